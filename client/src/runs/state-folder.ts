import { join } from "node:path";
import { l10n, type Uri } from "vscode";
import { type StateDirectory, stateDirectory } from "../../../runner/src/state-directory.ts";

/** Where this window keeps its runs, and what to tell when it is not where the command line has them. */
export interface StateFolder {
  readonly state: StateDirectory;
  readonly notice: string | undefined;
}

/**
 * The state directory that the command line uses; where that cannot be written, the editor's storage for the extension.
 * @throws Error naming the folder when neither can be written.
 */
export function stateFolder(environment: NodeJS.ProcessEnv, storage: Uri): StateFolder {
  try {
    return { state: stateDirectory(environment), notice: undefined };
  } catch (error) {
    const path = join(storage.fsPath, "state");
    const state = stateDirectory(environment, path);
    const notice = l10n.t(
      "{0} Until then plans of this editor are kept in {1}, where the command line does not see them.",
      (error as Error).message,
      path,
    );
    return { state, notice };
  }
}
