import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "./tools/find-tool.ts";

/** The hashes of the root module's own configuration and of the vars files given, by name or absolute path. */
export function inputHashes(root: string, varFiles: readonly string[]): Record<string, string> {
  const names = readdirSync(root).filter((name) =>
    /\.(?:tf|tofu|tfvars)(?:\.json)?$|^\.terraform\.lock\.hcl$/.test(name),
  );
  const files = [
    ...names.map((name) => [name, join(root, name)] as const),
    ...varFiles.map((path) => [path, path] as const),
  ];
  return Object.fromEntries(
    files.flatMap(([name, path]) =>
      statSync(path, { throwIfNoEntry: false })?.isFile()
        ? [[name, createHash("sha256").update(readFileSync(path)).digest("hex")]]
        : [],
    ),
  );
}

/** How long git may take: what it says is a note in the record, not worth waiting for. */
const GIT_MILLISECONDS = 10_000;

/** The commit of a folder, and whether something below it is changed; undefined outside of git. */
export async function gitState(
  root: string,
  environment: NodeJS.ProcessEnv,
  workspaceFolders: readonly string[],
): Promise<{ readonly commit: string; readonly dirty: boolean } | undefined> {
  const git = findProgram("git", { environment, workspaceFolders })?.path;
  if (!git) return undefined;
  const ask = (args: readonly string[]): Promise<string | undefined> =>
    new Promise((resolve) => {
      const options = {
        cwd: root,
        env: environment,
        timeout: GIT_MILLISECONDS,
        maxBuffer: 64 * 1024 * 1024,
        windowsHide: true,
      };
      execFile(git, args, options, (error, stdout) => resolve(error ? undefined : stdout));
    });
  const [commit, changes] = await Promise.all([
    ask(["rev-parse", "HEAD"]),
    ask(["--no-optional-locks", "status", "--porcelain", "--", "."]),
  ]);
  return commit === undefined || changes === undefined
    ? undefined
    : { commit: commit.trim(), dirty: changes.trim() !== "" };
}
