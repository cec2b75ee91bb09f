import type { Accuracy, Score } from "./score.ts";

/** A table of all rules, and what is known to be amiss. */
export function formatAccuracy(accuracy: Accuracy, rules: readonly string[]): string {
  const seen = rules.filter((rule) => accuracy.scores.has(rule));
  const total = totalOf(accuracy);
  const rows = seen.map((rule) => row(rule, accuracy.scores.get(rule) ?? total));
  return [
    `${"rule".padEnd(34)} judged  right  wrong missed  precision  recall`,
    ...rows,
    row(`all (${accuracy.blocks} blocks)`, total),
    "",
    `No finding and no miss in the judged blocks: ${rules.filter((rule) => !seen.includes(rule)).join(", ")}`,
    ...section("Known to be false or missing", accuracy.known),
    ...section("Mended since it was judged; move it to `right` or delete it", accuracy.mended),
    ...section("Lost: judged right, no longer reported", accuracy.lost),
    ...section("Not judged yet, in judged blocks", accuracy.unjudged),
    ...section("The code of these judgements has changed or is gone", accuracy.stale),
    "",
  ].join("\n");
}

function row(name: string, { right, wrong, missed }: Score): string {
  const cells = [right + wrong + missed, right, wrong, missed].map((count) => String(count).padStart(6));
  return `${name.padEnd(34)} ${cells.join(" ")}  ${share(right, right + wrong).padStart(9)}  ${share(right, right + missed).padStart(6)}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : `${Math.floor((100 * part) / whole)} %`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `${title} (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
}

/** The same as a table of a page, with what is known to be amiss below it. */
export function accuracyPage(accuracy: Accuracy, rules: readonly string[]): string {
  const line = (name: string, { right, wrong, missed }: Score): string =>
    `| ${name} | ${right + wrong + missed} | ${right} | ${wrong} | ${missed} | ${share(right, right + wrong)} | ${share(right, right + missed)} |`;
  const rows = rules.flatMap((rule) => {
    const score = accuracy.scores.get(rule);
    return score ? [line(`\`${rule}\``, score)] : [];
  });
  return [
    "| rule | judged | right | wrong | missed | precision | recall |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    line(`all, in ${accuracy.blocks} blocks`, totalOf(accuracy)),
    ...rows,
    "",
    "Known to be false or missing in these blocks:",
    "",
    ...accuracy.known.map((one) => `- ${one}`),
    "",
  ].join("\n");
}

function totalOf(accuracy: Accuracy): Score {
  const total: Score = { right: 0, wrong: 0, missed: 0 };
  for (const score of accuracy.scores.values())
    for (const key of ["right", "wrong", "missed"] as const) total[key] += score[key];
  return total;
}
