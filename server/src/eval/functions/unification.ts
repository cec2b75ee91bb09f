import { type ListValue, unknown, type Value } from "../value.ts";
import { type Converted, INVALID, toText } from "./conversion.ts";
import { inSetOrder } from "./identity.ts";

/** A value's type, as far as it matters when values get one type. "any" is the type of null. */
type Type =
  | "any"
  | "string"
  | "number"
  | "boolean"
  | { readonly kind: "list" | "set" | "map"; readonly item: Type }
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, Type> };

/**
 * The values as Terraform gives them one type: the elements of a list, map or set. Numbers and booleans become texts
 * beside texts, tuples of different lengths become lists, objects with different names maps.
 * @returns undefined where the common type cannot be known.
 */
export function ofOneType(values: readonly Value[]): Converted<readonly Value[]> {
  const known = values.filter((value) => value.kind !== "unknown");
  // Texts stay texts, whatever the unknown ones turn out to be.
  if (known.length < values.length) return known.every(isTextOrNull) ? values : undefined;
  const types = known.map(typeOf);
  const type = types.includes(undefined) ? undefined : unified(types as Type[]);
  if (type === undefined || type === INVALID) return type;
  return values.map((value) => converted(value, type));
}

function isTextOrNull({ kind }: Value): boolean {
  return kind === "string" || kind === "null";
}

function typeOf(value: Value): Type | undefined {
  switch (value.kind) {
    case "null":
      return "any";
    case "unknown":
      return undefined;
    case "list": {
      const items = value.items.map(typeOf);
      if (items.includes(undefined)) return undefined;
      if (value.isSet || value.isList)
        return known(collection(value.isSet ? "set" : "list", items as Type[]));
      return { kind: "tuple", items: items as Type[] };
    }
    case "object": {
      const entries = [...value.entries].map(([name, entry]) => [name, typeOf(entry)] as const);
      if (!value.complete || entries.some(([, type]) => type === undefined)) return undefined;
      const types = new Map(entries as [string, Type][]);
      return value.isMap ? known(collection("map", [...types.values()])) : { kind: "object", entries: types };
    }
    default:
      return value.kind;
  }
}

function collection(kind: "list" | "set" | "map", items: readonly Type[]): Converted<Type> {
  const item = unified(items);
  return item === undefined || item === INVALID ? item : { kind, item };
}

/** An error inside makes no type. */
function known(type: Converted<Type>): Type | undefined {
  return type === INVALID ? undefined : type;
}

function unified(types: readonly Type[]): Converted<Type> {
  const byKey = new Map(types.filter((type) => type !== "any").map((type) => [keyOf(type), type]));
  const different = [...byKey.values()];
  const [first] = different;
  if (first === undefined) return "any";
  if (different.every((type) => typeof type === "string")) {
    const scalar = unifiedScalars(different);
    return scalar === INVALID && types.includes("any") ? undefined : scalar;
  }
  // Beside null, Terraform finds no common type for some collections.
  if (types.includes("any")) return undefined;
  if (new Set(different.map(familyOf)).size > 1) return INVALID;
  return different.length === 1 ? first : unifiedCollections(different);
}

function unifiedScalars(types: readonly Type[]): Converted<Type> {
  if (types.length === 1) return types[0];
  return types.includes("string") ? "string" : INVALID;
}

function unifiedCollections(types: readonly Type[]): Converted<Type> {
  const items = types.flatMap((type) => itemsOf(type) ?? []);
  if (types.every((type) => isKind(type, "tuple", "list"))) return unifiedTuples(types, items);
  if (types.every((type) => isKind(type, "object", "map"))) return unifiedObjects(types, items);
  if (!types.every((type) => isKind(type, "tuple", "set"))) return undefined;
  // Beside sets of other scalars, Terraform finds no common type for some tuples.
  const areAlike = items.every((type) => typeof type === "string" && (type === "any" || type === items[0]));
  return areAlike || types.every((type) => isKind(type, "set")) ? collection("set", items) : undefined;
}

/** What no conversion leads out of. */
function familyOf(type: Type): "scalar" | "named" | "listed" {
  if (typeof type === "string") return "scalar";
  return type.kind === "object" || type.kind === "map" ? "named" : "listed";
}

