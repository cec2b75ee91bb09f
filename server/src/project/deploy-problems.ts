import { nearest } from "../text/nearest.ts";
import type { ProjectTarget } from "./deploy.ts";
import type { ProjectProblem } from "./project.ts";

/**
 * What is wrong with how the `image` and `target` blocks of a file fit together.
 * @param images the names of all image blocks
 * @param lineOf the line of a place, from 1
 */
export function deployProblems(
  targets: readonly ProjectTarget[],
  images: ReadonlySet<string>,
  lineOf: (offset: number) => number,
): ProjectProblem[] {
  return targets.flatMap((target, index) => [
    ...imageProblems(target, images),
    ...targets.slice(0, index).flatMap((other) => likenessProblem(target, other, lineOf)),
  ]);
}

function* imageProblems({ image }: ProjectTarget, images: ReadonlySet<string>): Generator<ProjectProblem> {
  if (image && !images.has(image.value))
    yield {
      range: image.range,
      message: `there is no image "${image.value}"; ${adviceFor(image.value, images)}`,
    };
}

function adviceFor(image: string, images: ReadonlySet<string>): string {
  const meant = nearest(image, images);
  if (meant !== undefined) return `do you mean "${meant}"?`;
  return images.size === 0 ? `add image "${image}" { ... }` : `there are ${[...images].join(", ")}`;
}

/** Two targets of one root module must be told apart, or a deployment to one would be one to the other. */
function likenessProblem(
  target: ProjectTarget,
  other: ProjectTarget,
  lineOf: (offset: number) => number,
): ProjectProblem[] {
  const likeness = likenessOf(target, other);
  if (likeness === undefined) return [];
  const where = `target "${other.name}" in line ${lineOf(other.nameRange.start)}`;
  const message =
    likeness === "half"
      ? `has the root module of ${where}; say in both with "workspace" which workspace is meant`
      : `has the root module, workspace and variable of ${where}; give it another workspace, or delete one of them`;
  return [{ range: target.nameRange, message }];
}

/**
 * Why two targets cannot be told apart: only one of them says which workspace it is for, or they are for the same one and variable.
 * Undefined when they can be.
 */
export function likenessOf(target: ProjectTarget, other: ProjectTarget): "half" | "same" | undefined {
  if (target.root.value !== other.root.value) return undefined;
  if (target.workspace !== other.workspace)
    return target.workspace !== undefined && other.workspace !== undefined ? undefined : "half";
  const areTwo = target.variable && other.variable && target.variable.value !== other.variable.value;
  return areTwo ? undefined : "same";
}
