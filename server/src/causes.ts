import type { Related } from "./rules/rule.ts";
import type { Block, Span } from "./syntax/nodes.ts";
import { contains } from "./text/range.ts";

/** Where the value that a finding is about is written, when that is elsewhere: a default, a local, a line of a vars file. */
export interface Cause {
  /** `var.cidr`, `local.name`. */
  readonly name: string;
  readonly at: Span;
}

/** The last place that a value came through, which is where it is written. */
export function causeOf(related: readonly Related[]): Cause | undefined {
  for (let index = related.length - 1; index >= 0; index--) {
    const { at } = related[index] as Related;
    const name = nameAt(at);
    if (name !== undefined) return { name, at };
  }
  return undefined;
}

function nameAt({ piece, range }: Span): string | undefined {
  const { item } = piece;
  if (item?.kind === "attribute") return `var.${item.name}`;
  if (item?.kind !== "block" || !contains(item.body.range, range)) return undefined;
  switch (item.type) {
    case "variable":
      return named("var", item);
    case "local":
      return named("local", item);
    case "locals":
    case "variables": {
      const written = item.body.attributes.find((one) => contains(one.range, range));
      return written && `${item.type === "locals" ? "local" : "var"}.${written.name}`;
    }
    default:
      return undefined;
  }
}

function named(kind: string, { labels }: Block): string | undefined {
  const [label] = labels;
  return label && `${kind}.${label.text}`;
}

/** Findings that one and the same written value is to blame for. */
export interface CauseGroup<Item> {
  readonly first: Item;
  /** What it brings about, too. */
  readonly others: Item[];
}

/**
 * One group for each cause, in the order in which it comes first; what has none is a group of its own.
 * @param keyOf names rule, file, severity and cause: what differs in one of them is never told together
 */
export function groupByCause<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string | undefined,
): CauseGroup<Item>[] {
  const groups: CauseGroup<Item>[] = [];
  const known = new Map<string, CauseGroup<Item>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = key === undefined ? undefined : known.get(key);
    if (group) group.others.push(item);
    else {
      const made = { first: item, others: [] };
      groups.push(made);
      if (key !== undefined) known.set(key, made);
    }
  }
  return groups;
}
