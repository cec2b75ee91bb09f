import type { SectionId } from "./row.ts";

export interface Filter {
  readonly text: string;
  /** Only these sections; all where it is empty. */
  readonly sections: ReadonlySet<SectionId>;
}

/** What is looked at of a thing. */
export interface Filtered {
  readonly address: string;
  readonly type?: string;
  readonly module?: string;
}

/** Asks whether the text of a filter lets a thing pass. */
export type Matcher = (thing: Filtered) => boolean;

const FIELDS = ["address", "type", "module"] as const;

/**
 * What somebody wrote: words that must all occur, whichever way their letters are written, in the address, type or module; in only
 * one of them with its name before: `module:web type:instance`.
 */
export function matcherOf(text: string): Matcher {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean).map(termOf);
  return (thing) => terms.every((term) => term(thing));
}

function termOf(word: string): Matcher {
  for (const field of FIELDS) {
    const prefix = `${field}:`;
    if (!word.startsWith(prefix)) continue;
    const part = word.slice(prefix.length);
    return (thing) => (thing[field] ?? "").toLowerCase().includes(part);
  }
  return ({ address, type = "", module = "" }) =>
    address.toLowerCase().includes(word) ||
    type.toLowerCase().includes(word) ||
    module.toLowerCase().includes(word);
}
