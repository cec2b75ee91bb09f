import { asString, type Value } from "../eval/value.ts";
import { attribute, block, presence } from "../syntax/body.ts";
import { replace, type SpanEdit, setAttribute } from "../syntax/edits.ts";
import type { Attribute, Body, Expression, ObjectExpression, ObjectItem, Span } from "../syntax/nodes.ts";
import { addObjectItem } from "../syntax/object-edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/** What a `metadata` map says under a key. */
export type MetadataEntry =
  | { readonly state: "absent" | "unknown" }
  | {
      readonly state: "set";
      readonly value: Value;
      /** The entry as it is written, or the attribute's name when the map comes from elsewhere. */
      readonly at: Span;
      /** What is written behind the key; undefined when the map comes from elsewhere. */
      readonly expression: Expression | undefined;
    };

/** Reads a key of the body's `metadata`, whichever way the map is written. */
export function metadataEntry(module: TerraformModule, body: Body, key: string): MetadataEntry {
  const map = attribute(body, "metadata");
  if (!map) return ofBlock(module, body, key);
  const value = module.evaluate(map.expression);
  if (value.kind === "null") return { state: "absent" };
  const written = writtenItem(map.expression, key);
  const entry =
    value.kind === "object" ? value.entries.get(key) : written?.isLast && module.evaluate(written.item.value);
  if (!entry) return { state: value.kind === "object" && value.complete ? "absent" : "unknown" };
  if (entry.kind === "null") return { state: "absent" };
  if (!written) return { state: "set", value: entry, at: nameOf(map), expression: undefined };
  const { object, item } = written;
  const at = { piece: object.piece, range: item.range };
  return { state: "set", value: entry, at, expression: item.value };
}

/** The item that says what stands under the key; `isLast` when nothing behind it can say otherwise. */
function writtenItem(
  expression: Expression,
  key: string,
): { object: ObjectExpression; item: ObjectItem; isLast: boolean } | undefined {
  const objects = writtenObjects(expression);
  const object = objects.findLast((one) => one.items.some((item) => item.name === key));
  const item = object?.items.findLast((one) => one.name === key);
  return object && item && { object, item, isLast: object === lastOf(expression) };
}

function lastOf(expression: Expression): Expression | undefined {
  if (expression.kind === "parentheses") return lastOf(expression.inner);
  if (expression.kind !== "call" || expression.name !== "merge" || expression.expandsLast) return expression;
  const last = expression.arguments.at(-1);
  return last && lastOf(last);
}

/** How Google and Yandex read a switch: `TRUE`, `Y`, `Yes` and `1` are on, in any case. Undefined when not known. */
export function isOn(value: Value): boolean | undefined {
  const text = asString(value)?.trim().toLowerCase();
  if (text === undefined) return undefined;
  return ["true", "y", "yes", "1"].includes(text);
}

/** The edits that write a key of the resource's `metadata`; undefined where the map is not written out. */
export function setMetadata(
  owner: Resource,
  entry: MetadataEntry,
  key: string,
  text: string,
): (() => SpanEdit[]) | undefined {
  if (entry.state === "set") {
    const { expression } = entry;
    return expression && (() => [replace(expression, text)]);
  }
  const map = attribute(owner.body, "metadata");
  if (!map) return () => setAttribute(owner.block, "metadata", `{ ${key} = ${text} }`);
  const { expression } = map;
  return expression.kind === "object" ? () => addObjectItem(expression, key, text) : undefined;
}

/** The objects a map is written with, also those that `merge` puts together. */
export function writtenObjects(expression: Expression): ObjectExpression[] {
  if (expression.kind === "object") return [expression];
  if (expression.kind === "parentheses") return writtenObjects(expression.inner);
  if (expression.kind === "call" && expression.name === "merge")
    return expression.arguments.flatMap(writtenObjects);
  return [];
}

/** Before version 0.12 of Terraform a map could be written as a block. */
function ofBlock(module: TerraformModule, body: Body, key: string): MetadataEntry {
  const map = block(body, "metadata");
  if (!map) return { state: presence(body, "metadata") === "absent" ? "absent" : "unknown" };
  const written = attribute(map.body, key);
  const value = module.value(map.body, key);
  if (written && value) return { state: "set", value, at: written, expression: written.expression };
  return { state: "unknown" };
}

function nameOf(one: Attribute): Span {
  return { piece: one.piece, range: one.nameRange };
}

/** Google's machines that carry metadata of their own, and whether a change of it replaces them. */
export const GOOGLE_MACHINES: ReadonlyMap<string, "in place" | "replaces"> = new Map([
  ["google_compute_instance", "in place"],
  ["google_compute_instance_from_template", "in place"],
  ["google_compute_instance_from_machine_image", "in place"],
  ["google_compute_instance_template", "replaces"],
  ["google_compute_region_instance_template", "replaces"],
]);

/** Those that take what they do not say themselves from elsewhere. */
export const GOOGLE_COPIES: ReadonlySet<string> = new Set([
  "google_compute_instance_from_template",
  "google_compute_instance_from_machine_image",
]);

/** A key of the whole project's metadata, wherever the module writes it. */
export function projectMetadata(
  module: TerraformModule,
  key: string,
): { readonly owner: Resource; readonly entry: MetadataEntry }[] {
  const maps = module
    .resources("google_compute_project_metadata")
    .map((owner) => ({ owner, entry: metadataEntry(module, owner.body, key) }));
  const items = module.resources("google_compute_project_metadata_item").flatMap((owner) => {
    const name = module.value(owner.body, "key");
    if (!name || asString(name) !== key) return [];
    const written = attribute(owner.body, "value");
    const value = module.value(owner.body, "value");
    if (!written || !value) return [];
    return [{ owner, entry: { state: "set", value, at: written, expression: written.expression } as const }];
  });
  return [...maps, ...items];
}
