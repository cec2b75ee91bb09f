import { type ExtensionContext, l10n } from "vscode";
import { findRun, type RunFolder, type Started, type StartOptions } from "../../../runner/src/runs.ts";
import type { StateDirectory } from "../../../runner/src/state-directory.ts";
import { foldersOnDisk } from "../plan/root-modules.ts";

/** A run to follow: one that was begun, or that of somebody else who works on the same. */
export interface StartedRun {
  readonly run: RunFolder;
  readonly isOurs: boolean;
}

/** What runs of this window are started with: a process of their own, which the window may leave at any time. */
export function startOptions(
  context: Pick<ExtensionContext, "asAbsolutePath" | "extension">,
  state: StateDirectory,
  folder: string,
  tool: Pick<StartOptions, "toolName" | "toolPath"> = {},
): StartOptions {
  return {
    state,
    program: { node: process.execPath, arguments: [context.asAbsolutePath("dist/runner/run.js")] },
    environment: process.env,
    by: { program: "vscode", version: (context.extension.packageJSON as { version: string }).version },
    workspaceFolders: [folder, ...foldersOnDisk()],
    ...tool,
  };
}

/** The run that was begun, or the one that was there before. @throws Error in a sentence when that cannot be followed. */
export function toFollow(started: Started, state: StateDirectory): StartedRun {
  if (started.kind === "started") return { run: started.run, isOurs: true };
  const { run: id, since, about } = started.holder;
  const run = findRun(state, id);
  if (typeof run !== "string") return { run, isOurs: false };
  throw new Error(
    l10n.t(
      "{0} is being worked on by the run {1} since {2}, which cannot be followed: {3}",
      about,
      id,
      since,
      run,
    ),
  );
}
