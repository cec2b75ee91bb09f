import { causeOf, diffOf, firstOf } from "../../../../protocol/src/plan-lookups.ts";
import {
  type AttributeChange,
  CHANGE_KINDS,
  type ChangeDiff,
  type ChangeGroup,
  type ChangeKind,
  type DiffLine,
  type PlanView,
} from "../../../../protocol/src/plan-view.ts";
import * as words from "../../../../protocol/src/plan-words.ts";
import { plural } from "../plural.ts";

export { diffOf, firstOf } from "../../../../protocol/src/plan-lookups.ts";
export { changesInWords, driftInWords } from "../../../../protocol/src/plan-words.ts";

/** How each kind of change is called, and a mark that needs no colour. */
export function kindInWords(kind: ChangeKind): { readonly words: string; readonly mark: string } {
  return { words: words.PLAN_WORDS[kind], mark: words.KIND_MARKS[kind] };
}

export function countsInWords({ counts, completeness }: PlanView): string {
  return words.countsInWords(counts, completeness.isEmpty);
}

/** The groups of each kind that occurs, the riskiest first. */
export function byKind(
  view: PlanView,
): { readonly kind: ChangeKind; readonly groups: readonly ChangeGroup[] }[] {
  return CHANGE_KINDS.flatMap((kind) => {
    const groups = view.groups.filter((group) => group.kind === kind);
    return groups.length > 0 ? [{ kind, groups }] : [];
  });
}

/** How many are alike, where it is not one: " ×2". */
export function timesInWords({ changes }: ChangeGroup): string {
  return changes.length > 1 ? ` ×${changes.length}` : "";
}

/** Where the cause of what a group does is written: `main.tf:3`; undefined where it is not known. */
export function causeInWords(view: PlanView, group: ChangeGroup): string | undefined {
  return words.placeInWords(causeOf(firstOf(view, group)));
}

/** The lines of a diff of text, each with the mark of unified diffs. */
function diffLinesInWords(lines: readonly DiffLine[]): string[] {
  return lines.map((line) =>
    line.kind === "skipped"
      ? `  (${plural(line.count, "line")} not shown)`
      : `${line.kind === "added" ? "+" : line.kind === "removed" ? "-" : " "} ${line.text}`,
  );
}

/** Everything that an attribute says, a line each, indented below its name. */
function attributeLines(attribute: AttributeChange, depth = 0): string[] {
  const { inside, path, forcesReplacement } = attribute;
  const indent = "  ".repeat(depth);
  const forces = forcesReplacement ? "  (forces replacement)" : "";
  if (!inside || inside.kind === "words") return [`${indent}${words.attributeInWords(attribute)}${forces}`];
  const name = `${indent}${path} ${attribute.change}${inside.encodings.length > 0 ? ` (${inside.encodings.join(", ")})` : ""}:${forces}`;
  if (inside.kind === "lines")
    return [name, ...diffLinesInWords(inside.lines).map((line) => `${indent}  ${line}`)];
  const parts = inside.attributes.flatMap((one) => attributeLines(one, depth + 1));
  const only = parts.length === 0 && inside.more === 0 ? [`${indent}  (only spacing or order)`] : [];
  return [name, ...parts, ...only, ...(inside.more > 0 ? [`${indent}  and ${inside.more} more`] : [])];
}

/** Why what is in a group changes; where that is not the same for all, of the first. */
export function whyInWords(view: PlanView, group: ChangeGroup): string {
  const text = firstOf(view, group)?.why.text ?? "";
  const isOfAll = group.changes.every((index) => view.changes[index]?.why.text === text);
  return isOfAll || text === "" ? text : `${text} (the other ${group.changes.length - 1} likewise)`;
}

/** All that changes in a group, a line each; where that is not the same for all, of the first. */
export function groupLinesInWords(view: PlanView, group: ChangeGroup): string[] {
  const first = firstOf(view, group);
  const lines = allLines(diffOf(view, first));
  const isOfAll = group.changes.every((index) => view.changes[index]?.diff === first?.diff);
  return isOfAll || lines.length === 0
    ? lines
    : [...lines, `(this is ${first?.id}; the others (${group.changes.length - 1}) are not the same)`];
}

/** All of a diff, a line each. */
export function allLines(diff: ChangeDiff | undefined): string[] {
  if (!diff) return [];
  const { attributes, decidedAtApply, more } = diff;
  return [
    ...attributes.flatMap((one) => attributeLines(one)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(decidedAtApply.length > 0 ? [`decided at apply: ${decidedAtApply.join(", ")}`] : []),
  ];
}

export function outputsInWords({ outputs }: PlanView): string[] {
  return outputs.map((one) => words.outputInWords(one));
}

export function actionInWords(action: PlanView["actions"][number]): string {
  return words.actionInWords(action);
}

export function checkInWords(check: PlanView["checks"][number]): string {
  const { address, problems } = check;
  return `${address} ${words.checkInWords(check)}${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`;
}

/** What has to be read before the plan: that it is a part only, what could not be read. */
export function warningsOf({ completeness, problems }: PlanView): string[] {
  const deferred = completeness.deferred.map(
    ({ address, reason }) => `Put off: ${address}, since ${reason}.`,
  );
  return [...completeness.reasons, ...deferred, ...problems];
}
