import type { ImageStatus } from "../../protocol/src/project-status.ts";
import { blockNamed } from "../../server/src/project/named.ts";
import { imagesAsText } from "./output/images.ts";
import { styleFor } from "./output/style.ts";
import { readImagesArguments } from "./project-arguments.ts";
import type { Shell } from "./shell.ts";
import { projectAt, tellProblems } from "./status.ts";
import { UsageError } from "./usage.ts";

/** `rebake images`: what was baked of the images of a project, newest first. */
export async function images(args: readonly string[], shell: Shell): Promise<number> {
  const given = readImagesArguments(args);
  const project = projectAt(shell.directory);
  const { loadEngine, projectStatus } = await import("./repository.ts");
  const status = await projectStatus(loadEngine, project, { bakes: given.limit });
  const chosen = chosenOf(given.image, status.images, status.project);
  const { problems } = status;
  const style = styleFor(shell.stdout, given.color, shell.environment);
  shell.stdout.write(
    given.format === "json"
      ? `${JSON.stringify({ version: 1, project: status.project, images: chosen, problems }, undefined, 2)}\n`
      : imagesAsText(chosen, { style, now: Date.now() }),
  );
  return tellProblems(problems, shell);
}

/** @throws UsageError naming what may be meant. */
function chosenOf(
  image: string | undefined,
  all: readonly ImageStatus[],
  project: string,
): readonly ImageStatus[] {
  if (image === undefined) return all;
  const named = blockNamed("image", image, all);
  if ("wrong" in named) throw new UsageError(`${project}/rebake.hcl: ${named.wrong}`);
  return [named.block];
}
