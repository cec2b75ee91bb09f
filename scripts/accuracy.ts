import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { RULES } from "../server/src/rules/index.ts";
import { CORPUS } from "../test/support/corpus.ts";
import { analyseCorpus, analyseRepository } from "./accuracy/analyse.ts";
import { accuracyPage, formatAccuracy } from "./accuracy/format.ts";
import { keyOf, readJudgements } from "./accuracy/judgements.ts";
import { drawSample } from "./accuracy/sample.ts";
import { compare } from "./accuracy/score.ts";
import { showBlock } from "./accuracy/show.ts";
import { SUMMARY, summarize, summaryDifference } from "./accuracy/summary.ts";
import { replaceSection } from "./generate/pages.ts";
import { ROOT, say } from "./run/steps.ts";

// How accurate the rules are on real code that somebody has read and judged; docs/accuracy.md says how.
//   npm run accuracy                       precision and recall of each rule, and what changed over the corpus
//   npm run accuracy -- --update           the same, and writes corpus-summary.tsv and the table in docs/accuracy.md
//   npm run accuracy -- --sample           prints the blocks that are to be judged and are not yet
//   npm run accuracy -- --repository DIR   prints what is found in any checkout, block by block, for judging
const [option, value] = process.argv.slice(2);

if (option === "--repository" && value !== undefined) {
  const blocks = await analyseRepository(resolve(value));
  for (const block of blocks) if (block.findings.length > 0) process.stdout.write(`${showBlock(block)}\n`);
} else if (!existsSync(CORPUS)) {
  say("../shared/corpus is not on this machine; --repository DIR looks at a checkout of yours.");
  process.exitCode = 1;
} else if (option === undefined || option === "--update" || option === "--sample") {
  const blocks = await analyseCorpus(CORPUS);
  const judgements = readJudgements();
  if (option === "--sample") {
    const judged = new Set(judgements.map(keyOf));
    const known = new Set(blocks.filter((block) => judged.has(keyOf(block))));
    for (const block of drawSample(blocks, known)) process.stdout.write(`${showBlock(block)}\n`);
  } else {
    const rules = RULES.filter((rule) => !rule.optIn).map((rule) => rule.id);
    const accuracy = compare(blocks, judgements);
    process.stdout.write(formatAccuracy(accuracy, rules));
    const before = existsSync(SUMMARY) ? readFileSync(SUMMARY, "utf8") : "";
    const after = summarize(blocks);
    for (const line of summaryDifference(before, after)) say(line);
    if (option === "--update") {
      const page = join(ROOT, "docs/accuracy.md");
      writeFileSync(SUMMARY, after);
      writeFileSync(
        page,
        replaceSection(readFileSync(page, "utf8"), "numbers", accuracyPage(accuracy, rules)),
      );
    }
  }
} else {
  say(`accuracy does not know ${[option, value].filter(Boolean).join(" ")}; see scripts/accuracy.ts.`);
  process.exitCode = 1;
}
