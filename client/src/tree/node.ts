import type { Look } from "./look.ts";

/** A line of a view. What is below it is made when it is opened. */
export interface ViewNode {
  /** The same as long as it stands for the same thing, so that what was opened stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says: the label and the description where nothing else is given. */
  readonly spoken: string;
  /** Shown when somebody points at it; the label and the description where nothing else is given. Plain text. */
  readonly tooltip: string;
  readonly look: Look | undefined;
  readonly state: "leaf" | "collapsed" | "expanded";
  /** What menus are chosen by: `viewItem` of the manifest. */
  readonly kind: string;
  /** What choosing it does. */
  readonly opens: Opening | undefined;
  children(): readonly this[];
}

/** A command and what it is called with. */
export interface Opening {
  readonly command: string;
  readonly title: string;
  readonly arguments: readonly unknown[];
}

export interface NodeRest<Node extends ViewNode> {
  readonly id: string;
  readonly kind?: string;
  readonly look?: Look | undefined;
  readonly state?: Node["state"];
  readonly spoken?: string;
  readonly tooltip?: string;
  readonly opens?: Opening | undefined;
  readonly children?: (() => readonly Node[]) | undefined;
}

/** A line; what is below it is made once, when it is first asked for. */
export function viewNode<Node extends ViewNode>(
  label: string,
  description: string,
  rest: NodeRest<Node>,
): Omit<ViewNode, "children"> & { children(): readonly Node[] } {
  const { id, spoken = label, look, state = "leaf", kind = "other", opens, children } = rest;
  let made: readonly Node[] | undefined;
  return {
    id,
    label,
    description,
    spoken: description === "" ? spoken : `${spoken}, ${description}`,
    tooltip: rest.tooltip ?? (description === "" ? label : `${label}\n${description}`),
    look,
    state,
    kind,
    opens,
    children: () => {
      made ??= children?.() ?? [];
      return made;
    },
  };
}
