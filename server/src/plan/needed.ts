import { asList, field, isObject, type Json, type JsonObject, sameJson } from "./json.ts";
import { saysTrue } from "./masks.ts";

/**
 * What is needed of a large JSON document, so that the rest can be let go of while it is being read: where it is taken apart,
 * and what is kept of the parts. What is not mentioned is kept as it is.
 */
export interface Needed {
  /** Of an object: what stands under these keys is taken apart further. */
  readonly keys?: Readonly<Record<string, Needed>>;
  /** Of a list: its items are taken apart further. */
  readonly items?: Needed;
  /** What is kept of a value that is not taken apart further; undefined for nothing (in a list: the item is left out). */
  readonly keep?: (value: Json) => Json;
}

const MODULE: { keys: Record<string, Needed> } = {
  keys: { resources: { items: { keep: onlySecretsOfState } } },
};
MODULE.keys.child_modules = { items: MODULE };

const CHANGES: Needed = { items: { keep: withoutWhatStays } };

/**
 * What the view is made of (measured: a tenth of the plan of something that runs already). Of the states before and after, which
 * are most of it, only what is secret counts; of what does not change, only that it is there, and what of it is secret.
 */
export const NEEDED_OF_PLAN: Needed = {
  keys: {
    planned_values: { keys: { root_module: MODULE } },
    prior_state: { keys: { values: { keys: { root_module: MODULE } } } },
    resource_changes: CHANGES,
    resource_drift: CHANGES,
  },
};

function onlySecretsOfState(resource: Json): Json {
  const masks = field(resource, "sensitive_values");
  if (!saysTrue(masks)) return undefined;
  const values = field(resource, "values");
  if (!isObject(masks) || !isObject(values)) return { sensitive_values: masks, values };
  const names = Object.keys(masks).filter((name) => saysTrue(masks[name]));
  return { sensitive_values: only(masks, names), values: only(values, names) };
}

function withoutWhatStays(entry: Json): Json {
  const change = field(entry, "change");
  if (!isObject(entry) || !isObject(change)) return entry;
  const { actions, importing, before_sensitive, after_sensitive } = change;
  const isMore = importing !== undefined || entry.previous_address !== undefined;
  const stays = !isMore && asList(actions).length === 1 && asList(actions)[0] === "no-op";
  if (!stays || saysTrue(before_sensitive) || saysTrue(after_sensitive)) return withShared(entry, change);
  const { before: _before, after: _after, after_unknown: _unknown, ...rest } = change;
  return { ...entry, change: rest };
}

/** The same, but attributes that do not change are in memory once: nothing writes into a plan. */
function withShared(entry: JsonObject, change: JsonObject): Json {
  const { before, after } = change;
  if (!isObject(before) || !isObject(after)) return entry;
  const common = Object.entries(after).map(([name, value]) => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    return [name, sameJson(old, value) ? old : value] as const;
  });
  return { ...entry, change: { ...change, after: Object.fromEntries(common) } };
}

function only(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name]]] : [])),
  );
}
