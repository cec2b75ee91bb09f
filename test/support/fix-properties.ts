import { expect } from "vitest";
import { combineFixes } from "../../server/src/fix.ts";
import type { LintFinding } from "../../server/src/lint.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { comments } from "../../server/src/syntax/scanner.ts";
import { applyFileEdits, folderOf, lintTexts, type Texts } from "./analysis.ts";

/** Applies the first fix of each finding until none has one left. @throws after ten passes. */
export function fixEverything(hcl: HclEngine, texts: Texts, rules: readonly Rule[]): Texts {
  let current = texts;
  for (let pass = 0; pass < 10; pass++) {
    const fixes = lintTexts(hcl, current, rules).flatMap((finding) => finding.fixes.slice(0, 1));
    if (fixes.length === 0) return current;
    const { edits, taken } = combineFixes(fixes);
    expect(taken, "a pass must apply something").toBeGreaterThan(0);
    current = applyFileEdits(current, edits);
  }
  throw new Error("the fixes do not converge within ten passes");
}

/** What every fix owes, whatever its rule: proven for each fix of each finding of a case. */
export function proveEachFix(hcl: HclEngine, texts: Texts, rule: Rule): void {
  for (const finding of lintTexts(hcl, texts, [rule])) {
    for (const fix of finding.fixes) {
      const context = `${rule.id}: "${fix.title}" at ${finding.address}`;
      expect(fix.title, `${context} has a title`).toMatch(/^[A-Z`"].*[^.]$/);
      expect(rule.fix, `${context}: the rule promises no fix`).not.toBe("none");
      if (fix.safe) expect(rule.fix, `${context}: a safe fix of a rule that promises less`).toBe("safe");
      const fixed = applyFileEdits(texts, fix.edits());
      expect(fixed, `${context} changes something`).not.toEqual(texts);
      expectParses(hcl, texts, fixed, context);
      expectFindingGone(hcl, fixed, finding, texts, rule, context);
      expectCommentsKept(texts, fixed, finding, fix.safe, context);
      expectLineEndsKept(texts, fixed, context);
    }
  }
}

function expectParses(hcl: HclEngine, before: Texts, after: Texts, context: string): void {
  expect(problems(hcl, after), `${context} leaves a syntax error`).toBeLessThanOrEqual(problems(hcl, before));
}

function problems(hcl: HclEngine, texts: Texts): number {
  let count = 0;
  for (const file of folderOf(hcl, texts).files) {
    for (const { piece } of file.pieces) {
      if (piece.item?.kind === "block") count += piece.item.body.problems.length;
      else if (
        piece.item === undefined &&
        piece.text.slice(piece.itemRange.start, piece.itemRange.end).trim() !== ""
      )
        count++;
    }
  }
  return count;
}

function expectFindingGone(
  hcl: HclEngine,
  fixed: Texts,
  finding: LintFinding,
  before: Texts,
  rule: Rule,
  context: string,
): void {
  const count = (texts: Texts): number =>
    lintTexts(hcl, texts, [rule]).filter(
      (other) => other.address === finding.address && other.message === finding.message,
    ).length;
  expect(count(fixed), `${context} does not remove the finding`).toBeLessThan(count(before));
}

/**
 * A safe fix keeps every comment. Any other may take away comments inside the blocks it takes away, so only
 * those count that stand outside all braces or in what stays.
 */
function expectCommentsKept(
  before: Texts,
  after: Texts,
  finding: LintFinding,
  safe: boolean,
  context: string,
): void {
  const all = Object.values(after).flatMap(commentTexts);
  for (const [name, text] of Object.entries(before)) {
    const removedBlocks = safe
      ? []
      : [...finding.fixes].flatMap((fix) =>
          [...fix.edits().changes].flatMap(([path, edits]) => (path.endsWith(`/${name}`) ? edits : [])),
        );
    for (const range of comments(text)) {
      const inRemovedBlock = removedBlocks.some(
        (edit) =>
          edit.range.start < range.start &&
          range.end < edit.range.end &&
          /\{/.test(text.slice(edit.range.start, range.start)),
      );
      if (!inRemovedBlock)
        expect(all, `${context} loses a comment`).toContain(text.slice(range.start, range.end).trim());
    }
  }
}

function commentTexts(text: string): string[] {
  return comments(text).map((range) => text.slice(range.start, range.end).trim());
}

function expectLineEndsKept(before: Texts, after: Texts, context: string): void {
  for (const [name, text] of Object.entries(after)) {
    const original = before[name];
    if (original === undefined) continue;
    const mixed = /\r\n/.test(original) ? /(?<!\r)\n/ : /\r\n/;
    expect(mixed.test(text), `${context} mixes line ends in ${name}`).toBe(false);
  }
}
