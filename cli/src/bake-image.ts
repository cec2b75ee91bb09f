import { existsSync } from "node:fs";
import { wrongName } from "../../protocol/src/ledger.ts";
import type { BakeArguments } from "./bake-arguments.ts";
import { nearestProject } from "./nearest-project.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/**
 * Where an image of the nearest rebake.hcl is named: how that is baked, with what is asked for on top of it, and written down. A path
 * of that name wins, which is said.
 * @throws UsageError where there is neither, or the image cannot be baked
 */
export async function withImage(given: BakeArguments, shell: Shell): Promise<BakeArguments> {
  const { named, template, request } = given;
  if (named === undefined || wrongName(named) !== undefined) return given;
  const project = nearestProject(shell.directory);
  if (project === undefined) return given;
  const { loadEngine, prepareBake } = await import("./repository.ts");
  const found = await prepareBake(loadEngine, project, named);
  if (existsSync(template)) {
    if ("order" in found)
      shell.stderr.write(
        `rebake: "${named}" is a path here, which wins over the image of that name in ${project}/rebake.hcl; nothing is written down unless --image says so\n`,
      );
    return given;
  }
  if ("wrong" in found)
    throw new UsageError(`there is no template ${template}, and as an image: ${found.wrong}`);
  const { order } = found;
  if (given.image !== undefined && given.image !== order.image)
    throw new UsageError(
      `--image ${given.image}: the image "${order.image}" is written down by its own name`,
    );
  return {
    ...given,
    template: order.template,
    request: {
      ...request,
      only: request.only.length > 0 ? request.only : order.only,
      varFiles: [...order.varFiles, ...request.varFiles],
      record: { project: order.project, image: order.image },
    },
  };
}
