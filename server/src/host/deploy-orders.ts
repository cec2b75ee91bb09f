import { chooseImage } from "../../../protocol/src/image-choice.ts";
import { whyNotDeployable } from "../../../protocol/src/image-record.ts";
import { listed } from "../../../protocol/src/listed.ts";
import type { DeployOrder, Ordered, PinStatus } from "../../../protocol/src/project-status.ts";
import type { PinOrder } from "../../../protocol/src/run-record.ts";
import type { ProjectTarget } from "../project/deploy.ts";
import { namedBake, newestBake } from "./choose-bake.ts";
import { varsFilesOf, withPins } from "./chosen-vars.ts";
import { type LoadEngine, type ProjectBlocks, readProjectBlocks } from "./project-blocks.ts";
import { ProjectLedger } from "./project-ledger.ts";
import { pinStatus } from "./target-pin.ts";
import { changedSince } from "./template-changes.ts";
import { rootFolder, wrongTarget } from "./wrong-target.ts";

/**
 * How a target is planned, so that it gets a certain image. Nothing is written: the pin is set by the run that plans.
 * @param project the folder of rebake.hcl
 * @param image the id of the record of a bake, or a beginning or end of it that only one has; `newest`, which is meant where nothing
 *   is said; or `pinned` for what is pinned already
 */
export async function prepareDeploy(
  load: LoadEngine,
  project: string,
  target: string,
  image?: string,
): Promise<Ordered<DeployOrder>> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return blocks;
  const named = blocks.target(target);
  if ("wrong" in named) return named;
  const wrong = wrongTarget(blocks, named.block);
  if (wrong !== undefined) return { wrong };
  const pinned = await pinning(blocks, named.block, image);
  return "wrong" in pinned ? pinned : { order: orderOf(blocks, named.block, pinned) };
}

function orderOf(
  blocks: ProjectBlocks,
  target: ProjectTarget,
  { pin, status, warnings }: Pinning,
): DeployOrder {
  const { name, production, workspace } = target;
  return {
    project: blocks.project,
    target: name,
    production,
    root: rootFolder(blocks, target),
    workspace,
    varFiles: withPins(blocks, target, varsFilesOf(blocks, target).files, pin !== undefined),
    pin,
    warnings: [
      ...(status?.hiddenBy ?? []).map(
        (file) =>
          `${file} sets "${target.variable?.value}", too, and counts instead of the pin ${status?.file}; take it out there.`,
      ),
      ...warnings,
    ],
  };
}

interface Pinning {
  readonly pin: PinOrder | undefined;
  readonly status: PinStatus | undefined;
  readonly warnings: readonly string[];
}

/** What is to be pinned; a sentence where that cannot be. */
async function pinning(
  blocks: ProjectBlocks,
  target: ProjectTarget,
  wanted: string | undefined,
): Promise<Pinning | { readonly wrong: string }> {
  const { name, image, variable } = target;
  const ledger = new ProjectLedger(blocks.project);
  const read = await pinStatus(blocks, target, ledger);
  if ("wrong" in read) return read;
  const status = read.value;
  if (!status || !image || !variable)
    return wanted === undefined
      ? { pin: undefined, status, warnings: [] }
      : {
          wrong: blocks.said(
            target.nameRange,
            `target "${name}" has no image, so that none can be pinned for it`,
          ),
        };
  if (wanted === "pinned") return keeping(target, status, ledger);
  const history = ledger.images(image.value);
  const isNewest = wanted === undefined || wanted === "newest";
  const found = isNewest ? await newestBake(image.value, history) : namedBake(image.value, wanted, history);
  if ("wrong" in found) return found;
  const { record } = found;
  const chosen = chooseImage(record, { build: target.build, region: target.region });
  if ("wrong" in chosen)
    return {
      wrong: blocks.said(
        image.range,
        `target "${name}" gets no image of the bake ${record.id}: ${chosen.wrong}`,
      ),
    };
  const changed = isNewest ? await changedOf(blocks, image.value, record) : [];
  const { file, value } = status;
  const order: PinOrder = {
    project: blocks.project,
    target: name,
    file,
    variable: variable.value,
    value: chosen.value,
    image: image.value,
    record: record.id,
  };
  return {
    pin: value === chosen.value ? undefined : order,
    status,
    warnings: [
      ...found.warnings,
      ...(changed.length > 0
        ? [
            `The template of the image "${image.value}" has changed since this bake (${listed(changed)}); "rebake bake ${image.value}" bakes what it says now.`,
          ]
        : []),
    ],
  };
}

async function keeping(
  { name, image }: ProjectTarget,
  status: PinStatus,
  ledger: ProjectLedger,
): Promise<Pinning | { readonly wrong: string }> {
  const { file, value, record } = status;
  if (value === undefined)
    return {
      wrong: `Nothing is pinned for the target "${name}" yet (${file}); deploy an image to it first.`,
    };
  const bake = record === undefined ? undefined : ledger.images(image?.value ?? "").byId(record);
  const why = bake && "value" in bake ? whyNotDeployable(bake.value) : undefined;
  if (why !== undefined)
    return {
      wrong: `The bake ${record} of the image "${image?.value}", which is pinned in ${file}, ${why}.`,
    };
  const warnings =
    record === undefined
      ? [
          `No record of a bake of the image "${image?.value}" knows what is pinned in ${file}: ${JSON.stringify(value)}.`,
        ]
      : [];
  return { pin: undefined, status, warnings };
}

async function changedOf(
  { project, images }: ProjectBlocks,
  name: string,
  record: Parameters<typeof changedSince>[2],
): Promise<string[]> {
  const image = images.find((one) => one.name === name);
  return image ? changedSince(project, image, record) : [];
}
