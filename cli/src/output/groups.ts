import { type CauseGroup, groupByCause } from "../../../server/src/causes.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import { shownPath } from "../targets.ts";
import { plural } from "./plural.ts";
import type { Report } from "./report.ts";

export type Group = CauseGroup<PlainFinding>;

/** More lines are not named. */
const MOST_LINES = 8;

/** Findings of one rule in a file that one written value is to blame for are one entry, unless all are asked for. */
export function groupsOf(
  findings: readonly PlainFinding[],
  { isVerbose }: Pick<Report, "isVerbose">,
): Group[] {
  return groupByCause(findings, ({ rule, path, severity, cause }) =>
    cause && !isVerbose
      ? JSON.stringify([rule, path, severity, cause.path, cause.start.line, cause.start.character])
      : undefined,
  );
}

/** "and 2 more places from var.cidr (variables.tf:3), in lines 12, 20"; undefined where there are no others. */
export function morePlaces({ first: { cause }, others }: Group, directory: string): string | undefined {
  if (others.length === 0 || !cause) return undefined;
  const lines = [...new Set(others.map(({ start }) => start.line + 1))];
  const named = lines.slice(0, MOST_LINES).join(", ") + (lines.length > MOST_LINES ? ", ..." : "");
  return `and ${plural(others.length, "more place")} from ${causeName(cause, directory)}, in ${lines.length === 1 ? "line" : "lines"} ${named}`;
}

/** "var.cidr (variables.tf:3)" */
export function causeName(
  { name, path, start }: NonNullable<PlainFinding["cause"]>,
  directory: string,
): string {
  return `${name} (${shownPath(path, directory)}:${start.line + 1})`;
}
