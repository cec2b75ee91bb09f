import { nearest } from "./text/nearest.ts";
import type { Range } from "./text/range.ts";

/** A comment that seems meant to silence something and does not; offsets from its first word. */
export interface NearSuppression {
  /** What stands in place of `rebake:ignore`. */
  readonly range: Range;
  readonly written: string;
  /** What is meant, where that is clear. */
  readonly meant: string | undefined;
}

/** Searched for before anything is looked at: most files have none of these. */
export function mayHoldSuppressions(text: string): boolean {
  return text.includes("rebake") || text.includes("Rebake") || text.includes("REBAKE");
}

/**
 * What is close to one of ours: `rebake:ignor`, `rebake: ignore`, `Rebake:Ignore`, `rebake-ignore <rule>`. Sentences that
 * mention Rebake are not: a word like ours stands behind a colon, or a rule's name follows.
 */
export function nearSuppression(
  comment: string,
  isRule: (word: string) => boolean,
): NearSuppression | undefined {
  const [written, gap = "", word = ""] = OPENING.exec(comment) ?? [];
  if (written === undefined) return undefined;
  const next = /^[\s:=([]*([\w-]+)/.exec(comment.slice(written.length))?.[1] ?? "";
  const meant = nearest(word.toLowerCase(), WORDS);
  const isMeant = gap === ":" || (meant !== undefined && gap.includes(":"));
  if (!isMeant && !isRule(next) && !isRule(word)) return undefined;
  return {
    range: { start: 0, end: written.length },
    written,
    meant: meant === undefined ? undefined : `rebake:${OURS.has(meant) ? meant : scopeOf(meant)}`,
  };
}

/** `disable-file` of other tools is our `ignore-file`. */
function scopeOf(word: string): string {
  return /-(?:file|block)$/.exec(word) ? word.replace(/^[a-z]+/, "ignore") : "ignore";
}

const OPENING = /^@?rebake([ \t]*[:=][ \t]*|[ \t]*-[ \t]*|[ \t]+)([\w-]+)/i;
const OURS: ReadonlySet<string> = new Set(["ignore", "ignore-block", "ignore-file"]);
const WORDS = [
  ...OURS,
  "ignore-line",
  "disable",
  "disable-file",
  "disable-block",
  "skip",
  "suppress",
  "allow",
];
