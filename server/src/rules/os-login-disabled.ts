import {
  GOOGLE_MACHINES,
  isOn,
  type MetadataEntry,
  metadataEntry,
  projectMetadata,
  setMetadata,
} from "../knowledge/instance-metadata.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Effect, Finding, TerraformRule } from "./rule.ts";

export const osLoginDisabled: TerraformRule = {
  id: "os-login-disabled",
  dialect: "terraform",
  category: "access",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "OS Login is off",
    reason: "Without it keys in metadata decide who can change a machine, and nobody can say who did.",
    why: `With OS Login a Google Cloud machine asks the provider who may log in, and the provider writes down who did.
Without it whatever keys stand in metadata open the machine: they are added by tools and consoles, belong to nobody in
particular and outlive those who made them. No login at all is better, and a machine that is replaced rather than
repaired needs none. Until then OS Login at least tells which machine somebody has been on, so that it can be replaced.`,
    bad: `resource "google_compute_project_metadata" "project" {
  metadata = {
    enable-oslogin = "FALSE"
  }
}
`,
    good: `resource "google_compute_project_metadata" "project" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}
`,
    exceptions: [
      "`enable-oslogin` is on, or its value cannot be known.",
      "A machine that does not say anything of OS Login: its project decides.",
      "The module does not hold the project's metadata.",
    ],
    links: [
      {
        title: "Google: About OS Login",
        url: "https://cloud.google.com/compute/docs/oslogin",
      },
      {
        title: "Google: Set up OS Login",
        url: "https://cloud.google.com/compute/docs/oslogin/set-up-oslogin",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...GOOGLE_MACHINES.keys())) {
      const entry = metadataEntry(module, machine.body, KEY);
      if (!isSetToOff(entry)) continue;
      yield finding(machine, entry, GOOGLE_MACHINES.get(machine.resourceType) ?? "in place");
    }
    yield* ofProject(module);
  },
};

function* ofProject(module: TerraformModule): Generator<Finding> {
  const all = projectMetadata(module, KEY);
  for (const { owner, entry } of all) if (isSetToOff(entry)) yield finding(owner, entry, "in place");
  if (all.some(({ entry }) => entry.state !== "absent")) return;
  for (const { owner, entry } of all) yield finding(owner, entry, "in place");
}

function isSetToOff(entry: MetadataEntry): boolean {
  return entry.state === "set" && isOn(entry.value) === false;
}

function finding(owner: Resource, entry: MetadataEntry, effect: Effect): Finding {
  const edits = setMetadata(owner, entry, KEY, '"TRUE"');
  const whose = GOOGLE_MACHINES.has(owner.resourceType) ? "the machine" : "the project's machines";
  return {
    at: entry.state === "set" ? entry.at : owner.header,
    subject: owner,
    message: `${owner.address} leaves OS Login off: keys in metadata decide who can change ${whose}`,
    fixes: edits ? [{ title: "Switch OS Login on", safe: false, effect, edits }] : [],
  };
}

const KEY = "enable-oslogin";
