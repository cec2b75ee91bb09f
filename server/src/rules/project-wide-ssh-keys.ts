import { asString } from "../eval/value.ts";
import {
  GOOGLE_COPIES,
  GOOGLE_MACHINES,
  isOn,
  type MetadataEntry,
  metadataEntry,
  projectMetadata,
  setMetadata,
} from "../knowledge/instance-metadata.ts";
import { blocksAt } from "../syntax/body.ts";
import { removeTopLevel } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { isUsedBeside } from "../terraform/users.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { certainlyNamesKey } from "./shared/key-values.ts";

export const projectWideSshKeys: TerraformRule = {
  id: "project-wide-ssh-keys",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The project's SSH keys open the machine",
    reason: "A key that somebody adds to the project lets its owner change every machine in it.",
    why: `A Google Cloud machine takes the SSH keys in its project's metadata as its own unless it is told not to. Its
configuration then says nothing of who can log in: whoever may edit the project, or pressed the SSH button of the
console once, can change the machine by hand, and what is changed is in no image. Set \`block-project-ssh-keys\` on the
machine, and keep keys out of the project's metadata. A machine that is replaced rather than repaired needs no key at
all; where somebody has to get in, OS Login asks who it is and writes it down.`,
    bad: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  metadata = {
    startup-script-url = "gs://web/start.sh"
  }
}
`,
    good: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  metadata = {
    startup-script-url     = "gs://web/start.sh"
    block-project-ssh-keys = "TRUE"
  }
}
`,
    exceptions: [
      "`block-project-ssh-keys` is on, or its value cannot be known.",
      "OS Login is on, or may be, for the machine or in the module's metadata of the project: keys in metadata then count for nothing.",
      "The machine is made from a template or machine image and has no metadata of its own: what is said there holds.",
      "The machine's image is one of Windows, which has no SSH until somebody installs it.",
    ],
    links: [
      {
        title: "Google: Restrict SSH keys from VMs",
        url: "https://cloud.google.com/compute/docs/connect/restrict-ssh-keys",
      },
      {
        title: "Google: About OS Login",
        url: "https://cloud.google.com/compute/docs/oslogin",
      },
    ],
  },
  *check(module) {
    for (const name of KEYS) {
      for (const { owner, entry } of projectMetadata(module, name)) {
        if (entry.state !== "set" || !entry.expression) continue;
        if (certainlyNamesKey(module, entry.expression)) yield projectFinding(module, owner, entry.at);
      }
    }
    const machines = module.resources(...GOOGLE_MACHINES.keys());
    if (machines.length === 0 || hasOsLogin(module)) return;
    for (const machine of machines) {
      const finding = machineFinding(module, machine);
      if (finding) yield finding;
    }
  },
};

/** Whether the module switches OS Login on, or may, for the whole project. */
function hasOsLogin(module: TerraformModule): boolean {
  return projectMetadata(module, OS_LOGIN).some(({ entry }) => mayBeOn(entry));
}

function mayBeOn(entry: MetadataEntry): boolean {
  return entry.state === "set" ? isOn(entry.value) !== false : entry.state === "unknown";
}

function machineFinding(module: TerraformModule, machine: Resource): Finding | undefined {
  const entry = metadataEntry(module, machine.body, BLOCK);
  if (mayBeOn(entry) || mayBeOn(metadataEntry(module, machine.body, OS_LOGIN))) return undefined;
  const isCopy = GOOGLE_COPIES.has(machine.resourceType);
  if (isCopy && entry.state === "absent" && !machine.body.attributes.some((one) => one.name === "metadata"))
    return undefined;
  if (isWindows(module, machine)) return undefined;
  const edits = setMetadata(machine, entry, BLOCK, '"TRUE"');
  const effect = GOOGLE_MACHINES.get(machine.resourceType) ?? "in place";
  return {
    at: entry.state === "set" ? entry.at : machine.header,
    subject: machine,
    message: `${machine.address} takes the SSH keys of its whole project: whoever has one can log in and change it`,
    fixes: edits ? [{ title: "Block the project's SSH keys", safe: false, effect, edits }] : [],
  };
}

function projectFinding(module: TerraformModule, owner: Resource, at: Finding["at"]): Finding {
  const isItem = owner.resourceType === "google_compute_project_metadata_item";
  const fix: Fix = {
    title: "Delete these keys",
    safe: false,
    effect: "in place",
    edits: () => removeTopLevel(owner.block, module.files),
  };
  return {
    at: firstLine(at),
    subject: owner,
    message: `${owner.address} gives SSH keys to every machine of the project: whoever has one can log in and change them`,
    fixes: isItem && !isUsedBeside(module, owner.address) ? [fix] : [],
  };
}

function firstLine({ piece, range }: Finding["at"]): Finding["at"] {
  const [line = ""] = piece.text.slice(range.start, range.end).split(/\r?\n/);
  return { piece, range: { start: range.start, end: range.start + line.trimEnd().length } };
}

function isWindows(module: TerraformModule, machine: Resource): boolean {
  const images = [
    ...blocksAt(machine.body, ["boot_disk", "initialize_params"]).map((one) =>
      module.value(one.body, "image"),
    ),
    ...blocksAt(machine.body, ["disk"]).map((one) => module.value(one.body, "source_image")),
  ];
  return images.some((image) => image !== undefined && /windows/i.test(asString(image) ?? ""));
}

const KEYS = ["ssh-keys", "sshKeys"];
const BLOCK = "block-project-ssh-keys";
const OS_LOGIN = "enable-oslogin";
