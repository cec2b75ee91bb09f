import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import { PLAN_WORDS, type PlanWords } from "../../../protocol/src/plan-words.ts";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import type { Look } from "../tree/look.ts";
import { MARK_WORDS, type Say } from "./mark-words.ts";
import type { RootPlan } from "./plan-state.ts";
import { type NodeTarget, type PlanNode, planNode } from "./tree-node.ts";

/** So many lines are made at once; the next ones are below a line that says how many they are. */
export const MOST_LINES = 300;

/** Makes lines of the Plan view, of one root module. */
export class NodeMaker {
  protected readonly words: PlanWords;

  constructor(
    protected readonly plan: RootPlan,
    protected readonly say: Say,
  ) {
    this.words = Object.fromEntries(
      Object.entries(PLAN_WORDS).map(([key, text]) => [key, say(text)]),
    ) as unknown as PlanWords;
  }

  /** Only what was changed outside was looked for. */
  protected get isDrift(): boolean {
    const { record } = this.plan.run;
    return isPlanRun(record) && record.request.mode === "refresh-only";
  }

  protected section(
    id: string,
    title: string,
    count: number,
    look: Look,
    children: () => readonly PlanNode[],
    description = String(count),
  ): PlanNode[] {
    if (count === 0) return [];
    return [this.node(this.say(title), description, { id, look, state: "collapsed", children })];
  }

  /** The first ones, and the next below a line of their own. */
  protected some<One>(
    id: string,
    all: readonly One[],
    make: (one: One, index: number) => PlanNode,
    from = 0,
  ): PlanNode[] {
    const shown = all.slice(from, from + MOST_LINES).map((one, index) => make(one, from + index));
    const more = all.length - from - shown.length;
    if (more === 0) return shown;
    const rest = this.node(this.say(MARK_WORDS.moreChanges, more), "", {
      id: `${id} from ${from + MOST_LINES}`,
      look: { icon: "ellipsis", color: "" },
      state: "collapsed",
      children: () => this.some(id, all, make, from + MOST_LINES),
    });
    return [...shown, rest];
  }

  protected target(
    address: string | undefined,
    change: string | undefined,
    source?: SourcePlace,
  ): NodeTarget {
    return { root: this.plan.root, address, change, source };
  }

  protected node(label: string, description: string, rest: Parameters<typeof planNode>[4]): PlanNode {
    return planNode(this.plan.root, this.say(MARK_WORDS.showInPlan), label, description, rest);
  }
}
