import type { PlanMessage } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { CHANGE_KINDS } from "../../../protocol/src/plan-view.ts";
import { fill } from "../../../protocol/src/plan-words.ts";
import type { PlanData } from "./plan-data.ts";
import { OTHER_SECTIONS } from "./row.ts";

/** How much is shown of how much, or how much has arrived. */
export function statusText(data: PlanData, shown: number, total: number, words: PageWords): string {
  if (!data.isWhole) return fill(words.loading, inDigits(total), inDigits(expected(data.head)));
  if (shown < total) return fill(words.shownSome, inDigits(shown), inDigits(total));
  return total === 1 ? words.shownOne : fill(words.shownAll, inDigits(total));
}

function inDigits(value: number): string {
  return value.toLocaleString(document.documentElement.lang || undefined);
}

/** How many things the parts of a plan will hold in all. */
function expected({ counts, sizes }: PlanMessage): number {
  const changes = CHANGE_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  return OTHER_SECTIONS.reduce((sum, section) => sum + sizes[section], changes);
}
