import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import { SEVERITIES } from "../arguments.ts";
import { shownPath } from "../targets.ts";
import { type Group, groupsOf, morePlaces } from "./groups.ts";
import { countBySeverity } from "./json.ts";
import { type SourceLinks, sourceLinks } from "./links.ts";
import { plural } from "./plural.ts";
import { type Format, groupBy, type Report, ruleOf } from "./report.ts";
import { reportedScore, worstFirst } from "./scores.ts";
import { severityCount } from "./text.ts";

/** A summary for a comment of a pull request. Servers take about 65 000 characters, so long lists are cut. */
export const MARKDOWN: Format = { needs: { score: true }, write };

const MOST_AT_ONCE = 10;
const MOST_LISTED = 100;

function write(report: Report): string {
  const { findings, problems } = report;
  const links = sourceLinks(report.root, report.environment);
  const listed = groupsOf(findings, report).sort((a, b) => rank(b.first) - rank(a.first));
  const parts = [
    heading(report),
    counts(report),
    ...(problems.length > 0
      ? [`**Not everything could be checked:**\n\n${problems.map((one) => `- ${plain(one)}`).join("\n")}`]
      : []),
    ...(findings.length > 0 ? [byRule(findings)] : []),
    ...(listed.length > 0
      ? [`### Most severe\n\n${list(listed.slice(0, MOST_AT_ONCE), report, links)}`]
      : []),
    ...(listed.length > MOST_AT_ONCE ? [others(listed, report, links)] : []),
    ...scores(report),
  ];
  return `${parts.join("\n\n")}\n`;
}

function heading(report: Report): string {
  const { total } = reportedScore(report);
  if (total === null) return "## Rebake";
  const before = report.history.at(-1)?.report.score?.total;
  const change = typeof before === "number" ? ` (${signed(total - before)} since the last report)` : "";
  return `## Rebake: immutability score ${total} of 100${change}`;
}

function counts({ findings, files }: Report): string {
  if (findings.length === 0) return `**No findings** in ${plural(files, "file")}.`;
  const bySeverity = countBySeverity(findings);
  const counted = [...SEVERITIES]
    .reverse()
    .flatMap((severity) => (bySeverity[severity] > 0 ? [severityCount(severity, bySeverity[severity])] : []));
  return `**${plural(findings.length, "finding")}** (${counted.join(", ")}) in ${plural(files, "file")}.`;
}

function byRule(findings: readonly PlainFinding[]): string {
  const rows = [...groupBy(findings, (finding) => finding.rule).values()]
    .sort((a, b) => rank(b[0]) - rank(a[0]) || b.length - a.length)
    .map((group) => {
      const rule = ruleOf(group[0] as PlainFinding);
      return `| ${group[0]?.severity} | \`${rule.id}\` | ${plain(rule.docs.title)} | ${group.length} |`;
    });
  return ["| severity | rule | what it is | findings |", "| --- | --- | --- | ---: |", ...rows].join("\n");
}

function list(groups: readonly Group[], report: Report, links: SourceLinks): string {
  return groups
    .map((group) => {
      const finding = group.first;
      const more = morePlaces(group, report.directory);
      const place = `${shownPath(finding.path, report.directory)}:${finding.start.line + 1}`;
      return `- **${finding.severity}** [${plain(place)}](${links.of(finding)}) ${message(finding.message)} (\`${finding.rule}\`)${more === undefined ? "" : `, ${plain(more)}`}`;
    })
    .join("\n");
}

function others(listed: readonly Group[], report: Report, links: SourceLinks): string {
  const shown = listed.slice(MOST_AT_ONCE, MOST_LISTED);
  const left = counted(listed.slice(MOST_LISTED));
  const more = left > 0 ? `\n- and ${left} more: \`rebake check\` lists them` : "";
  return details(
    `${plural(counted(listed.slice(MOST_AT_ONCE)), "other finding")}`,
    `${list(shown, report, links)}${more}`,
  );
}

function counted(groups: readonly Group[]): number {
  return groups.reduce((sum, { others }) => sum + 1 + others.length, 0);
}

function scores(report: Report): string[] {
  const { total, byCategory, byFolder } = reportedScore(report);
  if (total === null) return [];
  const categories = Object.entries(byCategory).map(([category, score]) => `| ${category} | ${score} |`);
  const worst = worstFirst(byFolder);
  const folders = worst
    .slice(0, MOST_LISTED)
    .map((one) => `| ${plain(one.folder)} | ${one.score} | ${one.judged} | ${one.findings} |`);
  if (worst.length > MOST_LISTED) folders.push(`| and ${worst.length - MOST_LISTED} more | | | |`);
  return [
    details("Score by category", ["| category | score |", "| --- | ---: |", ...categories].join("\n")),
    details(
      "Score by folder",
      ["| folder | score | blocks judged | findings |", "| --- | ---: | ---: | ---: |", ...folders].join(
        "\n",
      ),
    ),
  ];
}

function details(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

function rank(finding: PlainFinding | undefined): number {
  return finding ? SEVERITIES.indexOf(finding.severity) : -1;
}

export function signed(change: number): string {
  return change > 0 ? `+${change}` : change < 0 ? `\u2212${-change}` : "\u00b10";
}

/** Text of ours as Markdown: what stands in backticks stays code. */
function message(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll("|", "\\|") : plain(part)))
    .join("");
}

/** Text that Markdown takes as it stands, and in which nobody is mentioned by accident. */
function plain(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
      // Servers look for mentions and numbers of issues in what is shown, where entities are characters again.
      .replace(/@|#(?=\d)/g, "$&&#8203;")
      .replace(/\s+/g, " ")
  );
}
