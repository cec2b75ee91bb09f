import {
  DRIFT_ADVICE,
  DRIFT_BUCKETS,
  DRIFT_WORDS,
  type DriftBucket,
  type DriftBuckets,
  driftBuckets,
} from "../../../protocol/src/drift.ts";
import type { DriftedObject, PlanView } from "../../../protocol/src/plan-view.ts";
import { changesInWords, driftInWords, fill, placeInWords } from "../../../protocol/src/plan-words.ts";
import { printable } from "../../../protocol/src/printable.ts";
import { shellWord } from "../shell-word.ts";
import { allLines, diffOf, warningsOf } from "./plan/words.ts";
import type { Style } from "./style.ts";

/** What came of looking for drift in one place. */
export interface DriftLook {
  /** The target of rebake.hcl; missing for a root module that was named as such. */
  readonly target?: string | undefined;
  /** Absolute: the root module. */
  readonly root: string;
  readonly workspace?: string | undefined;
  /** The run that looked. */
  readonly run?: string | undefined;
  /** `skipped`: there is nothing to look at. */
  readonly outcome: "none" | "drift" | "failed" | "skipped";
  /** Why, of what failed or was skipped. */
  readonly message?: string | undefined;
  readonly view?: PlanView | undefined;
  /** Where it is and what it was looked at with, in a line. */
  readonly provenance?: string | undefined;
  /** Whether the image that is pinned has to be said to stay: otherwise the newest is deployed. */
  readonly isPinned?: boolean | undefined;
}

/** More objects of a kind than these are shown only when all are asked for. */
const MOST_SHOWN = 20;

/** Drift for people at a terminal; ends with a line end. */
export function driftAsText(look: DriftLook, style: Style, isVerbose: boolean): string {
  const title = printable(look.target ?? look.root);
  const { view, provenance } = look;
  if (!view) {
    const what = look.outcome === "failed" ? "could not be looked at: " : "";
    return `${style.bold(title)}: ${what}${printable(look.message ?? "")}\n`;
  }
  const head = [
    `${style.bold(title)}: ${look.outcome === "none" ? DRIFT_WORDS.noDrift : summary(view)}`,
    ...(provenance === undefined ? [] : [style.dim(printable(provenance))]),
    ...warningsOf(view).map((one) => `${style.severity("warning")("warning:")} ${printable(one)}`),
  ];
  const buckets = driftBuckets(view);
  const sections = DRIFT_BUCKETS.filter((bucket) => buckets[bucket].length > 0).map((bucket) =>
    section(look, view, bucket, buckets, style, isVerbose),
  );
  const names = view.outputs.map(({ name }) => name).join(", ");
  const outputs = names === "" ? [] : [[printable(fill(DRIFT_WORDS.outputs, names))]];
  return `${[head, ...sections, ...outputs].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function summary({ drift, outputs }: PlanView): string {
  if (drift.length === 0) return `${outputs.length} outputs would be others`;
  return `${drift.length} changed outside`;
}

function section(
  look: DriftLook,
  view: PlanView,
  bucket: DriftBucket,
  buckets: DriftBuckets,
  style: Style,
  isVerbose: boolean,
): string[] {
  const objects = buckets[bucket];
  const shown = isVerbose ? objects : objects.slice(0, MOST_SHOWN);
  const paint = bucket === "mutated" || bucket === "gone" || bucket === "making" ? style.removed : style.bold;
  const command = commandFor(look, bucket, objects);
  return [
    paint(`${DRIFT_WORDS[bucket]} (${objects.length})`),
    ...shown.flatMap((object) => objectLines(view, object, style, isVerbose)),
    ...(shown.length < objects.length
      ? [`    and ${objects.length - shown.length} more; --verbose shows all`]
      : []),
    `  ${DRIFT_WORDS[DRIFT_ADVICE[bucket]]}`,
    ...(command === undefined ? [] : [`    ${printable(command)}`]),
  ];
}

function objectLines(view: PlanView, object: DriftedObject, style: Style, isVerbose: boolean): string[] {
  const diff = diffOf(view, object);
  const what =
    object.kind === "deleted"
      ? driftInWords({ ...object, influencesPlan: false })
      : changesInWords("update", diff);
  const place = placeInWords(object.source);
  const facts = [isVerbose && diff ? undefined : what, place].filter((fact) => fact !== undefined);
  const line = `    ${style.bold(printable(object.id))}${facts.length > 0 ? `  ${style.dim(printable(facts.join("; ")))}` : ""}`;
  return isVerbose ? [line, ...allLines(diff).map((one) => `      ${printable(one)}`)] : [line];
}

/** What to type about a bucket; undefined where nothing has to be done that is not said. */
function commandFor(
  look: DriftLook,
  bucket: DriftBucket,
  objects: readonly DriftedObject[],
): string | undefined {
  if (bucket === "cosmetic" || bucket === "other" || bucket === "capacity") return undefined;
  const pinned = look.isPinned ? ["--image", "pinned"] : [];
  const words = look.target === undefined ? ["plan", look.root] : ["deploy", look.target, ...pinned];
  const replace = bucket === "mutated" ? objects.flatMap(({ address }) => ["--replace", address]) : [];
  return ["rebake", ...words, ...replace].map(shellWord).join(" ");
}

/** The same for programs: all looks in one document. */
export function driftAsJson(looks: readonly DriftLook[]): string {
  const said = { version: 1, looks: looks.map(lookAsJson) };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

function lookAsJson(look: DriftLook): unknown {
  const { view, provenance: _provenance, isPinned: _isPinned, ...said } = look;
  if (!view) return said;
  const buckets = driftBuckets(view);
  const sorted = DRIFT_BUCKETS.map((bucket) => [
    bucket,
    buckets[bucket].map((object) => ({ ...object, diff: diffOf(view, object) })),
  ]);
  const commands = DRIFT_BUCKETS.flatMap((bucket) => {
    const command = buckets[bucket].length > 0 ? commandFor(look, bucket, buckets[bucket]) : undefined;
    return command === undefined ? [] : [[bucket, command]];
  });
  return {
    ...said,
    buckets: Object.fromEntries(sorted),
    commands: Object.fromEntries(commands),
    outputs: view.outputs,
    warnings: warningsOf(view),
  };
}
