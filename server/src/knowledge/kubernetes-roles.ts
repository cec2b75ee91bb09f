import { asList, asString, type Value } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Block, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { type ListItem, listItems } from "./ingress/list-items.ts";

/** A resource that a rule of a role is for. */
export interface RoleResource {
  readonly name: string;
  readonly at: Span;
  /** Where it is an item of a written list. */
  readonly item?: ListItem;
}

export interface RoleRule {
  readonly role: Resource;
  /** Undefined when the rule is not written as a block. */
  readonly block: Block | undefined;
  readonly resources: readonly RoleResource[];
  readonly verbs: readonly string[];
  /** Undefined when they cannot be known. */
  readonly apiGroups: readonly string[] | undefined;
}

/** What the roles of the module allow, as far as it is known. Source: the Kubernetes provider's pages of these resources. */
export function roleRules(module: TerraformModule): RoleRule[] {
  return [
    ...module.resources(...ROLE_TYPES).flatMap((role) => blockRules(module, role)),
    ...module.resources("kubernetes_manifest").flatMap((manifest) => manifestRules(module, manifest)),
  ];
}

function blockRules(module: TerraformModule, role: Resource): RoleRule[] {
  return blocksOfType(role.body, "rule").map((block) => {
    const texts = (name: string): string[] | undefined => knownTexts(module.value(block.body, name));
    const written = attribute(block.body, "resources");
    const resources = written
      ? listItems(module, written.expression).flatMap((item) => namedBy(module, item))
      : [];
    return { role, block, resources, verbs: texts("verbs") ?? [], apiGroups: texts("api_groups") };
  });
}

function namedBy(module: TerraformModule, item: ListItem): RoleResource[] {
  const value = module.evaluate(item.item);
  const isLiteral = item.list !== undefined && item.item.kind === "literal";
  return (knownTexts(value) ?? []).map((name) => ({ name, at: item.item, ...(isLiteral ? { item } : {}) }));
}

function manifestRules(module: TerraformModule, role: Resource): RoleRule[] {
  const manifest = module.value(role.body, "manifest");
  const kind = entry(manifest, "kind");
  if (!kind || !["Role", "ClusterRole"].includes(asString(kind) ?? "")) return [];
  const rules = entry(manifest, "rules");
  return (rules ? (asList(rules) ?? []) : []).map((rule) => ({
    role,
    block: undefined,
    resources: (knownTexts(entry(rule, "resources")) ?? []).map((name) => ({ name, at: role.header })),
    verbs: knownTexts(entry(rule, "verbs")) ?? [],
    apiGroups: knownTexts(entry(rule, "apiGroups")),
  }));
}

function entry(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === "object" ? value.entries.get(key) : undefined;
}

function knownTexts(value: Value | undefined): string[] | undefined {
  if (!value) return undefined;
  if (value.kind !== "list") {
    const text = asString(value);
    return text === undefined ? undefined : [text];
  }
  return value.items.flatMap((one) => asString(one) ?? []);
}

const ROLE_TYPES = [
  "kubernetes_role",
  "kubernetes_role_v1",
  "kubernetes_cluster_role",
  "kubernetes_cluster_role_v1",
];
