import type { DeployedChange, DeploymentStage } from "../../protocol/src/deployment-record.ts";
import { listed } from "../../protocol/src/listed.ts";
import type { Applied } from "./apply-tally.ts";
import type { StateAfter } from "./state-after.ts";

/** What is looked at to say what an apply has left. */
export interface LeftBy {
  readonly applied: Applied;
  readonly outcome: DeploymentStage["outcome"];
  /** Undefined where the state was not read. */
  readonly after: StateAfter | undefined;
  readonly wasKilled: boolean;
}

/** What somebody must know of an apply that did not end well, a sentence each. */
export function leftByApply({ applied, outcome, after, wasKilled }: LeftBy): string[] {
  if (outcome === "applied") return [];
  const left: string[] = [];
  const { failed, uncertain } = applied;
  if (uncertain.length > 0)
    left.push(
      `${named(uncertain)}: begun, and what became of it is not known; it may be there without being in the state. Look at the real things before anything else; what is there can be imported`,
    );
  if (wasKilled) left.push("the lock of the state may be left; the next plan says so");
  if (after) left.push(...inState(after));
  if (!after) left.push(...unknownOf(failed));
  if (outcome !== "nothing") left.push("a new plan shows what is left to do");
  return left;
}

function inState({ deposed, tainted }: StateAfter): string[] {
  return [
    ...deposed
      .slice(0, MOST_NAMED)
      .map(
        ({ address, key }) =>
          `${address}: the old one (deposed object ${key}) is still there and may be what serves; the next apply deletes it`,
      ),
    ...(deposed.length > MOST_NAMED
      ? [`so are ${deposed.length - MOST_NAMED} more deposed objects, which the next apply deletes`]
      : []),
    ...(tainted.length > 0
      ? [
          `begun and not finished, so that the next plan replaces them (tainted): ${named(tainted.map((address) => ({ address })))}`,
        ]
      : []),
  ];
}

/** Where the state could not be read, what may stand in it. */
function unknownOf(failed: readonly DeployedChange[]): string[] {
  const tainted = failed.filter(({ action }) => action === "create" || action.startsWith("replace-"));
  const kept = failed.filter(({ action }) => action === "replace-create-first");
  return [
    ...(tainted.length > 0
      ? [`${named(tainted)}: whether it was begun is not known; if so, the next plan replaces it`]
      : []),
    ...(kept.length > 0
      ? [`${named(kept)}: the old one may still be there and serve; the next apply deletes it then`]
      : []),
  ];
}

const MOST_NAMED = 10;

function named(changes: readonly Pick<DeployedChange, "address">[]): string {
  return listed(
    changes.map(({ address }) => address),
    MOST_NAMED,
  );
}
