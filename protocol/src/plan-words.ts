import {
  type AttributeChange,
  CHANGE_KINDS,
  type ChangeDiff,
  type ChangeKind,
  type DriftedObject,
  type OutputChange,
  type PlanCheck,
  type PlanCounts,
  type PlannedAction,
  type ShownValue,
  type SourcePlace,
} from "./plan-view.ts";

/**
 * What plans are talked about with, in the terminal, in reports and on the plan page: English, which is also what translations are
 * looked up by. `{0}` is what is filled in.
 */
export const PLAN_WORDS = {
  delete: "delete",
  "replace-destroy-first": "replace, destroy first",
  "replace-create-first": "replace, create first",
  forget: "forget",
  unknown: "do what this version does not know",
  update: "update in place",
  create: "create",
  import: "import",
  move: "move",
  read: "read",
  toDo: "{0} to {1}",
  oneOutput: "{0} output",
  outputs: "{0} outputs",
  drifted: "{0} changed outside",
  noChanges: "No changes",
  nothingKnown: "Nothing is known to change",
  none: "(none)",
  sensitive: "(sensitive value)",
  decidedAtApply: "(decided at apply)",
  below: "(below)",
  cut: "{0} ({1} characters more)",
  added: "added",
  removed: "removed",
  changed: "changed",
  text: "text",
  andMore: "{0} and {1} more",
  deletedOutside: "deleted outside",
  changedOutside: "changed outside",
  changedOutsideAbout: "changed outside ({0})",
  image: "image",
  capacity: "capacity",
  labels: "labels",
  planDepends: "{0}, and this plan depends on it",
  pass: "passes",
  fail: "fails",
  error: "could not be worked out",
  knownAtApply: "is known only at apply",
  actionFor: "{0} for {1}",
} as const;

export type PlanWords = Readonly<Record<keyof typeof PLAN_WORDS, string>>;

/** A mark for each kind of change that needs no colour. */
export const KIND_MARKS: Readonly<Record<ChangeKind, string>> = {
  delete: "-",
  "replace-destroy-first": "-/+",
  "replace-create-first": "+/-",
  forget: "x",
  unknown: "?",
  update: "~",
  create: "+",
  import: "&",
  move: ">",
  read: "<",
};

/** Fills in what a text leaves open: `{0}`, `{1}`, ... */
export function fill(text: string, ...parts: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index) => String(parts[Number(index)] ?? whole));
}

/** "1 to delete · 2 to replace, destroy first"; the riskiest first. */
export function countsInWords(counts: PlanCounts, isEmpty: boolean, words: PlanWords = PLAN_WORDS): string {
  const parts = CHANGE_KINDS.flatMap((kind) =>
    counts[kind] > 0 ? [fill(words.toDo, counts[kind], words[kind])] : [],
  );
  if (counts.outputs > 0)
    parts.push(fill(counts.outputs === 1 ? words.oneOutput : words.outputs, counts.outputs));
  if (counts.drifted > 0) parts.push(fill(words.drifted, counts.drifted));
  if (parts.length > 0) return parts.join(" · ");
  return isEmpty ? words.noChanges : words.nothingKnown;
}

/** `main.tf:3`; undefined where it is not known. */
export function placeInWords(source: SourcePlace | undefined): string | undefined {
  return source && `${source.file}:${source.range.start.line + 1}`;
}

export function valueInWords(value: ShownValue, words: PlanWords = PLAN_WORDS): string {
  switch (value.kind) {
    case "absent":
      return words.none;
    case "sensitive":
      return words.sensitive;
    case "unknown":
      return words.decidedAtApply;
    case "inside":
      return words.below;
    case "known":
      return value.cut === undefined ? value.text : fill(words.cut, value.text, value.cut);
  }
}

/** `ami "ami-1" → "ami-2"`: one attribute in one line. */
export function attributeInWords(attribute: AttributeChange, words: PlanWords = PLAN_WORDS): string {
  const { path, before, after, inside } = attribute;
  const change = words[attribute.change];
  if (inside && inside.kind !== "words") return `${path} ${change} (${inside.encodings[0] ?? words.text})`;
  if (before.kind === "sensitive" || after.kind === "sensitive")
    return `${path} ${change} ${words.sensitive}`;
  return `${path} ${valueInWords(before, words)} → ${valueInWords(after, words)}`;
}

const MOST_IN_A_LINE = 3;
const LONGEST = 70;

/** What changes in something that exists, short enough for the line of its group. Undefined for what comes or goes. */
export function changesInWords(
  kind: ChangeKind,
  diff: ChangeDiff | undefined,
  words: PlanWords = PLAN_WORDS,
): string | undefined {
  if (!diff || !(kind === "update" || kind.startsWith("replace")) || diff.attributes.length === 0)
    return undefined;
  const shown = diff.attributes.slice(0, MOST_IN_A_LINE).map((one) => {
    const line = attributeInWords(one, words);
    return line.length > LONGEST ? `${one.path} ${words[one.change]}` : line;
  });
  const more = diff.attributes.length + diff.more - shown.length;
  return more > 0 ? fill(words.andMore, shown.join(", "), more) : shown.join(", ");
}

/** "changed outside (image), and this plan depends on it" */
export function driftInWords(
  { kind, about, influencesPlan }: DriftedObject,
  words: PlanWords = PLAN_WORDS,
): string {
  const changed = about === "other" ? words.changedOutside : fill(words.changedOutsideAbout, words[about]);
  const what = kind === "deleted" ? words.deletedOutside : changed;
  return influencesPlan ? fill(words.planDepends, what) : what;
}

export function checkInWords({ status }: Pick<PlanCheck, "status">, words: PlanWords = PLAN_WORDS): string {
  return status === "unknown" ? words.knownAtApply : words[status];
}

export function actionInWords(
  { address, trigger, event }: PlannedAction,
  words: PlanWords = PLAN_WORDS,
): string {
  const subject = trigger === undefined ? address : fill(words.actionFor, address, trigger);
  return event === undefined ? subject : `${subject} (${event.replaceAll("_", " ")})`;
}

/** "url: (none) → "http://…"" */
export function outputInWords(output: OutputChange, words: PlanWords = PLAN_WORDS): string {
  return `${output.name}: ${outputValues(output, words)}`;
}

/** Before and after; of a plan that is known from the stream, which tells no values, only that it changes. */
export function outputValues({ before, after, change }: OutputChange, words: PlanWords = PLAN_WORDS): string {
  return before.kind === "unknown"
    ? words[change]
    : `${valueInWords(before, words)} → ${valueInWords(after, words)}`;
}
