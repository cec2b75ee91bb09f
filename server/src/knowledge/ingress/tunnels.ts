import { asString } from "../../eval/value.ts";
import { attribute } from "../../syntax/body.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { referencesIn } from "../../terraform/references.ts";
import type { IngressRule } from "../ingress.ts";
import { readRange } from "../network.ts";
import type { OtherSource, Source } from "./sources.ts";

/**
 * The service a source stands for when it lets in nobody but those the provider has checked and written down.
 * Sources: Google's page on TCP forwarding, AWS's on EC2 Instance Connect Endpoint, Azure's on Bastion.
 */
export function tunnelOf(module: TerraformModule, source: Source | OtherSource): string | undefined {
  if ("address" in source) return isInside(source.address, [IAP]) ? "Identity-Aware Proxy" : undefined;
  const resources = source.expression ? referred(module, source.expression) : [];
  if (resources.some((one) => isEndpointGroup(module, one))) return "EC2 Instance Connect Endpoint";
  if (resources.some((one) => isBastionSubnet(module, one))) return "Bastion";
  return undefined;
}

/** True for where only the provider's own health checks and management come from: no person logs in from there. */
export function isProviderItself(source: Source | OtherSource): boolean {
  if (!("address" in source)) return false;
  return isInside(source.address, GOOGLE_HEALTH_CHECKS) || AZURE_SERVICES.has(source.text.toLowerCase());
}

/** True when the machines let in are those the rule is for. */
export function isOwnGroup(
  module: TerraformModule,
  rule: IngressRule,
  source: Source | OtherSource,
): boolean {
  if ("address" in source) return false;
  if (source.kind === "self") return true;
  const group = groupOf(module, rule.resource);
  return (
    group !== undefined &&
    source.expression !== undefined &&
    referred(module, source.expression).includes(group)
  );
}

/** True when the rule is certainly for nothing but load balancers and services that have no shell. */
export function isForNothingWithShell(module: TerraformModule, { resource }: IngressRule): boolean {
  const group = groupOf(module, resource);
  if (!group) return false;
  const users = module.usersOf(group.address).filter((user) => !RULES_AND_GROUPS.has(typeOf(user)));
  return users.length > 0 && users.every((user) => WITHOUT_SHELL.has(typeOf(user)));
}

function groupOf(module: TerraformModule, resource: Resource): Resource | undefined {
  if (GROUPS.has(resource.resourceType)) return resource;
  const written = attribute(resource.body, "security_group_id");
  return written && referred(module, written.expression)[0];
}

function isEndpointGroup(module: TerraformModule, group: Resource): boolean {
  if (group.resourceType !== "aws_security_group") return false;
  return module.usersOf(group.address).some((user) => typeOf(user) === "aws_ec2_instance_connect_endpoint");
}

function isBastionSubnet(module: TerraformModule, subnet: Resource): boolean {
  if (subnet.resourceType !== "azurerm_subnet") return false;
  const name = module.value(subnet.body, "name");
  return name !== undefined && asString(name) === "AzureBastionSubnet";
}

function referred(module: TerraformModule, expression: Expression): Resource[] {
  return [...referencesIn(expression)].flatMap((address) => module.resource(address) ?? []);
}

function isInside(address: string | undefined, ranges: readonly string[]): boolean {
  const own = address === undefined ? undefined : readRange(address);
  if (!own) return false;
  return ranges.some((text) => {
    const range = readRange(text);
    return range?.family === own.family && range.first <= own.first && own.last <= range.last;
  });
}

function typeOf(user: object): string {
  return (user as Partial<Resource>).resourceType ?? "";
}

const IAP = "35.235.240.0/20";
/** Source: Google's page on health checks, their firewall rules. */
const GOOGLE_HEALTH_CHECKS = [
  "35.191.0.0/16",
  "130.211.0.0/22",
  "209.85.152.0/22",
  "209.85.204.0/22",
  "2600:2d00:1:b029::/64",
];
/** Service tags. Source: Azure's page on them, and on what Microsoft Entra Domain Services needs. */
const AZURE_SERVICES: ReadonlySet<string> = new Set([
  "azureloadbalancer",
  "azureactivedirectorydomainservices",
]);
const GROUPS: ReadonlySet<string> = new Set(["aws_security_group", "yandex_vpc_security_group"]);
const RULES_AND_GROUPS: ReadonlySet<string> = new Set([
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
]);
const WITHOUT_SHELL: ReadonlySet<string> = new Set([
  "aws_alb",
  "aws_elb",
  "aws_lb",
  "aws_transfer_server",
  "aws_vpc_endpoint",
]);
