import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { Look } from "./kind-looks.ts";

/** A line of the Plan view. What is below it is made when it is opened. */
export interface PlanNode {
  /** The same as long as it stands for the same thing, so that what was opened stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says in place of the label. */
  readonly spoken: string;
  readonly look: Look | undefined;
  readonly state: "leaf" | "collapsed" | "expanded";
  readonly kind: "root" | "change" | "other";
  /** What is shown when it is chosen. */
  readonly target: NodeTarget | undefined;
  children(): readonly PlanNode[];
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

interface NodeRest {
  /** Unique below the root module. */
  readonly id: string;
  readonly kind?: PlanNode["kind"];
  readonly look?: Look | undefined;
  readonly state?: PlanNode["state"];
  readonly spoken?: string;
  readonly target?: NodeTarget | undefined;
  readonly children?: (() => readonly PlanNode[]) | undefined;
}

/** A line; what is below it is made once, when it is first asked for. */
export function planNode(root: string, label: string, description: string, rest: NodeRest): PlanNode {
  const { spoken = label, look, state = "leaf", kind = "other", target, children } = rest;
  let made: readonly PlanNode[] | undefined;
  return {
    id: `${root} ${rest.id}`,
    label,
    description,
    spoken: description === "" ? spoken : `${spoken}, ${description}`,
    look,
    state,
    kind,
    target,
    children: () => {
      made ??= children?.() ?? [];
      return made;
    },
  };
}
