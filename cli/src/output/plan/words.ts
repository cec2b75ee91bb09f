import {
  type AttributeChange,
  CHANGE_KINDS,
  type ChangeDiff,
  type ChangeGroup,
  type ChangeKind,
  type DiffLine,
  type DriftedObject,
  type PlannedChange,
  type PlanView,
  SENSITIVE_VALUE,
  type ShownValue,
  type SourcePlace,
} from "../../../../protocol/src/plan-view.ts";
import { plural } from "../plural.ts";

/** How each kind of change is called, and a mark that needs no colour. */
export const KINDS: Readonly<Record<ChangeKind, { readonly words: string; readonly mark: string }>> = {
  delete: { words: "delete", mark: "-" },
  "replace-destroy-first": { words: "replace, destroy first", mark: "-/+" },
  "replace-create-first": { words: "replace, create first", mark: "+/-" },
  forget: { words: "forget", mark: "x" },
  unknown: { words: "do what this version does not know", mark: "?" },
  update: { words: "update in place", mark: "~" },
  create: { words: "create", mark: "+" },
  import: { words: "import", mark: "&" },
  move: { words: "move", mark: ">" },
  read: { words: "read", mark: "<" },
};

/** "1 delete, 2 replace (destroy first), 3 update in place"; the riskiest first. */
export function countsInWords({ counts, completeness }: PlanView): string {
  const parts = CHANGE_KINDS.flatMap((kind) =>
    counts[kind] > 0 ? [`${counts[kind]} to ${KINDS[kind].words}`] : [],
  );
  if (counts.outputs > 0) parts.push(plural(counts.outputs, "output"));
  if (counts.drifted > 0) parts.push(`${counts.drifted} changed outside`);
  if (parts.length > 0) return parts.join(" · ");
  return completeness.isEmpty ? "No changes" : "Nothing is known to change";
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

export function firstOf(view: PlanView, group: ChangeGroup): PlannedChange | undefined {
  return view.changes[group.changes[0] ?? -1];
}

export function diffOf(
  view: PlanView,
  one: Pick<PlannedChange, "diff"> | DriftedObject | undefined,
): ChangeDiff | undefined {
  return one?.diff === undefined ? undefined : view.diffs[one.diff];
}

/** `main.tf:3`; undefined where it is not known. */
export function placeInWords(source: SourcePlace | undefined): string | undefined {
  return source && `${source.file}:${source.range.start.line + 1}`;
}

export function valueInWords(value: ShownValue): string {
  switch (value.kind) {
    case "absent":
      return "(none)";
    case "sensitive":
      return SENSITIVE_VALUE;
    case "unknown":
      return "(decided at apply)";
    case "inside":
      return "(below)";
    case "known":
      return value.cut === undefined ? value.text : `${value.text} (${value.cut} characters more)`;
  }
}

/** `ami "ami-1" → "ami-2"`: one attribute in one line. */
export function attributeInWords(attribute: AttributeChange): string {
  const { path, before, after, inside } = attribute;
  if (inside && inside.kind !== "words")
    return `${path} ${attribute.change} (${inside.encodings[0] ?? "text"})`;
  if (before.kind === "sensitive" || after.kind === "sensitive")
    return `${path} ${attribute.change} ${SENSITIVE_VALUE}`;
  return `${path} ${valueInWords(before)} → ${valueInWords(after)}`;
}

const MOST_IN_A_LINE = 3;
const LONGEST = 70;

/** What changes in something that exists, short enough for the line of its group. Undefined for what comes or goes. */
export function changesInWords(kind: ChangeKind, diff: ChangeDiff | undefined): string | undefined {
  if (!diff || !(kind === "update" || kind.startsWith("replace")) || diff.attributes.length === 0)
    return undefined;
  const shown = diff.attributes.slice(0, MOST_IN_A_LINE).map((one) => {
    const words = attributeInWords(one);
    return words.length > LONGEST ? `${one.path} ${one.change}` : words;
  });
  const more = diff.attributes.length + diff.more - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

/** The lines of a diff of text, each with the mark of unified diffs. */
export function diffLinesInWords(lines: readonly DiffLine[]): string[] {
  return lines.map((line) =>
    line.kind === "skipped"
      ? `  (${plural(line.count, "line")} not shown)`
      : `${line.kind === "added" ? "+" : line.kind === "removed" ? "-" : " "} ${line.text}`,
  );
}

/** Everything that an attribute says, a line each, indented below its name. */
export function attributeLines(attribute: AttributeChange, depth = 0): string[] {
  const { inside, path, forcesReplacement } = attribute;
  const indent = "  ".repeat(depth);
  const forces = forcesReplacement ? "  (forces replacement)" : "";
  if (!inside || inside.kind === "words") return [`${indent}${attributeInWords(attribute)}${forces}`];
  const name = `${indent}${path} ${attribute.change}${inside.encodings.length > 0 ? ` (${inside.encodings.join(", ")})` : ""}:${forces}`;
  if (inside.kind === "lines")
    return [name, ...diffLinesInWords(inside.lines).map((line) => `${indent}  ${line}`)];
  const parts = inside.attributes.flatMap((one) => attributeLines(one, depth + 1));
  const only = parts.length === 0 && inside.more === 0 ? [`${indent}  (only spacing or order)`] : [];
  return [name, ...parts, ...only, ...(inside.more > 0 ? [`${indent}  and ${inside.more} more`] : [])];
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

/** The stream tells which outputs change, and no values. */
export function outputsInWords({ outputs, fromStream }: PlanView): string[] {
  return outputs.map((one) => (fromStream ? `${one.name}: ${one.change}` : outputInWords(one)));
}

function outputInWords({ name, before, after }: PlanView["outputs"][number]): string {
  return `${name}: ${valueInWords(before)} → ${valueInWords(after)}`;
}

/** "changed outside: image, which this plan depends on" */
export function driftInWords({ kind, about, influencesPlan }: DriftedObject): string {
  const what =
    kind === "deleted" ? "deleted outside" : `changed outside${about === "other" ? "" : ` (${about})`}`;
  return influencesPlan ? `${what}, and this plan depends on it` : what;
}

export function checkInWords({ address, status, problems }: PlanView["checks"][number]): string {
  const words = {
    pass: "passes",
    fail: "fails",
    error: "could not be worked out",
    unknown: "is known only at apply",
  };
  return `${address} ${words[status]}${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`;
}

export function actionInWords({ address, trigger, event }: PlanView["actions"][number]): string {
  return `${address}${trigger === undefined ? "" : ` for ${trigger}`}${event === undefined ? "" : ` (${event.replaceAll("_", " ")})`}`;
}

/** What has to be read before the plan: that it is a part only, what could not be read. */
export function warningsOf({ completeness, problems }: PlanView): string[] {
  const deferred = completeness.deferred.map(
    ({ address, reason }) => `Put off: ${address}, since ${reason}.`,
  );
  return [...completeness.reasons, ...deferred, ...problems];
}
