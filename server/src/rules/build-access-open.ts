import { asList, asString } from "../eval/value.ts";
import { opensSecurityGroup } from "../knowledge/packer-builders.ts";
import type { PackerTemplate } from "../packer/template.ts";
import { attribute, presence } from "../syntax/body.ts";
import { renameAttribute, setAttribute } from "../syntax/edits.ts";
import type { Attribute, Block, Body } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { relatedHops, type SourceUse, spanOf, usesOfSources } from "./shared/image-names.ts";

export const buildAccessOpen: PackerRule = {
  id: "build-access-open",
  dialect: "packer",
  category: "packer",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The machine of a bake is open to the whole internet",
    reason: "Whoever gets in during the bake gets into the image, and so onto each machine of it.",
    why: `Packer opens the login port of the machine it bakes on to every address when nobody says otherwise. What a
stranger leaves there in these minutes is captured with the rest, and no later inspection of the template shows it. Open
the port to the address that bakes only, bake in a network that is closed from outside, or let Packer come in through
the Session Manager, which needs no open port at all.`,
    bad: `source "amazon-ebs" "web" {
  ami_name     = "web-{{timestamp}}"
  ssh_username = "ubuntu"
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name                                  = "web-{{timestamp}}"
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}
`,
    exceptions: [
      "The source names its security groups, or the addresses that may come in.",
      "Packer comes in through the Session Manager, or not at all (the communicator `none`).",
      "Only the run knows the addresses.",
      "No build of the folder uses the source.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, temporary_security_group_source_public_ip",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
      {
        title: "AWS: Session Manager",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Attribute | Block>();
    for (const use of usesOfSources(template)) {
      if (!opensSecurityGroup(use.builder) || isClosed(template, use)) continue;
      const finding = checkUse(template, use, seen);
      if (finding) yield finding;
    }
  },
};

function checkUse(
  template: PackerTemplate,
  use: SourceUse,
  seen: Set<Attribute | Block>,
): Finding | undefined {
  const found = use.bodies
    .flatMap((body) => CIDRS.map((name) => ({ body, cidrs: attribute(body, name) })))
    .find((one) => one.cidrs !== undefined && template.evaluate(one.cidrs.expression).kind !== "null");
  if (found?.cidrs) return openTo(template, use, found.body, found.cidrs, seen);
  const owner = use.source?.block ?? use.override;
  if (!owner || seen.has(owner)) return undefined;
  seen.add(owner);
  return {
    at: { piece: owner.piece, range: owner.headerRange },
    subject: use.subject,
    message:
      "Nothing says who may reach the machine of the bake, so Packer opens its login port to every address",
    fixes: [
      {
        title: "Let in only the address that bakes",
        safe: false,
        effect: "next bake",
        edits: () => setAttribute(owner, PUBLIC_IP, "true"),
      },
    ],
  };
}

function openTo(
  template: PackerTemplate,
  use: SourceUse,
  owner: Body,
  cidrs: Attribute,
  seen: Set<Attribute | Block>,
): Finding | undefined {
  const value = template.evaluate(cidrs.expression);
  const addresses = (asList(value) ?? [value]).map(asString);
  if (seen.has(cidrs) || !addresses.some((one) => one !== undefined && /\/0+$/.test(one))) return undefined;
  seen.add(cidrs);
  return {
    at: spanOf(cidrs),
    subject: use.subject,
    message: "The login port of the machine of the bake is open to every address",
    related: relatedHops(value.hops),
    fixes: [
      {
        title: "Let in only the address that bakes",
        safe: false,
        effect: "next bake",
        edits: () => renameAttribute(owner, cidrs, PUBLIC_IP, "true"),
      },
    ],
  };
}

/** Also true when it cannot be known. */
function isClosed(template: PackerTemplate, use: SourceUse): boolean {
  const isSet = (name: string): boolean =>
    use.bodies.some((body) => {
      if (presence(body, name) === "unknown") return true;
      if (body.blocks.some((block) => block.type === name)) return true;
      const value = template.value(body, name);
      return value !== undefined && asString(value) !== "false" && asList(value)?.length !== 0;
    });
  if (GROUPS.some(isSet)) return true;
  return use.bodies.some((body) => {
    const way = template.value(body, "ssh_interface");
    const communicator = template.value(body, "communicator");
    return (
      (way !== undefined && (asString(way) ?? "session_manager") === "session_manager") ||
      (communicator !== undefined && (asString(communicator) ?? "none") === "none") ||
      CIDRS.some((name) => presence(body, name) === "unknown")
    );
  });
}

const PUBLIC_IP = "temporary_security_group_source_public_ip";
const CIDRS: readonly string[] = [
  "temporary_security_group_source_cidrs",
  "temporary_security_group_source_cidr",
];
const GROUPS: readonly string[] = [
  "security_group_id",
  "security_group_ids",
  "security_group_filter",
  PUBLIC_IP,
];
