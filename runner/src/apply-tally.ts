import type { DeployedChange } from "../../protocol/src/deployment-record.ts";
import type { PlannedChange } from "../../protocol/src/plan-view.ts";
import type { EventBody } from "../../protocol/src/run-events.ts";

/** What became of the changes of a plan, each in one of the lists. */
export interface Applied {
  readonly done: readonly DeployedChange[];
  readonly failed: readonly DeployedChange[];
  readonly notDone: readonly DeployedChange[];
  readonly uncertain: readonly DeployedChange[];
}

/** How often something was begun at an address, and how often it ended how. */
interface Tally {
  begun: number;
  completed: number;
  failed: number;
  /** It ended after the tool was stopped by force, when what the tool says of an end says nothing of the thing. */
  abandoned: number;
}

type Fate = "completed" | "failed" | "running" | "untouched";

/**
 * Counts what `apply` says it does, and holds it against what the plan meant. The tool tells of no change that it did not begin, and
 * of a replacement as of a deletion and a creation, in the order in which it does them.
 */
export class ApplyTally {
  private readonly tallies = new Map<string, Tally>();
  private readonly errors = new Map<string, string>();
  private readonly planned: readonly PlannedChange[];
  /** How often something is to be done at an address: a deposed object has the address of the living one. */
  private readonly meant = new Map<string, number>();

  /** @param changes of the view of the plan; what is only read is no change. */
  constructor(changes: readonly PlannedChange[]) {
    this.planned = changes.filter(({ mode, kind }) => mode === "managed" && kind !== "read");
    for (const { actions, address } of this.planned)
      for (const verb of actions.filter((action) => CHANGING.has(action))) {
        const key = `${verb} ${address}`;
        this.meant.set(key, (this.meant.get(key) ?? 0) + 1);
      }
  }

  /** How many changes there are, and of how many it is known that they are done. */
  get progress(): { readonly done: number; readonly total: number } {
    const done = this.planned.filter((change) => isAll(this.fatesOf(change), "completed")).length;
    return { done, total: this.planned.length };
  }

  /** Whether anything was begun that changes something. */
  get hasBegun(): boolean {
    return this.tallies.size > 0;
  }

  /** Creations that failed, by address. Nothing need have been made by them. */
  get onlyFailedCreations(): readonly string[] | undefined {
    const tallies = [...this.tallies];
    const isSo = tallies.every(
      ([key, { completed, failed, begun, abandoned }]) =>
        key.startsWith("create ") && completed === 0 && failed === begun && abandoned === 0,
    );
    return isSo ? tallies.map(([key]) => key.slice("create ".length)) : undefined;
  }

  /** @param isForced the tool was stopped by force before it said this. */
  see(event: EventBody, isForced: boolean): void {
    if (event.type === "diagnostic" && event.severity === "error" && event.address !== undefined)
      this.errors.set(event.address, this.errors.get(event.address) ?? event.summary);
    if (event.type !== "operation" || !CHANGING.has(event.verb)) return;
    const key = `${event.verb} ${event.address}`;
    const tally = this.tallies.get(key) ?? { begun: 0, completed: 0, failed: 0, abandoned: 0 };
    this.tallies.set(key, tally);
    if (event.phase === "start") tally.begun++;
    else if (event.phase === "complete") tally.completed++;
    else if (event.phase === "error") tally[isForced ? "abandoned" : "failed"]++;
  }

  /** @param isWhole the tool ended as it does when all is done. */
  applied(isWhole: boolean): Applied {
    const lists = { done: [], failed: [], notDone: [], uncertain: [] } as Record<
      keyof Applied,
      DeployedChange[]
    >;
    for (const change of this.planned) {
      const { address, kind } = change;
      const [list, error] = isWhole ? (["done"] as const) : this.becameOf(change);
      lists[list].push({ address, action: kind, ...(error === undefined ? {} : { error }) });
    }
    return lists;
  }

  private becameOf(change: PlannedChange): readonly [keyof Applied, string?] {
    const fates = this.fatesOf(change);
    // Nothing is told of what only the state knows: other addresses, imports, what is forgotten.
    if (fates.length === 0) return [this.hasBegun ? "uncertain" : "notDone"];
    if (isAll(fates, "completed")) return ["done"];
    const said = this.errors.get(change.address);
    if (fates.some(([, fate]) => fate === "failed"))
      return said !== undefined && CRASHED.test(said) ? ["uncertain"] : ["failed", said ?? "it failed"];
    if (fates.some(([, fate]) => fate === "running")) return ["uncertain"];
    if (isAll(fates, "untouched")) return ["notDone"];
    const isGone = fates.some(([verb, fate]) => verb === "delete" && fate === "completed");
    return [
      "failed",
      isGone
        ? "the old one is deleted, and the new one was not made"
        : "the new one is there, and the old one was not deleted",
    ];
  }

  /** What became of each thing that the tool does for one change. */
  private fatesOf({ actions, address }: PlannedChange): (readonly [string, Fate])[] {
    return actions.filter((action) => CHANGING.has(action)).map((verb) => [verb, this.fateOf(verb, address)]);
  }

  private fateOf(verb: string, address: string): Fate {
    const key = `${verb} ${address}`;
    const tally = this.tallies.get(key);
    if (!tally || tally.begun === 0) return "untouched";
    if (tally.failed > 0) return "failed";
    if (tally.begun > tally.completed) return "running";
    return tally.completed >= (this.meant.get(key) ?? 1) ? "completed" : "untouched";
  }
}

/** Who was to answer is gone, and with it the answer. */
export const CRASHED = /^Plugin did not respond|^Request cancelled|plugin crashed|panic:/;

const CHANGING: ReadonlySet<string> = new Set(["create", "update", "delete"]);

function isAll(fates: readonly (readonly [string, Fate])[], fate: Fate): boolean {
  return fates.length > 0 && fates.every(([, one]) => one === fate);
}
