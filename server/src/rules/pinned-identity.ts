import { asString } from "../eval/value.ts";
import { MACHINE_TYPES } from "../knowledge/compute.ts";
import { ADDRESS_TIES, MACHINE_IDENTITIES } from "../knowledge/identities.ts";
import { MANAGED_INSTANCE_GROUP_TYPES } from "../knowledge/instance-groups.ts";
import { hasRoleOfItsOwn } from "../knowledge/roles.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { attribute, blocksAt, blocksOfType } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { originsOf } from "./shared/origins.ts";

export const pinnedIdentity: TerraformRule = {
  id: "pinned-identity",
  dialect: "terraform",
  category: "replacement",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "The machine has something only one machine can have",
    reason: "Its replacement cannot stand beside it, so the old one has to go first.",
    why: `An address, a host name or a disk of its own makes a machine one that others know by name. Two cannot have it,
so a replacement starts only when the old machine is gone, and the interruption makes people change machines in place.
Let others find the service by something that stands in front of the machines: a load balancer, a DNS name of the
service, service discovery. Addresses and disks then belong to that or to a data store, and machines come and go.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
  private_ip    = "10.0.1.10"
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
}
`,
    exceptions: [
      "A machine that keeps data of its own: a volume is attached to it, or it has a database's name.",
      "A machine that by its name or tags is a bastion, NAT, VPN, DNS, builder, runner or test machine.",
      "The address is null or may be.",
    ],
    links: [
      {
        title: "Google Cloud: stateful managed instance groups",
        url: "https://cloud.google.com/compute/docs/instance-groups/stateful-migs",
      },
      {
        title: "aws_eip_association",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip_association",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...Object.keys(MACHINE_IDENTITIES)))
      yield* onMachine(module, machine);
    for (const tie of module.resources(...Object.keys(ADDRESS_TIES))) yield* onTie(module, tie);
    for (const group of module.resources(...MANAGED_INSTANCE_GROUP_TYPES)) yield* onGroup(module, group);
  },
};

function* onMachine(module: TerraformModule, machine: Resource): Generator<Finding> {
  const found = (MACHINE_IDENTITIES[machine.resourceType] ?? []).flatMap((identity) => {
    const bodies =
      identity.path.length === 0
        ? [machine.body]
        : blocksAt(machine.body, identity.path).map((one) => one.body);
    return bodies
      .map((body) => attribute(body, identity.attribute))
      .filter((one) => one !== undefined)
      .filter((one) => isCertain(module, one))
      .map((setting) => ({ setting, what: identity.what }));
  });
  if (found.length === 0 || isOneOfAKind(module, machine)) return;
  for (const { setting, what } of found)
    yield {
      at: setting,
      subject: machine,
      message: `${machine.address} has ${what === "address" ? "an" : "a"} ${what} its replacement cannot have beside it`,
      related: originsOf(module.evaluate(setting.expression)),
    };
}

/** A text that is there, or what another resource made: a reserved address. */
function isCertain(module: TerraformModule, setting: Attribute): boolean {
  const value = module.evaluate(setting.expression);
  if (value.kind !== "unknown") return (asString(value) ?? "") !== "";
  const { expression } = setting;
  if (expression.kind === "template") return expression.parts.some((part) => part.kind === "text");
  if (expression.kind === "call") return expression.name === "cidrhost";
  return expression.kind === "traversal" && /_(?:address|primary_ip)$/.test(expression.root);
}

function* onTie(module: TerraformModule, tie: Resource): Generator<Finding> {
  const written = attribute(tie.body, ADDRESS_TIES[tie.resourceType] ?? "");
  if (!written) return;
  const machine = [...referencesIn(written.expression)]
    .map((address) => module.resource(address))
    .find((one) => one !== undefined && MACHINE_TYPES.has(one.resourceType));
  if (!machine || !module.mayExist(machine) || isOneOfAKind(module, machine) || isOneOfAKind(module, tie))
    return;
  yield {
    at: written,
    subject: tie,
    message: `${tie.address} ties its address to ${machine.address}, whose replacement cannot have it beside it`,
    related: [{ at: machine.header, message: "The machine" }],
  };
}

function* onGroup(module: TerraformModule, group: Resource): Generator<Finding> {
  if (isOneOfAKind(module, group)) return;
  for (const type of KEPT) {
    for (const kept of blocksOfType(group.body, type))
      yield {
        at: { piece: kept.piece, range: kept.headerRange },
        subject: group,
        message: `${group.address} gives each new machine what the old one had, so the old one has to go first`,
      };
  }
  for (const policy of blocksOfType(group.body, "update_policy")) {
    const method = attribute(policy.body, "replacement_method");
    const value = method && module.evaluate(method.expression);
    if (!method || !value || asString(value)?.toUpperCase() !== "RECREATE") continue;
    yield {
      at: method,
      subject: group,
      message: `${group.address} takes each machine away before its replacement, which gets its name, is there`,
      related: originsOf(value),
    };
  }
}

function isOneOfAKind(module: TerraformModule, machine: Resource): boolean {
  return hasRoleOfItsOwn(module, machine) || isStateful(module, machine);
}

const KEPT = ["stateful_disk", "stateful_internal_ip", "stateful_external_ip"];
