import { FIX_ALL_KIND } from "../../../protocol/src/lsp.ts";
import { safeFix } from "../fix.ts";
import type { FileEdits, LintFinding } from "../lint.ts";
import type { Severity } from "../rules/rule.ts";
import type { Range } from "../text/range.ts";
import { type Analysis, findingsAt, type Tools } from "./analysis.ts";
import { fixRepeatedly, staysIn } from "./fix-all.ts";
import { type SuppressionScope, suppress } from "./suppress.ts";
import { effectsLabel, titleWithEffect } from "./titles.ts";

/** Names an action, as plain data, so that its edits can be asked for later. */
export type ActionId =
  | { readonly kind: "fix"; readonly rule: string; readonly at: Range; readonly index: number }
  | { readonly kind: "fixRule"; readonly rule: string }
  | { readonly kind: "fixAllSafe" }
  | {
      readonly kind: "suppress";
      readonly rule: string;
      readonly at: Range;
      readonly scope: SuppressionScope;
    };

export interface PlannedAction {
  readonly id: ActionId;
  readonly title: string;
  readonly kind: string;
  readonly preferred: boolean;
  readonly findings: readonly LintFinding[];
}

export interface ActionEdits extends FileEdits {
  /** Where in the one inserted text the person should write something of their own. */
  readonly placeholder?: Range;
}

/** What is offered at the light bulb for a stretch of a file. `wants` says which kinds are asked for. */
export function planActions(
  analysis: Analysis,
  path: string,
  range: Range,
  wants: (kind: string) => boolean,
): PlannedAction[] {
  const actions: PlannedAction[] = [];
  const inFile = analysis.findings.filter((finding) => finding.location.path === path);
  if (wants(QUICK_FIX)) {
    const here = findingsAt(analysis, path, range).sort(bySeverity);
    actions.push(...here.flatMap(fixActions));
    actions.push(...perRule(here).flatMap((finding) => fixRuleActions(finding, inFile)));
    actions.push(...perRule(here).flatMap((finding) => suppressActions(analysis, path, finding)));
  }
  if (wants(FIX_ALL_KIND)) {
    const safe = inFile.filter((finding) => safeFixIn(path, finding));
    if (safe.length > 0) actions.push(fixAllAction(safe));
  }
  return actions;
}

/** What matters most is offered first; of the same weight in source order. */
function bySeverity(a: LintFinding, b: LintFinding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "information", "hint"];

/** The edits of an action; undefined when what it was planned for is not there any more. */
export function editsOf(
  analysis: Analysis,
  path: string,
  id: ActionId,
  tools: Tools,
): ActionEdits | undefined {
  const inFile = (finding: LintFinding) => finding.location.path === path;
  switch (id.kind) {
    case "fix":
      return findFinding(analysis, path, id.rule, id.at)?.fixes[id.index]?.edits();
    case "fixRule":
      return fixRepeatedly(analysis, tools, (finding) =>
        inFile(finding) && finding.rule.id === id.rule ? finding.fixes[0] : undefined,
      );
    case "fixAllSafe":
      return fixRepeatedly(analysis, tools, (finding) =>
        inFile(finding) ? safeFixIn(path, finding) : undefined,
      );
    case "suppress": {
      const file = analysis.folder.file(path);
      const made = file && suppress(file, id.rule, id.at, id.scope);
      return made && { changes: new Map([[path, [made.edit]]]), newFiles: [], placeholder: made.reason };
    }
  }
}

function fixActions(finding: LintFinding): PlannedAction[] {
  return finding.fixes.map((fix, index) => ({
    id: { kind: "fix", rule: finding.rule.id, at: finding.location.range, index },
    title: titleWithEffect(fix),
    kind: QUICK_FIX,
    preferred: fix.safe && finding.fixes.findIndex((other) => other.safe) === index,
    findings: [finding],
  }));
}

/** The first fix of each finding of the rule; its label tells what all of them together do. */
function fixRuleActions(finding: LintFinding, inFile: readonly LintFinding[]): PlannedAction[] {
  const same = inFile.filter(({ rule, fixes }) => rule.id === finding.rule.id && fixes.length > 0);
  if (same.length < 2) return [];
  const label = effectsLabel(same.flatMap(({ fixes }) => fixes.slice(0, 1)));
  return [
    {
      id: { kind: "fixRule", rule: finding.rule.id },
      title: `Fix all ${finding.rule.id} in this file${label}`,
      kind: QUICK_FIX,
      preferred: false,
      findings: same,
    },
  ];
}

function suppressActions(analysis: Analysis, path: string, finding: LintFinding): PlannedAction[] {
  const file = analysis.folder.file(path);
  const rule = finding.rule.id;
  const at = finding.location.range;
  // What is wrong with a comment is mended in it, not by another one.
  if (!file || finding.rule.category === "suppression") return [];
  return SCOPES.filter((scope) => suppress(file, rule, at, scope)).map((scope) => ({
    id: { kind: "suppress", rule, at, scope },
    title: `Suppress ${rule} for this ${scope}`,
    kind: QUICK_FIX,
    preferred: false,
    findings: [finding],
  }));
}

function fixAllAction(findings: readonly LintFinding[]): PlannedAction {
  return {
    id: { kind: "fixAllSafe" },
    title: "Fix all safe findings in this file",
    kind: FIX_ALL_KIND,
    preferred: false,
    findings,
  };
}

function safeFixIn(path: string, finding: LintFinding) {
  const fix = safeFix(finding);
  return fix && staysIn(path, fix) ? fix : undefined;
}

function findFinding(analysis: Analysis, path: string, rule: string, at: Range): LintFinding | undefined {
  return analysis.findings.find(
    ({ rule: { id }, location }) =>
      id === rule &&
      location.path === path &&
      location.range.start === at.start &&
      location.range.end === at.end,
  );
}

function perRule(findings: readonly LintFinding[]): LintFinding[] {
  return findings.filter(
    (finding, index) => findings.findIndex(({ rule }) => rule.id === finding.rule.id) === index,
  );
}

const SCOPES: readonly SuppressionScope[] = ["line", "block", "file"];
const QUICK_FIX = "quickfix";
