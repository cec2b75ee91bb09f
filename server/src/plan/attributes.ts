import type { AttributeChange, ChangeDiff, InsideDiff, ShownValue } from "../../../protocol/src/plan-view.ts";
import { isAbsent, isObject, type Json, sameJson } from "./json.ts";
import { pairsByPlace, pairsOf } from "./list-pairs.ts";
import { coversAll, type Mask, maskAt, saysTrue } from "./masks.ts";
import type { ValueChange } from "./model.ts";
import { overlap, type Path, shownPath } from "./paths.ts";
import type { Redactor } from "./redactor.ts";
import { soundsSecret } from "./secrets.ts";
import { ABSENT, cleanPath, differenceStart, INSIDE, SENSITIVE, shown, UNKNOWN } from "./shown-values.ts";
import { below, isSame, type Sides } from "./sides.ts";
import { diffLines, diffWords } from "./text-diff.ts";
import { unwrapText } from "./unwrapped-text.ts";

/** What the comparison of two values needs to know of their surroundings. */
export interface DiffContext {
  readonly redactor: Redactor;
  readonly replacePaths: readonly Path[];
  /** True for unknown values that say something: written by somebody, or the reason of another change. */
  readonly isTelling: (path: Path) => boolean;
  /** How many attributes are listed at most. */
  readonly most: number;
  /** What is left out last where there are more: the least first. */
  readonly weightOf: (path: string) => number;
  /** True for what stands inside of a text, where also the names at the top are anybody's. */
  readonly isInside?: true;
}

/** What changes from one value to the other, attribute by attribute. */
export function diffOf(change: ValueChange, context: DiffContext): ChangeDiff {
  const comparison = new Comparison(context, change.hasMasks);
  comparison.compare([], {
    before: change.before,
    after: change.after,
    unknown: change.unknown,
    beforeMask: change.beforeSensitive,
    afterMask: change.afterSensitive,
  });
  return comparison.result();
}

class Comparison {
  private readonly attributes: AttributeChange[] = [];
  private readonly decidedAtApply: string[] = [];
  private more = 0;

  constructor(
    private readonly context: DiffContext,
    private readonly hasMasks: boolean,
  ) {}

  result(): ChangeDiff {
    // What forces a replacement comes first: it is what people look for.
    const sorted = [
      ...this.attributes.filter((one) => one.forcesReplacement),
      ...this.attributes.filter((one) => !one.forcesReplacement),
    ];
    const { most, weightOf } = this.context;
    return {
      attributes: weightiest(sorted, most, weightOf),
      decidedAtApply: this.decidedAtApply.slice(0, most),
      more: this.more + Math.max(0, sorted.length - most) + Math.max(0, this.decidedAtApply.length - most),
    };
  }

  compare(path: Path, sides: Sides): void {
    const { before, after, unknown } = sides;
    if (this.isSensitive(path, sides)) {
      if (unknown === true || saysTrue(unknown) || !isSame(before, after))
        this.add(path, sides, { before: hidden(before), after: unknown === true ? UNKNOWN : hidden(after) });
    } else if (unknown === true)
      this.add(path, sides, { before: this.valueOf(before, sides.beforeMask), after: UNKNOWN });
    else if (Array.isArray(before ?? after) && Array.isArray(after ?? before)) this.compareLists(path, sides);
    else if (isObject(before ?? after ?? unknown) && isObject(after ?? before ?? unknown))
      this.compareObjects(path, sides);
    else if (!isSame(before, after)) this.compareValues(path, sides);
  }

  private isSensitive(path: Path, { before, after, beforeMask, afterMask }: Sides): boolean {
    if (coversAll(beforeMask, before) || coversAll(afterMask, after)) return true;
    const last = path.at(-1);
    return !this.hasMasks && typeof last === "string" && soundsSecret(last) && !isObject(before ?? after);
  }

  private compareObjects(path: Path, sides: Sides): void {
    const { before, after, unknown } = sides;
    const keys = new Set<string>();
    for (const one of [before, after, unknown])
      if (isObject(one)) for (const key of Object.keys(one)) keys.add(key);
    for (const key of keys) this.compare([...path, key], below(sides, key, key));
  }

  private compareLists(path: Path, sides: Sides): void {
    const before = Array.isArray(sides.before) ? sides.before : [];
    const after = Array.isArray(sides.after) ? sides.after : [];
    // Masks are told by place alone.
    const byPlace = [sides.unknown, sides.beforeMask, sides.afterMask].some(saysTrue);
    const pairs = byPlace ? pairsByPlace(before, after) : pairsOf(before, after);
    const differing = pairs.filter(({ before: left, after: right }) => {
      const isKnown = left !== undefined && right !== undefined && !saysTrue(maskAt(sides.unknown, right));
      return !(isKnown && isSame(before[left], after[right]));
    });
    if (differing.length === 0 && !sameJson(before, after) && before.length === after.length)
      this.compareValues(path, sides);
    for (const pair of differing)
      this.compare([...path, pair.after ?? pair.before ?? 0], below(sides, pair.before, pair.after));
  }

