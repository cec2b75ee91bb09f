import { printable } from "../../../protocol/src/printable.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import type { Severity } from "../../../server/src/rules/rule.ts";
import { SEVERITIES } from "../arguments.ts";
import { shownPath } from "../targets.ts";
import { type Group, groupsOf, morePlaces } from "./groups.ts";
import { plural } from "./plural.ts";
import { type Format, type Report, ruleOf } from "./report.ts";
import type { Style } from "./style.ts";

/** For people at a terminal. */
export const TEXT: Format = {
  needs: {},
  write: (report, style) =>
    [
      ...groupsOf(report.findings, report).map((group) => formatGroup(group, report.directory, style)),
      formatSummary(report, style),
    ].join("\n"),
};

/** One finding as people read it: place, severity, rule, message; the source line with what is meant underlined; why. */
function formatGroup(group: Group, directory: string, style: Style): string {
  const finding = group.first;
  const place = `${shownName(finding.path, directory)}:${finding.start.line + 1}:${finding.start.character + 1}`;
  const head = `${style.bold(place)} ${style.severity(finding.severity)(finding.severity)} ${style.dim(finding.rule)}`;
  const number = String(finding.start.line + 1);
  const margin = " ".repeat(number.length);
  const lines = [
    head,
    `  ${printable(finding.message)}`,
    `  ${style.dim(`${number} |`)} ${expandTabs(finding.line)}`,
    `  ${style.dim(`${margin} |`)} ${style.severity(finding.severity)(underline(finding))}`,
    ...finding.related.map(
      (one) =>
        `  ${style.dim(`${margin} = ${shownName(one.path, directory)}:${one.start.line + 1}: ${printable(one.message)}`)}`,
    ),
    `  ${style.dim(`${margin} = why: ${ruleOf(finding).docs.reason}`)}`,
  ];
  const fix = finding.fixes[0];
  if (fix)
    lines.push(
      `  ${style.dim(`${margin} = fix: ${printable(fix.title)}${fix.safe ? ' (safe, by "rebake fix")' : ""}`)}`,
    );
  const more = morePlaces(group, directory);
  if (more !== undefined)
    lines.push(`  ${style.dim(`${margin} = ${printable(more)}; --verbose shows them`)}`);
  return `${lines.join("\n")}\n`;
}

/** "3 findings (1 error, 2 warnings) in 12 files, 0.4 s" */
export function formatSummary({ findings, files, milliseconds, inBaseline }: Report, style: Style): string {
  const counted = [...SEVERITIES].reverse().flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [style.severity(severity)(severityCount(severity, count))] : [];
  });
  const kind = inBaseline === undefined ? "finding" : "new finding";
  const what =
    findings.length === 0 ? `No ${kind}s` : `${plural(findings.length, kind)} (${counted.join(", ")})`;
  const known = inBaseline === undefined ? "" : `, ${inBaseline} in the baseline`;
  return `${what} in ${plural(files, "file")}${known}, ${(milliseconds / 1000).toFixed(1)} s\n`;
}

/** "2 warnings" */
export function severityCount(severity: Severity, count: number): string {
  return severity === "information" ? `${count} information` : plural(count, severity);
}

/** Tabs are shown as one blank, so that the line below stays under it whatever the terminal's tab width. */
function expandTabs(line: string): string {
  return printable(line).replaceAll("\t", " ");
}

function shownName(path: string, directory: string): string {
  return printable(shownPath(path, directory));
}

function underline(finding: PlainFinding): string {
  const end = finding.end.line === finding.start.line ? finding.end.character : finding.line.length;
  const before = displayWidth(finding.line.slice(0, finding.start.character));
  const marked = displayWidth(finding.line.slice(finding.start.character, end));
  return " ".repeat(before) + "^".repeat(Math.max(1, marked));
}

/** Terminal columns: wide East Asian characters and emoji take two, combining marks none. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
