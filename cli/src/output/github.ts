import { shownPath } from "../targets.ts";
import { type Group, groupsOf, morePlaces } from "./groups.ts";
import { type Format, ruleOf } from "./report.ts";
import { PLAIN } from "./style.ts";
import { formatSummary } from "./text.ts";

/**
 * Workflow commands of GitHub Actions, which become annotations of the changed lines. It shows ten errors and ten warnings of a
 * step: what one value brings about in a file is one of them.
 * Source: docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
 */
export const GITHUB: Format = {
  needs: {},
  write: (report) =>
    [
      ...groupsOf(report.findings, report).map((group) => `${command(group, report.root)}\n`),
      formatSummary(report, PLAIN),
    ].join(""),
};

const COMMANDS = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

function command(group: Group, root: string): string {
  const finding = group.first;
  const more = morePlaces(group, root);
  const { start, end } = finding;
  const properties: Record<string, string | number> = {
    file: shownPath(finding.path, root),
    line: start.line + 1,
    endLine: end.line + 1,
    col: start.character + 1,
    // A column of another line means nothing there.
    ...(end.line === start.line ? { endColumn: Math.max(start.character + 1, end.character) } : {}),
    title: `${ruleOf(finding).docs.title} (${finding.rule})`,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[finding.severity]} ${written.join(",")}::${data(more === undefined ? finding.message : `${finding.message} (${more})`)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
