import { type NodeRest, type ViewNode, viewNode } from "../tree/node.ts";

/** What a line of the views Targets and Images stands for: commands of its menus get it. */
export type ProjectSubject =
  | { readonly kind: "target"; readonly project: string; readonly target: string }
  | { readonly kind: "image"; readonly project: string; readonly image: string }
  | {
      readonly kind: "bake";
      readonly project: string;
      readonly image: string;
      /** The id of its record. */
      readonly record: string;
    };

export interface ProjectNode extends ViewNode {
  readonly subject: ProjectSubject | undefined;
}

/** A line of the views Targets and Images. */
export function projectNode(
  label: string,
  description: string,
  rest: NodeRest<ProjectNode> & { readonly subject?: ProjectSubject },
): ProjectNode {
  return { ...viewNode(label, description, rest), subject: rest.subject };
}

/** The subject of what a command was called with: a line of a view, a subject as lenses have it, or anything. */
export function subjectIn(given: unknown): ProjectSubject | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const subject = "subject" in given ? given.subject : given;
  return isSubject(subject) ? subject : undefined;
}

function isSubject(value: unknown): value is ProjectSubject {
  if (typeof value !== "object" || value === null) return false;
  const { kind, project, target, image, record } = value as Record<string, unknown>;
  if (typeof project !== "string") return false;
  if (kind === "target") return typeof target === "string";
  return typeof image === "string" && (kind === "image" || (kind === "bake" && typeof record === "string"));
}
