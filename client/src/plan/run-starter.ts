import { type ExtensionContext, l10n } from "vscode";
import type { RootModule } from "../../../protocol/src/lsp.ts";
import { MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../../protocol/src/run-record.ts";
import { findRun, type RunFolder, startPlan } from "../../../runner/src/runs.ts";
import type { StateDirectory } from "../../../runner/src/state-directory.ts";
import type { Engine } from "./engine.ts";
import type { PlanOptions } from "./plan-memory.ts";
import { foldersOnDisk } from "./root-modules.ts";

/** A run to follow: one that was begun, or that of somebody else who works on the root module. */
export interface StartedRun {
  readonly run: RunFolder;
  readonly isOurs: boolean;
}

/**
 * Begins a plan as a process of its own, which this window may leave at any time.
 * @throws Error in a sentence when it cannot be begun.
 */
export function startRun(
  context: Pick<ExtensionContext, "asAbsolutePath" | "extension">,
  state: StateDirectory,
  root: RootModule,
  engine: Engine,
  options: PlanOptions,
  init: PlanRequest["init"],
): StartedRun {
  const request: PlanRequest = {
    ...options,
    varFiles: [...root.varsFiles, ...options.varFiles.filter((path) => !root.varsFiles.includes(path))],
    init,
    maximalPlanBytes: MAXIMAL_PLAN_BYTES,
  };
  const started = startPlan(root.directory, request, {
    state,
    program: { node: process.execPath, arguments: [context.asAbsolutePath("dist/runner/run.js")] },
    environment: process.env,
    by: { program: "vscode", version: (context.extension.packageJSON as { version: string }).version },
    workspaceFolders: [root.directory, ...foldersOnDisk()],
    toolName: engine.name,
    toolPath: engine.path,
  });
  if (started.kind === "started") return { run: started.run, isOurs: true };
  const { run: id, since, about } = started.holder;
  const run = findRun(state, id);
  if (typeof run === "string")
    throw new Error(
      l10n.t(
        "{0} is being worked on by the run {1} since {2}, which cannot be followed: {3}",
        about,
        id,
        since,
        run,
      ),
    );
  return { run, isOurs: false };
}
