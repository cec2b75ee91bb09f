import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { RUN_FILES, type Tool } from "../../protocol/src/run-record.ts";
import type { Problem } from "./run-end.ts";
import { readRun } from "./runs.ts";
import type { StateDirectory } from "./state-directory.ts";

/** A state that could not be written to where it belongs. */
export interface UnsavedState {
  /** Absolute. */
  readonly file: string;
}

/**
 * Why nothing is deployed while the state of an earlier apply was not written to where it belongs: applying would fork it. It lies
 * beside the root module, where the tools leave it, or in the folder of the run, where Rebake saves what a tool only printed.
 * @param state where the runs are; left out, only the root module is looked at
 */
export function unsavedState(root: string, state?: StateDirectory): Problem | undefined {
  const beside = join(root, RUN_FILES.state);
  const file = existsSync(beside) ? beside : state && stateInRuns(root, state);
  if (file === undefined) return undefined;
  return {
    type: "problem",
    code: "state-not-saved",
    message: `${file} is a state that could not be written to where it belongs, when something was applied to ${root}.`,
    advice:
      "Nothing is deployed before it is there: push it (state push), look whether a new plan is as you expect, and remove the file.",
    details: { file },
  };
}

/** Hardly any run has one, so it is looked whether it does before it is read what the run was about. */
function stateInRuns(root: string, { runs }: StateDirectory): string | undefined {
  return readdirSync(runs)
    .map((name) => join(runs, name))
    .filter((folder) => existsSync(join(folder, RUN_FILES.state)))
    .filter((folder) => isOf(root, readRun(folder)))
    .map((folder) => join(folder, RUN_FILES.state))[0];
}

function isOf(root: string, run: ReturnType<typeof readRun>): boolean {
  return typeof run !== "string" && run.record.root === root;
}

/** What an apply has just left beside its root module; it holds secrets, so from now on it is for this user alone. */
export function securedState(root: string): UnsavedState | undefined {
  const file = join(root, RUN_FILES.state);
  if (!existsSync(file)) return undefined;
  chmodSync(file, 0o600);
  return { file };
}

/** What is known of the root module whose state it is. */
export interface StateOwner {
  readonly root: string;
  readonly tool: Tool;
  readonly workspace: string;
  readonly backend: string | undefined;
}

/** What is to be done with it, in words that can be copied. */
export function notSaved({ file }: UnsavedState, owner: StateOwner): Problem {
  const { root, tool, workspace } = owner;
  const path = file.startsWith(`${root}/`) ? RUN_FILES.state : file;
  const command = `TF_WORKSPACE=${workspace} ${tool.name} state push ${path}`;
  const torn = tornState(owner);
  const first = torn === undefined ? "" : `move ${torn} away, which was written only in part; then `;
  return {
    type: "problem",
    code: "state-not-saved",
    message: `What was applied could not be written to the state; it is in ${file}, which holds secrets.`,
    advice: `Nothing is deployed before it is there. In ${root}: ${first}${command}. Then remove ${path}, and plan again.`,
    details: { file, command, ...(torn === undefined ? {} : { torn }) },
  };
}

/** A local state that a full disk has cut: the tools read nothing, and push nothing over it. */
function tornState({ root, workspace, backend = "" }: StateOwner): string | undefined {
  if (!/^local\b/.test(backend)) return undefined;
  const named = /\(path ([^,)]+)/.exec(backend)?.[1] ?? "terraform.tfstate";
  const path =
    workspace === "default"
      ? resolve(root, named)
      : join(root, "terraform.tfstate.d", workspace, "terraform.tfstate");
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, "utf8");
  try {
    // An empty one is as good as none.
    if (text !== "") JSON.parse(text);
    return undefined;
  } catch {
    return path;
  }
}
