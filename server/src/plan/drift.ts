import type { AttributeChange, ChangeDiff, DriftedObject } from "../../../protocol/src/plan-view.ts";
import { isCapacity, isImagePath, isLabel, roleOf } from "../knowledge/resource-roles.ts";
import { blockAddress } from "./addresses.ts";
import type { ChangeDiffs } from "./diffs.ts";
import { asList, asText, field, type Json } from "./json.ts";
import type { PlanModel, ResourceChange } from "./model.ts";

/** What was changed outside: what the plan depends on first, then images, then the rest. */
export function driftOf(plan: PlanModel, diffs: ChangeDiffs): DriftedObject[] {
  const relevant = relevantAttributes(plan.json);
  return plan.drift
    .filter(({ kind }) => kind === "update" || kind === "delete" || kind === "unknown")
    .map((change) => {
      const diff = diffs.of(change);
      const found = diff === undefined ? undefined : diffs.all[diff];
      return {
        id: change.deposed === undefined ? change.address : `${change.address} (deposed ${change.deposed})`,
        address: change.address,
        type: change.type,
        role: roleOf(change.type),
        kind: change.kind === "delete" ? ("deleted" as const) : ("changed" as const),
        about: aboutOf(change, found),
        influencesPlan: (relevant.get(blockAddress(change.address)) ?? []).some(
          (path) => change.kind === "delete" || found?.attributes.some((one) => meets(one.path, path)),
        ),
        ...(diff === undefined ? {} : { diff }),
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ influencesPlan, kind, about }: DriftedObject): number {
  const order = ["image", "other", "capacity", "labels"];
  return (influencesPlan ? 0 : 10) + (kind === "deleted" ? 0 : 1 + order.indexOf(about));
}

function aboutOf(change: ResourceChange, diff: ChangeDiff | undefined): DriftedObject["about"] {
  const attributes: readonly AttributeChange[] = diff?.attributes ?? [];
  if (attributes.length === 0 || change.kind === "delete") return "other";
  const role = roleOf(change.type);
  const isOfMachine = role === "machine" || role === "machine-group" || role === "machine-template";
  if (isOfMachine && attributes.some(({ path }) => isImagePath(change.type, path))) return "image";
  if (attributes.every(({ path }) => isLabel(path))) return "labels";
  const isGroup = role === "machine-group" || role === "node-pool";
  return isGroup && attributes.every(({ path }) => isCapacity(path) || isLabel(path)) ? "capacity" : "other";
}

/** The first names of the attributes that the plan depends on, by block; "" for all of it. */
function relevantAttributes(json: Json): Map<string, string[]> {
  const relevant = new Map<string, string[]>();
  for (const one of asList(field(json, "relevant_attributes"))) {
    const resource = asText(field(one, "resource"));
    if (resource === undefined) continue;
    const block = blockAddress(resource);
    const [first] = asList(field(one, "attribute"));
    relevant.set(block, [...(relevant.get(block) ?? []), typeof first === "string" ? first : ""]);
  }
  return relevant;
}

function meets(path: string, name: string): boolean {
  return name === "" || path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
