import { asString, type Hop, isScalar, type Value } from "../../eval/value.ts";
import type { SpanEdit } from "../../syntax/edits.ts";
import { hasComments, removeItems } from "../../syntax/list-edits.ts";
import type { Expression, Span } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { certainlySomething, mayDropItems } from "./certain.ts";
import type { Entry, Place } from "./entry.ts";
import { type ListItem, listItems } from "./list-items.ts";

/** One source a rule lets in. */
export interface Source {
  /** As its value reads: `0.0.0.0/0`, `Internet`; empty when none is written and so every address may come in. */
  readonly text: string;
  /** The address range it stands for; undefined for a group, a tag and the like. */
  readonly address: string | undefined;
  /** Where the rule writes it: the value itself, or the expression that brings it. */
  readonly at: Span;
  /** How the value came there; empty when it is written there. */
  readonly hops: readonly Hop[];
  /** The item of a written list it is, when it can go without anything else. */
  readonly item?: ListItem;
  readonly attribute: string;
}

/** Something a rule lets in that is no known address: a group, a tag, an address that is made elsewhere. */
export interface OtherSource {
  /** `self`: the machines the rule itself is for. */
  readonly kind: "self" | "address" | "group";
  readonly at: Span;
  /** Undefined when it is written as a block. */
  readonly expression: Expression | undefined;
  /** False when there may be none after all: a variable without default, a list that may be empty. */
  readonly isCertain: boolean;
}

export interface Sources {
  readonly known: readonly Source[];
  readonly others: readonly OtherSource[];
  /** There are sources that cannot be known, or are no addresses at all (groups, tags, prefix lists). */
  readonly hasOthers: boolean;
}

/**
 * Reads the attributes that hold address ranges, alone or in lists.
 * @param others attributes that let something else in than addresses.
 * @param words what a provider calls a range by name, in lower case: `internet`.
 */
export function readSources(
  module: TerraformModule,
  entry: Entry,
  names: readonly string[],
  others: readonly string[] = [],
  words: ReadonlyMap<string, string> = NO_WORDS,
): Sources {
  const known: Source[] = [];
  const found = others.flatMap((name) => otherSources(module, entry, name));
  let hasOthers = others.some((name) => isSet(entry.value(name)) || entry.nested(name).length > 0);
  for (const name of names) {
    const expression = entry.expression(name);
    if (!expression) {
      hasOthers ||= entry.value(name).kind === "unknown";
      continue;
    }
    const drops = mayDropItems(expression);
    for (const one of listItems(module, expression)) {
      const value = module.evaluate(one.item);
      if (value.kind === "unknown") found.push(addressNotKnown(module, one, value, name, drops));
      for (const each of value.kind === "list" ? value.items : [value]) {
        const source = readSource(one, value, each, name, words);
        if (source) known.push(source);
        else hasOthers ||= each.kind !== "null";
      }
    }
  }
  return { known, others: found, hasOthers };
}

function otherSources(module: TerraformModule, entry: Entry, name: string): OtherSource[] {
  const expression = entry.expression(name);
  if (!expression) return entry.nested(name).map(({ place }) => writtenAsBlock(place));
  const drops = mayDropItems(expression);
  return listItems(module, expression).flatMap((one): OtherSource[] => {
    const value = module.evaluate(one.item);
    if (!isSet(value)) return [];
    const isSelf = name === "self" || asString(value) === OWN_GROUP;
    const isCertain = isSelf ? value.kind !== "unknown" : isCertainly(module, one, value, name, drops);
    const kind = isSelf ? "self" : "group";
    return [{ kind, at: oneLine(one.item), expression: one.item, isCertain }];
  });
}

function addressNotKnown(
  module: TerraformModule,
  one: ListItem,
  value: Value,
  name: string,
  drops: boolean,
): OtherSource {
  const isCertain = isCertainly(module, one, value, name, drops);
  return { kind: "address", at: oneLine(one.item), expression: one.item, isCertain };
}

function isCertainly(
  module: TerraformModule,
  one: ListItem,
  value: Value,
  name: string,
  drops: boolean,
): boolean {
  if (!certainlySomething(module, one, value)) return false;
  return value.kind !== "unknown" || !(drops || (isList(name) && !one.list));
}

function writtenAsBlock(place: Place): OtherSource {
  if (place.kind === "item")
    return { kind: "group", at: oneLine(place.item), expression: place.item, isCertain: true };
  const at = { piece: place.block.piece, range: place.block.headerRange };
  return { kind: "group", at, expression: undefined, isCertain: true };
}

/** Attributes that hold lists have names in the plural; a list that cannot be known may be empty. */
function isList(name: string): boolean {
  return name.endsWith("s");
}

/** The edits that take sources out of their lists; undefined when one of them is not written in a list. */
export function withoutSources(entry: Entry, gone: readonly Source[]): SpanEdit[] | undefined {
  const items = gone.flatMap((one) => one.item ?? []);
  if (items.length < gone.length) return undefined;
  const lists = [...new Set(items.flatMap((one) => one.list ?? []))];
  const edits: SpanEdit[] = [];
  const emptied: string[] = [];
  for (const list of lists) {
    const own = items.filter((one) => one.list === list).map((one) => one.item);
    const name = gone.find((one) => one.item?.list === list)?.attribute ?? "";
    const isWhole = own.length === list.items.length && entry.expression(name) === list;
    if (isWhole && !hasComments(list)) emptied.push(name);
    else edits.push(...removeItems(list, own));
  }
  return [...edits, ...entry.without(emptied)];
}

function readSource(
  one: ListItem,
  whole: Value,
  value: Value,
  attribute: string,
  words: ReadonlyMap<string, string>,
): Source | undefined {
  const text = asString(value)?.trim();
  if (text === undefined || text === "" || !isScalar(value)) return undefined;
  const hops = whole === value ? value.hops : [...whole.hops, ...value.hops];
  const isOwn = hops.length === 0 && value.span.piece === one.item.piece;
  return {
    text,
    address: words.get(text.toLowerCase()) ?? text,
    at: oneLine(isOwn ? value.span : one.item),
    hops,
    ...(isOwn && one.list && isPlain(one.item) ? { item: one } : {}),
    attribute,
  };
}

function isPlain(item: Expression): boolean {
  return item.kind === "literal" || (item.kind === "parentheses" && isPlain(item.inner));
}

/** What goes over several lines is told by its first. */
function oneLine(span: Span): Span {
  const { piece, range } = span;
  const newline = piece.text.indexOf("\n", range.start);
  if (newline < 0 || newline >= range.end) return { piece, range };
  const length = piece.text.slice(range.start, newline).trimEnd().length;
  return { piece, range: { start: range.start, end: range.start + length } };
}

/** Not null, not false, not an empty text or list. */
function isSet(value: Value): boolean {
  if (value.kind === "list") return value.items.length > 0;
  if (value.kind === "boolean") return value.value;
  if (value.kind === "string") return value.value !== "";
  return value.kind !== "null";
}

/** Yandex's word for `self`. */
const OWN_GROUP = "self_security_group";
const NO_WORDS: ReadonlyMap<string, string> = new Map();
