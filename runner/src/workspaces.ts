import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The workspace that is selected in a root module; undefined where nobody has selected one. */
export function selectedWorkspace(root: string, environment: NodeJS.ProcessEnv): string | undefined {
  try {
    const name = readFileSync(join(dataDirectory(root, environment), "environment"), "utf8").trim();
    return name === "" ? undefined : name;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Where `init` and `workspace select` write down what they did. */
export function dataDirectory(root: string, environment: NodeJS.ProcessEnv): string {
  return resolve(root, environment.TF_DATA_DIR || ".terraform");
}

/** The names in the output of `workspace list`, which marks the current one with a star. */
export function workspacesIn(output: string): string[] {
  return output
    .split("\n")
    .map((line) => line.replace(/^[* ]\s/, "").trim())
    .filter((name) => /^[^\s:]+$/.test(name));
}
