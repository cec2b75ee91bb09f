import type { CheckedBlock } from "./analyse.ts";
import { type Judgement, keyOf } from "./judgements.ts";

/** How a rule does on the judged blocks. A rule counts once for each block. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

/** What the judged blocks say about the findings of now. */
export interface Accuracy {
  readonly scores: ReadonlyMap<string, Score>;
  readonly blocks: number;
  /** Findings that were called right and are gone. */
  readonly lost: readonly string[];
  /** Findings that nobody has judged yet, in judged blocks. */
  readonly unjudged: readonly string[];
  /** Judgements about code that is not there any more. */
  readonly stale: readonly string[];
  /** Known faults that are still there: reported falsely, or not reported. */
  readonly known: readonly string[];
  /** Known faults that are mended: the judgement can be turned around. */
  readonly mended: readonly string[];
}

/** Holds what is reported now against the judgements. */
export function compare(blocks: readonly CheckedBlock[], judgements: readonly Judgement[]): Accuracy {
  const byKey = new Map<string, CheckedBlock[]>();
  for (const block of blocks) byKey.set(keyOf(block), [...(byKey.get(keyOf(block)) ?? []), block]);
  const scores = new Map<string, Score>();
  const lists = { lost: [], unjudged: [], stale: [], known: [], mended: [] } as Record<
    "lost" | "unjudged" | "stale" | "known" | "mended",
    string[]
  >;
  const count = (rule: string, what: keyof Score): void => {
    const score = scores.get(rule) ?? { right: 0, wrong: 0, missed: 0 };
    score[what]++;
    scores.set(rule, score);
  };
  for (const judgement of judgements) {
    const key = keyOf(judgement);
    const found = byKey.get(key);
    if (!found) {
      lists.stale.push(key);
      continue;
    }
    const reported = new Set(found.flatMap((block) => block.findings.map((finding) => finding.rule)));
    for (const rule of judgement.right) {
      count(rule, reported.has(rule) ? "right" : "missed");
      if (!reported.has(rule)) lists.lost.push(`${rule}: ${key}`);
    }
    for (const [rule, reason] of Object.entries(judgement.wrong)) {
      if (reported.has(rule)) count(rule, "wrong");
      lists[reported.has(rule) ? "known" : "mended"].push(`${rule} is wrong: ${key}: ${reason}`);
    }
    for (const [rule, reason] of Object.entries(judgement.missed)) {
      count(rule, reported.has(rule) ? "right" : "missed");
      lists[reported.has(rule) ? "mended" : "known"].push(`${rule} is missing: ${key}: ${reason}`);
    }
    for (const rule of reported)
      if (!judgement.right.includes(rule) && !(rule in judgement.wrong) && !(rule in judgement.missed))
        lists.unjudged.push(`${rule}: ${key}`);
  }
  return { scores, blocks: judgements.length - lists.stale.length, ...lists };
}
