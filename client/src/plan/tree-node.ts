import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import { type NodeRest, type ViewNode, viewNode } from "../tree/node.ts";

/** A line of the Plan view. */
export interface PlanNode extends ViewNode {
  /** What is shown when it is chosen. */
  readonly target: NodeTarget | undefined;
}

export interface NodeTarget {
  readonly root: string;
  /** What is looked for in the source; undefined for what is shown on the page only. */
  readonly address: string | undefined;
  /** The change that the page shows. */
  readonly change: string | undefined;
  /** Where it was when the view was read. */
  readonly source: SourcePlace | undefined;
}

/** Goes to the source of what a line of the Plan view stands for; only the view runs it. */
export const OPEN_PLANNED = "rebake.openPlanned";

interface PlanNodeRest extends NodeRest<PlanNode> {
  readonly target?: NodeTarget | undefined;
}

/**
 * A line of the plan of a root module.
 * @param title of the command that choosing it runs
 * @param rest its id is unique below the root module
 */
export function planNode(
  root: string,
  title: string,
  label: string,
  description: string,
  rest: PlanNodeRest,
): PlanNode {
  const { target } = rest;
  const opens = target && { command: OPEN_PLANNED, title, arguments: [target] };
  return { ...viewNode(label, description, { ...rest, opens, id: `${root} ${rest.id}` }), target };
}