function isKind(type: Type, ...kinds: readonly string[]): boolean {
  return typeof type === "object" && kinds.includes(type.kind);
}

function itemsOf(type: Type): readonly Type[] | undefined {
  if (typeof type === "string") return undefined;
  if (type.kind === "tuple") return type.items;
  return type.kind === "object" ? [...type.entries.values()] : [type.item];
}

/** Tuples of one length stay tuples, whose items at one place get one type. */
function unifiedTuples(types: readonly Type[], all: readonly Type[]): Converted<Type> {
  const tuples = types.map((type) => (isKind(type, "tuple") ? (itemsOf(type) ?? []) : undefined));
  const [first] = tuples;
  if (!first || tuples.some((items) => items?.length !== first.length)) return collection("list", all);
  const items = first.map((_, index) => unified(tuples.flatMap((tuple) => tuple?.[index] ?? [])));
  if (items.includes(INVALID)) return INVALID;
  return items.includes(undefined) ? undefined : { kind: "tuple", items: items as Type[] };
}

/** Objects of the same names stay objects. */
function unifiedObjects(types: readonly Type[], all: readonly Type[]): Converted<Type> {
  const objects = types.map((type) =>
    typeof type === "object" && type.kind === "object" ? type.entries : undefined,
  );
  const [first] = objects;
  const sameNames = objects.every(
    (entries) => entries?.size === first?.size && [...(entries ?? [])].every(([name]) => first?.has(name)),
  );
  if (!first || !sameNames) return collection("map", all);
  const entries = new Map<string, Type>();
  for (const name of first.keys()) {
    const type = unified(objects.flatMap((each) => each?.get(name) ?? []));
    if (type === undefined || type === INVALID) return type;
    entries.set(name, type);
  }
  return { kind: "object", entries };
}

/** Whether maps or lists have the same type, as far as their elements show. */
export function haveSameType(values: readonly Value[]): boolean {
  const types = values
    .map(typeOf)
    .filter((type) => typeof type !== "object" || !("item" in type) || type.item !== "any");
  return new Set(types.map((type) => type && keyOf(type))).size <= 1;
}

/** Equal for equal types. */
function keyOf(type: Type): string {
  if (typeof type === "string") return type;
  if (type.kind === "tuple") return `[${type.items.map(keyOf).join()}]`;
  if (type.kind !== "object") return `${type.kind}(${keyOf(type.item)})`;
  const entries = [...type.entries].map(([name, entry]) => `${JSON.stringify(name)}:${keyOf(entry)}`);
  return `{${entries.toSorted().join()}}`;
}

function converted(value: Value, type: Type): Value {
  if (value.kind === "null" || type === "any" || value.kind === "unknown") return value;
  if (typeof type === "string") return type === "string" ? asTextValue(value) : value;
  if (value.kind === "list") {
    if (type.kind === "tuple")
      return {
        ...value,
        items: value.items.map((item, index) => converted(item, type.items[index] ?? "any")),
      };
    if (type.kind === "object") return value;
    const items = value.items.map((item) => converted(item, type.item));
    return type.kind === "list" ? { ...value, items, isList: true } : asSet(value, items);
  }
  if (value.kind !== "object" || type.kind === "tuple") return value;
  const typeOfEntry = (name: string): Type =>
    type.kind === "object" ? (type.entries.get(name) ?? "any") : type.item;
  const entries = new Map(
    [...value.entries].map(([name, entry]) => [name, converted(entry, typeOfEntry(name))]),
  );
  return type.kind === "map" ? { ...value, entries, isMap: true } : { ...value, entries };
}

function asSet(value: ListValue, items: readonly Value[]): Value {
  const elements = inSetOrder(items);
  const { isList: _, ...rest } = value;
  return elements ? { ...rest, items: elements, isSet: true } : unknown(value.span);
}

/** The same value as a text, written where it was written. */
function asTextValue(value: Value): Value {
  const text = value.kind === "string" ? undefined : toText(value);
  if (text === undefined || text === INVALID) return value;
  const { span, hops, sensitive } = value;
  return { kind: "string", value: text, span, hops, ...(sensitive && { sensitive }) };
}
