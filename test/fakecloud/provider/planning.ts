import type { Attribute, Kind } from "../kinds/kind.ts";
import { type ObjectValue, same, sameSet, UNKNOWN, type Value } from "./values.ts";

export interface Plan {
  readonly planned: ObjectValue;
  /** Attributes whose change needs another thing. Terraform then asks again, as for a new one. */
  readonly replaces: readonly string[];
}

/**
 * @param prior null for one that is to be made.
 * @param configuration what is written, with null where nothing is.
 */
export function plan(kind: Kind, prior: ObjectValue | null, configuration: ObjectValue): Plan {
  const planned: Record<string, Value> = { ...configuration };
  for (const [name, attribute] of Object.entries(kind.attributes))
    if (attribute.from !== "computed") planned[name] = meant(attribute, configuration[name], prior?.[name]);
  const changed = prior ? changedNames(kind, prior, planned) : [];
  for (const [name, attribute] of Object.entries(kind.attributes)) {
    if (attribute.from !== "computed") continue;
    const changes = !prior || attribute.changesWith?.some((other) => changed.includes(other));
    planned[name] = changes ? UNKNOWN : (prior[name] ?? null);
  }
  const replaces = changed.filter((name) => isReplacing(kind, name, prior ?? {}, planned));
  return { planned, replaces };
}

function meant(attribute: Attribute, said: Value | undefined, before: Value | undefined): Value {
  if (attribute.from !== "chosen" || (said !== null && said !== undefined)) return said ?? null;
  return attribute.fallback ?? before ?? UNKNOWN;
}

function changedNames(kind: Kind, prior: ObjectValue, planned: ObjectValue): readonly string[] {
  const attributes = Object.entries(kind.attributes).filter(([, { from }]) => from !== "computed");
  const sets = [
    ...attributes.filter(([, { type }]) => type[0] === "set"),
    ...Object.entries(kind.blocks ?? {}).filter(([, { nesting }]) => nesting === "set"),
  ].map(([name]) => name);
  return [...attributes.map(([name]) => name), ...Object.keys(kind.blocks ?? {})].filter((name) => {
    const equal = sets.includes(name) ? sameSet : same;
    return !equal(prior[name] ?? null, planned[name] ?? null);
  });
}

function isReplacing(kind: Kind, name: string, prior: ObjectValue, planned: ObjectValue): boolean {
  const replaces = kind.attributes[name]?.replaces;
  if (typeof replaces !== "function") return replaces === true;
  return replaces(prior[name] ?? null, planned[name] ?? null, planned);
}
