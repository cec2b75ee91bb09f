import { dirname } from "node:path";
import type { ReportedFolder, ReportedScore } from "../../../protocol/src/check-report.ts";
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

/** Those first in which there is the most to win: many blocks of which much is lost. */
export function worstFirst(folders: readonly ReportedFolder[]): ReportedFolder[] {
  const lost = ({ score, judged }: ReportedFolder): number => (100 - score) * judged;
  return [...folders].sort((a, b) => lost(b) - lost(a) || (a.folder < b.folder ? -1 : 1));
}
