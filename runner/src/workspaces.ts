import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The workspace that is selected in a root module; undefined where nobody has selected one. */
export function selectedWorkspace(root: string, environment: NodeJS.ProcessEnv): string | undefined {
  const data = environment.TF_DATA_DIR || ".terraform";
  try {
    const name = readFileSync(join(isAbsolute(data) ? data : join(root, data), "environment"), "utf8").trim();
    return name === "" ? undefined : name;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The names in the output of `workspace list`, which marks the current one with a star. */
export function workspacesIn(output: string): string[] {
  return output
    .split("\n")
    .map((line) => line.replace(/^[* ]\s/, "").trim())
    .filter((name) => /^[^\s:]+$/.test(name));
}
