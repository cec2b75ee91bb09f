import type { Rule } from "../../server/src/rules/rule.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";
import { UsageError } from "./usage.ts";

/** The rule of this id. @throws UsageError naming those that may be meant. */
export function ruleNamed(id: string): Rule {
  const rule = EVERY_RULE.find((one) => one.id === id);
  if (rule) return rule;
  const near = similarTo(id);
  const hint = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : '"rebake rules" lists them';
  throw new UsageError(`there is no rule "${id}". ${hint}`);
}

const MOST_SUGGESTED = 3;

/** Ids that hold the text or are held by it, or that a few slips make of it; the nearest first. */
function similarTo(text: string): string[] {
  const wanted = text.toLowerCase().replaceAll("_", "-");
  return EVERY_RULE.map(({ id }) => ({
    id,
    distance: id.includes(wanted) || wanted.includes(id) ? 0 : distance(id, wanted),
  }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 4))
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map(({ id }) => id);
}

/** How many letters have to be put in, taken out or replaced (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
