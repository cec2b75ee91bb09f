import type { LintFinding } from "../lint.ts";
import type { Range } from "../text/range.ts";
import { type Analysis, findingsAt } from "./analysis.ts";
import { titleWithEffect } from "./titles.ts";

export interface HoverText {
  readonly range: Range;
  readonly markdown: string;
}

/** Why the findings at an offset are some, and what to do. Undefined where nothing was found. */
export function hoverAt(
  analysis: Analysis,
  path: string,
  offset: number,
  page: (rule: string) => string,
): HoverText | undefined {
  const findings = findingsAt(analysis, path, { start: offset, end: offset });
  const [first, ...others] = findings;
  if (!first) return undefined;
  const seen = new Set<string>();
  const texts = findings.filter(({ rule }) => !seen.has(rule.id) && seen.add(rule.id));
  return {
    range: others.reduce((range, { location }) => intersection(range, location.range), first.location.range),
    markdown: texts.map((finding) => explain(finding, page)).join("\n\n---\n\n"),
  };
}

function explain(finding: LintFinding, page: (rule: string) => string): string {
  const { id, category, docs } = finding.rule;
  const [why = "", ...rest] = docs.why.split(/\n\s*\n/);
  const remedies = finding.fixes.map((fix) => `- ${titleWithEffect(fix)}`);
  const advice = remedies.length > 0 ? `Quick fix:\n${remedies.join("\n")}` : rest.at(-1);
  return [
    `**${docs.title}**`,
    oneLine(why),
    ...(advice ? [remedies.length > 0 ? advice : oneLine(advice)] : []),
    category === "suppression"
      ? `[${id}](${page(id)})`
      : `[${id}](${page(id)}) · to keep it, write \`# rebake:ignore ${id}\` and the reason above the line`,
  ].join("\n\n");
}

function oneLine(paragraph: string): string {
  return paragraph.replace(/\s*\n\s*/g, " ").trim();
}

function intersection(a: Range, b: Range): Range {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}
