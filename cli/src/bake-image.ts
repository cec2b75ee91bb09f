import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { wrongName } from "../../protocol/src/ledger.ts";
import type { BakeRequest } from "../../protocol/src/run-record.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { PROJECT_FILE } from "../../server/src/project/schema.ts";
import type { BakeArguments } from "./bake-arguments.ts";
import { nearestProject } from "./nearest-project.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/**
 * Where an image of the nearest rebake.hcl is named: how that is baked, with what is asked for on top of it, and written down. A path
 * of that name wins, which is said, unless it is the template of the image.
 * @throws UsageError where there is neither, or the image cannot be baked
 */
export async function withImage(given: BakeArguments, shell: Shell): Promise<BakeArguments> {
  const { named, template, request } = given;
  if (named === undefined || wrongName(named) !== undefined) return given;
  const project = nearestProject(shell.directory);
  if (project === undefined) return given;
  const { loadEngine, prepareBake } = await import("./repository.ts");
  const found = await prepareBake(loadEngine, project, named);
  if (existsSync(template) && !("order" in found && isSame(found.order.template, template))) {
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

/**
 * Where what is made is to be written down.
 * @throws UsageError where there is no place for it, or another template is baked than that of the image
 */
export async function recordOf({ template, image }: BakeArguments): Promise<BakeRequest["record"]> {
  if (image === undefined) return undefined;
  const real = realpathSync(template);
  const project = workspaceRoot(statSync(real).isDirectory() ? real : dirname(real));
  if (!existsSync(join(project, PROJECT_FILE)))
    throw new UsageError(
      `--image ${image}: images are written down beside a rebake.hcl, and there is none in ${project}; make one`,
    );
  const { loadEngine, readProjectBlocks } = await import("./repository.ts");
  const blocks = await readProjectBlocks(loadEngine, project);
  if ("wrong" in blocks) throw new UsageError(`--image ${image}: ${blocks.wrong}`);
  // Whoever keeps no images in it may call them anything.
  if (blocks.images.length === 0) return { project, image };
  const found = blocks.image(image);
  if ("wrong" in found) throw new UsageError(`--image ${image}: ${found.wrong}`);
  const { name, template: written } = found.block;
  const path = written.value === "" ? project : join(project, written.value);
  if (!isSame(path, template))
    throw new UsageError(
      `--image ${image}: ${blocks.said(written.range, `the image is baked from ${path}, not from ${template}`)}; "rebake bake ${name}" does so`,
    );
  return { project, image };
}

function isSame(one: string, other: string): boolean {
  return existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);
}
