import type { Effects } from "../faults.ts";
import { type Attribute, CloudError, type Kind, type Shape } from "../kinds/kind.ts";
import { isUnknown, type ObjectValue, type Value } from "../provider/values.ts";
import type { Context, View } from "./context.ts";
import { isMachineKind } from "./groups.ts";
import { healthTime } from "./rollout.ts";
import { findThing, removeThing, type Thing, thingsOf } from "./state.ts";

/** @param asked what the plan says; what is unknown in it the cloud chooses. @throws a CloudError, and nothing is made. */
export function makeThing(kind: Kind, asked: ObjectValue, context: Context, effects: Effects): Thing {
  const { state, now } = context;
  const number = state.nextNumber;
  const id = `${kind.name}-${number}`;
  const attributes = { ...stored(kind, asked), id };
  if (kind.attributes.name?.from === "chosen") {
    const prefix = asked.name_prefix ?? `${kind.name}-`;
    Object.assign(attributes, { name: isText(asked.name) ? asked.name : `${prefix}${number}` });
  }
  const thing: Thing = { id, kind: kind.name, attributes, madeAt: now };
  check(kind, thing, context);
  if (isMachineKind(kind.name)) thing.healthyAt = healthTime(effects.healthyAfter, now);
  if (effects.visibleAfter !== undefined) thing.visibleAt = now + effects.visibleAfter * 1000;
  kind.made?.(thing, context);
  state.nextNumber++;
  state.things[kind.name] ??= {};
  Object.assign(state.things[kind.name] as object, { [id]: thing });
  return thing;
}

/** @throws a CloudError, and nothing is changed. */
export function changeThing(kind: Kind, id: string, asked: ObjectValue, context: Context): Thing {
  const before = existing(kind, id, context);
  const attributes = { ...before.attributes, ...stored(kind, asked) };
  const thing: Thing = { ...before, attributes };
  check(kind, thing, context);
  kind.changed?.(thing, before.attributes, context);
  Object.assign(context.state.things[kind.name] as object, { [id]: thing });
  return thing;
}

/** One that is gone already is no error. @throws a CloudError, and it is still there. */
export function deleteThing(kind: Kind, id: string, context: Context): void {
  const thing = findThing(context.state, kind.name, id);
  if (!thing) return;
  kind.going?.(thing, context);
  removeThing(context.state, thing);
}

/** What Terraform's state says of a thing. @param secrets where the sensitive attributes come from: the cloud tells none. */
export function describe(kind: Kind, thing: Thing, secrets: ObjectValue | null): ObjectValue {
  const described: Record<string, Value> = {};
  for (const [name, { type, sensitive }] of Object.entries(kind.attributes)) {
    const value = sensitive ? secrets?.[name] : thing.attributes[name];
    described[name] = value ?? null;
    if (!fits(value, type))
      throw new CloudError(
        "Unusable answer",
        `${thing.id}: ${name} is ${JSON.stringify(value)} in the cloud's file and should be a ${[type].flat().join(" of ")}.`,
      );
  }
  for (const name of Object.keys(kind.blocks ?? {})) described[name] = thing.attributes[name] ?? [];
  return described;
}

/** What is written into the cloud's file. */
function stored(kind: Shape, asked: ObjectValue): Record<string, Value> {
  const isStored = ([name, value]: [string, Value]): boolean =>
    !isUnknown(value) && kind.attributes[name]?.sensitive !== true;
  return Object.fromEntries(Object.entries(asked).filter(isStored));
}

function existing(kind: Kind, id: string, { state }: View): Thing {
  const thing = findThing(state, kind.name, id);
  if (!thing) throw new CloudError("Not found", `There is no ${kind.name} ${id}.`);
  return thing;
}

function check(kind: Kind, thing: Thing, view: View): void {
  kind.check?.(thing.attributes);
  checkReferences(kind.attributes, thing.attributes, view);
  for (const [name, block] of Object.entries(kind.blocks ?? {}))
    for (const content of (thing.attributes[name] ?? []) as readonly ObjectValue[])
      checkReferences(block.attributes, content, view);
  const { name } = thing.attributes;
  if (!kind.uniqueName || name === undefined) return;
  const namesake = thingsOf(view.state, kind.name).find(
    (other) => other.id !== thing.id && other.attributes.name === name,
  );
  if (namesake)
    throw new CloudError("Already exists", `${namesake.id} has the name "${name}" already.`, "name");
}

function checkReferences(
  attributes: Readonly<Record<string, Attribute>>,
  values: ObjectValue,
  { state, now }: View,
): void {
  for (const [name, { refersTo }] of Object.entries(attributes)) {
    if (!refersTo) continue;
    for (const id of [values[name] ?? []].flat()) {
      const found = findThing(state, refersTo, id as Value);
      if (!found || (found.visibleAt ?? 0) > now)
        throw new CloudError("Not found", `There is no ${refersTo} ${id}.`, name);
    }
  }
}

function fits(value: Value | undefined, type: Attribute["type"]): boolean {
  if (value === null || value === undefined) return true;
  if (type === "string") return typeof value === "string";
  // A fraction comes from Terraform as a text, see provider/values.ts.
  if (type === "number") return typeof value === "number" || (isText(value) && !Number.isNaN(Number(value)));
  if (type === "bool") return typeof value === "boolean";
  if (type[0] === "map") return typeof value === "object" && Object.values(value).every(isText);
  return Array.isArray(value) && value.every(isText);
}

function isText(value: Value | undefined): boolean {
  return typeof value === "string";
}
