import type { LintFix } from "../lint.ts";

/** A safe fix changes nothing that runs and needs no label; any other says what the next apply will do. */
export function titleWithEffect(fix: LintFix): string {
  return fix.safe ? fix.title : `${fix.title} (${fix.effect})`;
}

/** The effects of several fixes as one label, "" when all of them are safe. */
export function effectsLabel(fixes: readonly LintFix[]): string {
  const effects = [...new Set(fixes.filter((fix) => !fix.safe).map((fix) => fix.effect))];
  return effects.length === 0 ? "" : ` (${effects.join(", ")})`;
}
