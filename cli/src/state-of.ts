import { type StateDirectory, stateDirectory } from "../../runner/src/state-directory.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/** Where the user's runs are. @throws UsageError with the folder and what to set where it cannot be used. */
export function stateOf({ environment }: Pick<Shell, "environment">): StateDirectory {
  try {
    return stateDirectory(environment);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
