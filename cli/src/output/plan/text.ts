import type { ChangeGroup, ChangeKind, PlanView } from "../../../../protocol/src/plan-view.ts";
import { printable } from "../../../../protocol/src/printable.ts";
import type { Style } from "../style.ts";
import {
  actionInWords,
  allLines,
  byKind,
  causeInWords,
  changesInWords,
  checkInWords,
  countsInWords,
  diffOf,
  driftInWords,
  firstOf,
  groupLinesInWords,
  kindInWords,
  outputsInWords,
  timesInWords,
  warningsOf,
  whyInWords,
} from "./words.ts";

/** A plan for people at a terminal: the riskiest first, a line for each group of equal changes; verbose, with all that changes. */
export function planText(view: PlanView, style: Style, isVerbose = false, provenance?: string): string {
  const sections = [
    header(view, style, provenance),
    ...byKind(view).map(({ kind, groups }) => section(view, kind, groups, style, isVerbose)),
    ...others(view, style, isVerbose),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function header(view: PlanView, style: Style, provenance: string | undefined): string[] {
  const { verdict } = view;
  const isBad =
    verdict.level === "loses-data" || verdict.level === "mutates" || verdict.level === "interrupts";
  const summary = printable(verdict.summary);
  return [
    ...warningsOf(view).map((one) => `${style.severity("warning")("warning:")} ${printable(one)}`),
    ...(provenance === undefined ? [] : [style.dim(printable(provenance))]),
    style.bold(countsInWords(view)),
    ...(view.changes.length > 0 ? [isBad ? style.severity("error")(summary) : summary] : []),
  ];
}

function section(
  view: PlanView,
  kind: ChangeKind,
  groups: readonly ChangeGroup[],
  style: Style,
  isVerbose: boolean,
): string[] {
  const count = groups.reduce((sum, { changes }) => sum + changes.length, 0);
  const title = `${kindInWords(kind).words} (${count})`;
  const isDestructive = kind === "delete" || kind.startsWith("replace") || kind === "unknown";
  const paint = isDestructive ? style.removed : kind === "create" ? style.added : style.bold;
  return [paint(title), ...groups.flatMap((group) => groupLines(view, group, paint, style, isVerbose))];
}

function groupLines(
  view: PlanView,
  group: ChangeGroup,
  paint: (text: string) => string,
  style: Style,
  isVerbose: boolean,
): string[] {
  const diff = diffOf(view, firstOf(view, group));
  const parts = [
    whyInWords(view, group),
    isVerbose ? undefined : changesInWords(group.kind, diff),
    causeInWords(view, group),
  ].filter((part) => part !== undefined && part !== "");
  const head = `${paint(kindInWords(group.kind).mark.padStart(3))} ${style.bold(printable(group.title))}${timesInWords(group)}`;
  const line = parts.length > 0 ? `${head}  ${style.dim(printable(parts.join("; ")))}` : head;
  if (!isVerbose) return [line];
  return [line, ...groupLinesInWords(view, group).map((one) => `      ${printable(one)}`)];
}

function others(view: PlanView, style: Style, isVerbose: boolean): string[][] {
  const { drift, checks, actions } = view;
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [style.bold(title), ...lines.map((line) => `    ${printable(line)}`)] : [];
  const shownChecks = isVerbose
    ? checks
    : checks.filter(({ status }) => status === "fail" || status === "error");
  return [
    list(
      "changed outside",
      drift.flatMap((one) => [
        `${one.id}  ${driftInWords(one)}`,
        ...(isVerbose ? allLines(diffOf(view, one)).map((line) => `  ${line}`) : []),
      ]),
    ),
    list("outputs", outputsInWords(view)),
    list("checks", shownChecks.map(checkInWords)),
    list("actions", actions.map(actionInWords)),
  ].filter((lines) => lines.length > 0);
}
