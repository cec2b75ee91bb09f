import { dirname } from "node:path";
import type { ReportedScore } from "../../../protocol/src/check-report.ts";
import { CATEGORIES, type Category } from "../../../server/src/rules/rule.ts";
import { addTallies, scoreOf } from "../../../server/src/score.ts";
import { shownPath } from "../targets.ts";
import { groupBy, type Report } from "./report.ts";

/** The score of a check as a whole, by category and by folder; folders without anything to judge are left out. */
export function reportedScore({ tallies, findings, directory }: Report): ReportedScore {
  const total = addTallies(tallies.values());
  const inFolder = groupBy(findings, (finding) => dirname(finding.path));
  const folders = [...tallies]
    .flatMap(([folder, tally]) => {
      const score = scoreOf(tally);
      return score === undefined
        ? []
        : [
            {
              folder: shownPath(folder, directory) || ".",
              score,
              judged: tally.judged,
              findings: inFolder.get(folder)?.length ?? 0,
            },
          ];
    })
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return {
    total: scoreOf(total) ?? null,
    judged: total.judged,
    byCategory: Object.fromEntries(
      CATEGORIES.map((category) => [category, scoreOf(total, category) ?? null]),
    ) as Record<Category, number | null>,
    byFolder: folders,
  };
}
