import { turnsOf } from "../../eval/dynamic-blocks.ts";
import type { Value } from "../../eval/value.ts";
import { attribute, block, blocksOfType, presence } from "../../syntax/body.ts";
import { removeAttributes, replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Block, Body, Expression, ObjectExpression, Span, TupleExpression } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { localOf } from "../written-text.ts";
import { listItems } from "./list-items.ts";

/** What a rule is written as: the body of a resource, a nested block, or an object in a list that stands for one. */
export interface Entry {
  /** Undefined when the entry has no such attribute. */
  expression(name: string): Expression | undefined;
  /** Null when the attribute is certainly not set, unknown when it may be. */
  value(name: string): Value;
  /** The nested blocks of that type, or the objects of the list attribute of that name. */
  nested(name: string): NestedEntry[];
  /** The edits that take attributes away. */
  without(names: readonly string[]): SpanEdit[];
}

export interface NestedEntry extends Entry {
  readonly place: Place;
}

export type Place =
  | { readonly kind: "block"; readonly block: Block }
  /** Without the list where the item is not written in one of this resource's own. */
  | {
      readonly kind: "item";
      readonly list: TupleExpression | undefined;
      readonly item: Expression;
    };

/** @param span stands for what is not written. */
export function bodyEntry(module: TerraformModule, body: Body, span: Span): Entry {
  return {
    expression: (name) => attribute(body, name)?.expression,
    value(name) {
      const found = attribute(body, name);
      if (found) return module.evaluate(found.expression);
      const { piece, range } = span;
      const kind = presence(body, name) === "absent" ? "null" : "unknown";
      return { kind, span: { piece, range }, hops: [] };
    },
    nested: (name) => nestedEntries(module, body, name),
    without: (names) =>
      removeAttributes(
        names.flatMap((name) => attribute(body, name) ?? []),
        body,
      ),
  };
}

/** A list that spells nested blocks as objects (`ingress = [{ ... }]`) must hold every attribute, so one goes by becoming empty. */
function objectEntry(module: TerraformModule, object: ObjectExpression): Entry {
  const find = (name: string): Expression | undefined =>
    object.items.findLast((item) => item.name === name)?.value;
  return {
    expression: find,
    value(name) {
      const found = find(name);
      if (found) return module.evaluate(found);
      const kind = object.items.every((item) => item.name !== undefined) ? "null" : "unknown";
      return { kind, span: object, hops: [] };
    },
    nested(name) {
      const found = find(name);
      return found ? listEntries(module, found) : [];
    },
    without: (names) => names.flatMap((name) => find(name) ?? []).map((found) => replace(found, "[]")),
  };
}

function nestedEntries(module: TerraformModule, body: Body, name: string): NestedEntry[] {
  const blocks = blocksOfType(body, name).map((one): NestedEntry => {
    const entry = bodyEntry(module, one.body, { piece: one.piece, range: one.headerRange });
    return { ...entry, place: { kind: "block", block: one } };
  });
  const list = block(body, name) ? undefined : attribute(body, name);
  return list ? listEntries(module, list.expression) : blocks;
}

function listEntries(
  module: TerraformModule,
  expression: Expression,
  isElsewhere = false,
  depth = 0,
): NestedEntry[] {
  if (depth > DEEPEST) return [];
  return listItems(module, expression).flatMap(({ list, item }): NestedEntry[] => {
    const written = item.kind === "parentheses" ? item.inner : item;
    const made = written.kind === "for" && turnsOf(written, (one) => module.evaluate(one));
    if (made) return made.flatMap((turn) => listEntries(module, turn, true, depth + 1));
    const local = localOf(module, written);
    if (local) return listEntries(module, local, true, depth + 1);
    if (written.kind !== "object" || (!list && !isElsewhere)) return [];
    const place: Place = { kind: "item", list: isElsewhere ? undefined : list, item };
    return [{ ...objectEntry(module, written), place }];
  });
}

const DEEPEST = 10;
