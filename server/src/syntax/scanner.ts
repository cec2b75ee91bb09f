import type { Range } from "../text/range.ts";
import { Cutter } from "./scanner/cutter.ts";
import type { Dialect } from "./source-file.ts";

/** One top-level stretch of a text. All offsets count from the start of the text. */
export interface Cut {
  /** Cuts follow each other without gaps: comments and blanks before the item, the item, the rest of its line. */
  readonly start: number;
  readonly end: number;
  /** "other" is rubble, or the comments and blanks at the end of a text. */
  readonly kind: "block" | "attribute" | "other";
  readonly itemStart: number;
  readonly itemEnd: number;
  /** The block type or attribute name, "" for "other". */
  readonly type: string;
  /** The labels of a block, quoted or bare, without quotes, escapes resolved. */
  readonly labels: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** What lies between the braces of a block; the expression of an attribute. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The item was not cleanly closed, or holds something that had to be guessed. */
  readonly damaged: boolean;
}

/**
 * Cuts a text into its top-level items. Never throws and takes linear time, whatever the text. A broken item
 * does not reach into the ones after it: a known block header in column 0 begins a new cut, even when
 * something before it is still open.
 */
export function cut(text: string, dialect: Dialect): Cut[] {
  return new Cutter(text, dialect).run();
}

/** The comments of a text, without line ends and in order; what looks like one in a string or a heredoc is none. */
export function comments(text: string): Range[] {
  const cutter = new Cutter(text, "terraform");
  cutter.run();
  return cutter.comments.found;
}
