import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { DriftArguments } from "./drift-arguments.ts";
import { UsageError } from "./usage.ts";

/** One place that is looked at. */
export interface DriftOrder {
  readonly target: string | undefined;
  readonly root: string;
  readonly workspace: string | undefined;
  readonly varFiles: readonly string[];
  /** Why there is nothing to look at. */
  readonly skip?: string;
}

/** @throws UsageError */
export async function driftOrders(given: DriftArguments, directory: string): Promise<readonly DriftOrder[]> {
  const root = resolve(directory, given.named ?? ".");
  const found = statSync(root, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`there is no folder ${root}`);
  const missing = given.varFiles.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  return [{ target: undefined, root, workspace: given.workspace, varFiles: given.varFiles }];
}
