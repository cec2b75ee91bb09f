import { asString, type Hop, isScalar, type Value } from "../../eval/value.ts";
import type { SpanEdit } from "../../syntax/edits.ts";
import { hasComments, removeItems } from "../../syntax/list-edits.ts";
import type { Expression, Span } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Entry } from "./entry.ts";
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

export interface Sources {
  readonly known: readonly Source[];
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
  let hasOthers = others.some((name) => isSet(entry.value(name)) || entry.nested(name).length > 0);
  for (const name of names) {
    const expression = entry.expression(name);
    if (!expression) {
      hasOthers ||= entry.value(name).kind === "unknown";
      continue;
    }
    for (const one of listItems(module, expression)) {
      const value = module.evaluate(one.item);
      for (const each of value.kind === "list" ? value.items : [value]) {
        const source = readSource(one, value, each, name, words);
        if (source) known.push(source);
        else hasOthers ||= each.kind !== "null";
      }
    }
  }
  return { known, hasOthers };
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

const NO_WORDS: ReadonlyMap<string, string> = new Map();
