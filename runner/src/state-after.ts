import { spawn } from "node:child_process";
import { isObject } from "../../protocol/src/shape.ts";
import { field } from "../../server/src/plan/json.ts";
import type { Needed } from "../../server/src/plan/needed.ts";
import { JsonPieces } from "./json-pieces.ts";

/** What an apply that did not end well has left in the state. */
export interface StateAfter {
  /** Begun and not finished: the next plan replaces them. */
  readonly tainted: readonly string[];
  /** What a create-first replacement has put aside: the next apply deletes it. */
  readonly deposed: readonly { readonly address: string; readonly key: string }[];
}

/** More of a state is not read: what it is looked at for is said in words then. */
const MAXIMAL_BYTES = 512 * 1024 * 1024;
/** Nobody waits longer for what only makes a sentence more exact. */
const MILLISECONDS = 60_000;

/**
 * Reads what is tainted and what is deposed. What the tool prints holds secrets, and nothing else of it is kept.
 * @param file a state; left out, the one of the root module
 * @returns undefined where it cannot be read
 */
export async function stateAfter(
  program: string,
  directory: string,
  environment: NodeJS.ProcessEnv,
  file?: string,
): Promise<StateAfter | undefined> {
  const pieces = new JsonPieces(NEEDED);
  const args = ["show", "-json", "-no-color", ...(file === undefined ? [] : [file])];
  try {
    if (!(await read(program, args, directory, environment, (chunk) => pieces.push(chunk)))) return undefined;
    const tainted: string[] = [];
    const deposed: { address: string; key: string }[] = [];
    collect(field(field(pieces.end(), "values"), "root_module"));
    return { tainted, deposed };
    function collect(module: unknown): void {
      if (!isObject(module)) return;
      for (const resource of listOf(module.resources)) {
        const { address, deposed_key: key } = resource;
        if (typeof address !== "string") continue;
        if (resource.tainted === true) tainted.push(address);
        if (typeof key === "string") deposed.push({ address, key });
      }
      for (const child of listOf(module.child_modules)) collect(child);
    }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const MODULE: { keys: Record<string, Needed> } = {
  keys: {
    resources: {
      items: {
        keep: (resource) => ({
          address: field(resource, "address"),
          tainted: field(resource, "tainted"),
          deposed_key: field(resource, "deposed_key"),
        }),
      },
    },
  },
};
MODULE.keys.child_modules = { items: MODULE };
const NEEDED: Needed = { keys: { values: { keys: { root_module: MODULE } } } };

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** @returns false where the tool fails, or says too much. @throws what `take` throws */
function read(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  take: (chunk: Buffer) => void,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "ignore"],
      timeout: MILLISECONDS,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    let size = 0;
    let wrong: unknown;
    child.stdout.on("data", (chunk: Buffer) => {
      if (wrong !== undefined || size > MAXIMAL_BYTES) return;
      size += chunk.length;
      try {
        take(chunk);
      } catch (error) {
        wrong = error;
      }
      if (wrong !== undefined || size > MAXIMAL_BYTES) child.kill("SIGKILL");
    });
    child.on("error", () => resolve(false));
    child.on("close", (code) => {
      if (wrong === undefined) resolve(code === 0 && size <= MAXIMAL_BYTES);
      else reject(wrong);
    });
  });
}
