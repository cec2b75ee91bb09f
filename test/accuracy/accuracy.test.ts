import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { analyseCorpus, type CheckedBlock } from "../../scripts/accuracy/analyse.ts";
import { readJudgements } from "../../scripts/accuracy/judgements.ts";
import { type Accuracy, compare } from "../../scripts/accuracy/score.ts";
import { SUMMARY, summarize, summaryDifference } from "../../scripts/accuracy/summary.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { CORPUS, hasCorpus } from "../support/corpus.ts";

const judgements = readJudgements();

test("each judgement says why, and names rules that there are", () => {
  const rules = new Set(RULES.map((rule) => rule.id));
  const bad = judgements.filter(({ because, right, wrong, missed }) => {
    const named = [...right, ...Object.keys(wrong), ...Object.keys(missed)];
    const reasons = [because, ...Object.values(wrong), ...Object.values(missed)];
    return reasons.some((reason) => reason.trim().length < 10) || named.some((rule) => !rules.has(rule));
  });
  expect(bad).toEqual([]);
  expect(judgements.length).toBeGreaterThanOrEqual(300);
});

describe.skipIf(!hasCorpus())("on real code", () => {
  let blocks: readonly CheckedBlock[];
  let accuracy: Accuracy;
  beforeAll(async () => {
    blocks = await analyseCorpus(CORPUS);
    accuracy = compare(blocks, judgements);
    const { known, mended } = accuracy;
    if (known.length > 0) console.info(`Known to be false or missing:\n${known.join("\n")}`);
    if (mended.length > 0) console.info(`Mended; turn the judgement around:\n${mended.join("\n")}`);
  }, 300_000);

  test("what was judged right is still reported", () => {
    expect(accuracy.lost).toEqual([]);
  });

  test("nothing is reported in the judged blocks that nobody has judged (see docs/accuracy.md)", () => {
    expect(accuracy.unjudged).toEqual([]);
  });

  test("the judged blocks are in the corpus as they were read", () => {
    expect(accuracy.stale).toEqual([]);
  });

  test("the findings are those of corpus-summary.tsv; `npm run accuracy -- --update` writes it", () => {
    expect(summaryDifference(readFileSync(SUMMARY, "utf8"), summarize(blocks))).toEqual([]);
  });
});
