import { existsSync, statSync } from "node:fs";
import type { BakeOrder, Ordered } from "../../../protocol/src/project-status.ts";
import { type LoadEngine, readProjectBlocks } from "./project-blocks.ts";

/**
 * How an image is baked.
 * @param project the folder of rebake.hcl
 */
export async function prepareBake(
  load: LoadEngine,
  project: string,
  image: string,
): Promise<Ordered<BakeOrder>> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return blocks;
  const named = blocks.image(image);
  if ("wrong" in named) return named;
  const problem = blocks.problemOf(named.block);
  if (problem !== undefined) return { wrong: problem };
  const { name, template, only, varsFiles } = named.block;
  const absolute = (path: string): string => (path === "" ? blocks.project : `${blocks.project}/${path}`);
  const path = absolute(template.value);
  if (!existsSync(path))
    return {
      wrong: blocks.said(template.range, `image "${name}" has the template ${path}, which is not there`),
    };
  const missing = varsFiles.find(
    ({ value }) => !statSync(absolute(value), { throwIfNoEntry: false })?.isFile(),
  );
  if (missing) return { wrong: blocks.said(missing.range, `there is no vars file "${missing.value}"`) };
  return {
    order: {
      project: blocks.project,
      image: name,
      template: path,
      only,
      varFiles: varsFiles.map(({ value }) => absolute(value)),
    },
  };
}
