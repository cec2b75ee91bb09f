import type { PinStatus } from "../../../protocol/src/project-status.ts";
import type { Checked } from "../../../protocol/src/run-record.ts";
import { type ProjectTarget, pinOf } from "../project/deploy.ts";
import { varsFilesOf, withPins } from "./chosen-vars.ts";
import { readPin } from "./pin.ts";
import type { ProjectBlocks } from "./project-blocks.ts";
import type { ProjectLedger } from "./project-ledger.ts";

/** Absolute: the file that is the pin of a target, or is to be it. */
export function pinFile({ project, targets }: ProjectBlocks, target: ProjectTarget): string {
  return `${project}/${pinOf(target, targets).path}`;
}

/**
 * What the pin of a target says; undefined for a target without an image. Its value is undefined where nothing is pinned.
 * What is wrong is a sentence.
 */
export async function pinStatus(
  blocks: ProjectBlocks,
  target: ProjectTarget,
  ledger: ProjectLedger,
): Promise<Checked<PinStatus | undefined>> {
  const { name, image, variable } = target;
  if (!image || !variable) return { value: undefined };
  const file = pinFile(blocks, target);
  const handedOver = withPins(blocks, target, varsFilesOf(blocks, target).files, true);
  const read = readPin(file, variable.value, handedOver);
  if ("wrong" in read) return read;
  const { value, hiddenBy } = read.value;
  const bake = value === undefined ? undefined : await ledger.bakeOf(image.value, value, name);
  return { value: { file, value, record: bake?.id, hiddenBy } };
}