  private compareValues(path: Path, sides: Sides): void {
    const { before, after } = sides;
    const { redactor } = this.context;
    const inside =
      saysTrue(sides.beforeMask) || saysTrue(sides.afterMask) ? undefined : this.insideOf(before, after);
    if (inside && inside.kind !== "words") {
      const [left, right] = [before, after].map((value) => (isAbsent(value) ? ABSENT : INSIDE));
      this.add(path, sides, { before: left ?? ABSENT, after: right ?? ABSENT }, inside);
      return;
    }
    const from = differenceStart(before, after);
    const left = this.valueOf(before, sides.beforeMask, from);
    const right = this.valueOf(after, sides.afterMask, from);
    // They differ only in what is not shown.
    const differInSecrets =
      sameJson(left, right) && typeof before === "string" && redactor.text(before) !== before;
    if (differInSecrets) this.add(path, sides, { before: SENSITIVE, after: SENSITIVE });
    else this.add(path, sides, { before: left, after: right }, inside);
  }

  private insideOf(before: Json, after: Json): InsideDiff | undefined {
    if (!isText(before) || !isText(after) || (isAbsent(before) && isAbsent(after))) return undefined;
    const { redactor } = this.context;
    if ([before, after].some((text) => !isAbsent(text) && redactor.isSecret(text))) return undefined;
    const left = isAbsent(before) ? undefined : unwrapText(before);
    const right = isAbsent(after) ? undefined : unwrapText(after);
    const encodings = left?.encodings ?? right?.encodings ?? [];
    const agree = !left || !right || left.encodings.join() === right.encodings.join();
    if (agree && (left?.json || right?.json)) {
      const parts = new Comparison({ ...PLAIN, redactor }, true);
      parts.compare([], { ...NO_MASKS, before: left?.json?.value, after: right?.json?.value });
      const { attributes, more } = parts.result();
      return { kind: "structure", encodings, attributes, more };
    }
    // Where they are not wrapped alike, they are compared as they are.
    const [a, b] = agree ? [left?.text, right?.text] : [before ?? undefined, after ?? undefined];
    const [cleanA, cleanB] = [a, b].map((text) => (text === undefined ? undefined : redactor.text(text)));
    if (cleanA === cleanB) return undefined;
    const used = agree ? encodings : [];
    if (used.length > 0 || [cleanA, cleanB].some((text) => text?.includes("\n")))
      return { kind: "lines", encodings: used, lines: diffLines(cleanA, cleanB) };
    const words = cleanA !== undefined && cleanB !== undefined ? diffWords(cleanA, cleanB) : undefined;
    return words && { kind: "words", encodings: used, words };
  }

  private valueOf(value: Json, mask: Mask, from = 0): ShownValue {
    if (saysTrue(mask)) return hidden(value);
    return shown(value, this.context.redactor, from);
  }

  private add(
    path: Path,
    { unknown }: Sides,
    { before, after }: { readonly before: ShownValue; readonly after: ShownValue },
    inside?: InsideDiff,
  ): void {
    const { replacePaths, isTelling, redactor, isInside } = this.context;
    if (before.kind === "absent" && after.kind === "absent") return;
    const name = shownPath(cleanPath(path, redactor, isInside));
    const forces = replacePaths.some((one) => overlap(one, path));
    if (unknown === true && after.kind === "unknown" && !forces && !isTelling(path)) {
      this.decidedAtApply.push(name);
      return;
    }
    if (this.attributes.length >= MOST_HELD && !forces) {
      this.more++;
      return;
    }
    this.attributes.push({
      path: name,
      change: before.kind === "absent" ? "added" : after.kind === "absent" ? "removed" : "changed",
      before,
      after,
      forcesReplacement: forces,
      ...(inside ? { inside } : {}),
    });
  }
}

/** As many as may be listed, in their order. */
function weightiest(
  attributes: readonly AttributeChange[],
  most: number,
  weightOf: (path: string) => number,
): AttributeChange[] {
  if (attributes.length <= most) return [...attributes];
  const weights = attributes.map(({ path, forcesReplacement }) => (forcesReplacement ? -1 : weightOf(path)));
  const order = [...attributes.keys()].sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
  const listed = new Set(order.slice(0, most));
  return attributes.filter((_, index) => listed.has(index));
}

const MOST_HELD = 1000;
const NO_MASKS = { unknown: undefined, beforeMask: undefined, afterMask: undefined };
/** For what stands inside of a text. */
const PLAIN = {
  replacePaths: [],
  isTelling: () => true,
  weightOf: () => 0,
  most: 60,
  isInside: true as const,
};

function hidden(value: Json): ShownValue {
  return isAbsent(value) ? ABSENT : SENSITIVE;
}

function isText(value: Json): value is string | null | undefined {
  return typeof value === "string" || isAbsent(value);
}
