import type { Folder } from "./folder.ts";
import { isJudged } from "./knowledge/judged.ts";
import type { LintFinding } from "./lint.ts";
import type { Category, Severity } from "./rules/rule.ts";

/** What a block loses with its most severe finding, in parts of a hundred. docs/score.md explains the choice. */
export const LOSSES: Readonly<Record<Severity, number>> = {
  error: 100,
  warning: 50,
  information: 20,
  hint: 0,
};

/** What the score of one folder, or of several together, is made from. */
export interface Tally {
  /** Blocks of which something can be said. */
  readonly judged: number;
  /** What they lose together. */
  readonly lost: number;
  /** The same with the findings of one category alone. */
  readonly lostBy: Readonly<Partial<Record<Category, number>>>;
}

export const EMPTY_TALLY: Tally = { judged: 0, lost: 0, lostBy: {} };

/** Counts a folder's blocks and what the findings cost them: each block once, by the most severe. */
export function tallyOf(folder: Folder, findings: readonly LintFinding[]): Tally {
  const judged = judgedBlocks(folder);
  const worst = new Map<string, number>();
  const worstBy = new Map<Category, Map<string, number>>();
  for (const { block: address, severity, rule } of findings) {
    const loss = LOSSES[severity];
    if (loss === 0 || rule.category === "suppression") continue;
    // Also the others (a lookup, a provider) count once something is said about them.
    judged.add(address);
    keepWorst(worst, address, loss);
    let ofCategory = worstBy.get(rule.category);
    if (!ofCategory) {
      ofCategory = new Map();
      worstBy.set(rule.category, ofCategory);
    }
    keepWorst(ofCategory, address, loss);
  }
  const lostBy = Object.fromEntries(
    [...worstBy].map(([category, losses]) => [category, sum(losses.values())]),
  );
  return { judged: judged.size, lost: sum(worst.values()), lostBy };
}

/** The tally of several folders as if they were one. */
export function addTallies(tallies: Iterable<Tally>): Tally {
  let [judged, lost] = [0, 0];
  const lostBy: Partial<Record<Category, number>> = {};
  for (const one of tallies) {
    judged += one.judged;
    lost += one.lost;
    for (const [category, loss] of Object.entries(one.lostBy) as [Category, number][])
      lostBy[category] = (lostBy[category] ?? 0) + loss;
  }
  return { judged, lost, lostBy };
}

/**
 * The immutability score: 0 to 100, whole, rounded down, so that 100 means that nothing was found.
 * @param category with the findings of this one alone
 * @returns undefined where there is nothing that can be judged.
 */
export function scoreOf(tally: Tally, category?: Category): number | undefined {
  if (tally.judged === 0) return undefined;
  const lost = category ? (tally.lostBy[category] ?? 0) : tally.lost;
  return Math.floor((100 * tally.judged - lost) / tally.judged);
}

/** The addresses of the blocks that rules are about; no body is looked into. */
function judgedBlocks({ terraform, packer }: Folder): Set<string> {
  const addresses = new Set<string>();
  for (const block of terraform?.source.blocks("resource") ?? [])
    if (isJudged(block.resourceType)) addresses.add(block.address);
  for (const type of ["source", "build"])
    for (const block of packer?.blocks(type) ?? []) addresses.add(block.address);
  return addresses;
}

function keepWorst(losses: Map<string, number>, address: string, loss: number): void {
  losses.set(address, Math.max(loss, losses.get(address) ?? 0));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}
