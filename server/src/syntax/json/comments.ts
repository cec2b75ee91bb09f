import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Range } from "../../text/range.ts";
import { propertiesOf } from "./body.ts";

/** What stands under a `"//"` key: JSON's way to write a comment. */
export interface JsonComment {
  readonly text: string;
  /** The string, with its quotes. */
  readonly range: Range;
  /** True when each character of `text` is one of the source, so that places in it are known. */
  readonly isPlain: boolean;
  /** The object it stands in, with the key that leads to it. */
  readonly owner: Range;
}

/** The comments of a text, in source order. Never throws. */
export function jsonComments(text: string): JsonComment[] {
  const root = parse(text);
  return root ? [...commentsIn(root, text, 0, 0)] : [];
}

/** Where a comment can be put into the object that begins at `start`; undefined when there is no place for one. */
export function jsonCommentSlot(text: string, start: number): JsonSlot | undefined {
  const root = parse(text);
  const object = root && objectAt(root, start);
  if (!object) return undefined;
  const first = object.children?.[0];
  const after = object.offset + 1;
  if (!first) return { kind: "empty", offset: after };
  for (const [key, value] of propertiesOf(object)) {
    if (key.value !== "//") continue;
    if (value.type === "string") return { kind: "string", range: rangeOf(value) };
    if (value.type !== "array") return undefined;
    const last = value.children?.at(-1);
    return last
      ? { kind: "list", offset: last.offset + last.length, isEmpty: false }
      : { kind: "list", offset: value.offset + 1, isEmpty: true };
  }
  return { kind: "first", offset: after, blanks: text.slice(after, first.offset) };
}

export type JsonSlot =
  | { readonly kind: "empty"; readonly offset: number }
  /** Before the first property, which has these blanks before it. */
  | { readonly kind: "first"; readonly offset: number; readonly blanks: string }
  | { readonly kind: "string"; readonly range: Range }
  | { readonly kind: "list"; readonly offset: number; readonly isEmpty: boolean };

/** @param start where what the node belongs to begins: its key, or the end of the item before it */
function* commentsIn(node: Node, text: string, start: number, depth: number): Generator<JsonComment> {
  if (depth > DEEPEST) return;
  if (node.type === "array") {
    let position = start;
    for (const item of node.children ?? []) {
      yield* commentsIn(item, text, position, depth + 1);
      position = item.offset + item.length;
    }
  }
  if (node.type !== "object") return;
  const owner = { start, end: node.offset + node.length };
  for (const [key, value] of propertiesOf(node)) {
    if (key.value !== "//") yield* commentsIn(value, text, key.offset, depth + 1);
    else
      for (const one of value.type === "array" ? (value.children ?? []) : [value])
        if (one.type === "string") yield commentOf(one, text, owner);
  }
}

function commentOf(node: Node, text: string, owner: Range): JsonComment {
  const range = rangeOf(node);
  const value = node.value as string;
  return { text: value, range, owner, isPlain: text.slice(range.start + 1, range.end - 1) === value };
}

function objectAt(node: Node, start: number): Node | undefined {
  if (node.type === "object" && node.offset === start) return node;
  const child = node.children?.find((one) => one.offset <= start && start < one.offset + one.length);
  return child && objectAt(child, start);
}

function rangeOf(node: Node): Range {
  return { start: node.offset, end: node.offset + node.length };
}

function parse(text: string): Node | undefined {
  const errors: ParseError[] = [];
  try {
    return parseTree(text, errors, { allowTrailingComma: true, disallowComments: true });
  } catch {
    // Nested deeper than the parser, which calls itself for each level, can go.
    return undefined;
  }
}

const DEEPEST = 500;
