import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { RunRecord } from "../../protocol/src/run-record.ts";
import { isObject } from "../../protocol/src/shape.ts";
import { findGit } from "./git.ts";
import { dataDirectory } from "./workspaces.ts";

/**
 * SHA-256 of what a plan is made from and lies on this disk: the configuration of the root module and of the modules beside it, and
 * the vars files given. By path relative to the root, of vars files by absolute path.
 */
export function inputHashes(
  root: string,
  varFiles: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const files = ["", ...localModules(root, environment)].flatMap((folder) =>
    namesIn(join(root, folder))
      .filter((name) => /\.(?:tf|tofu|tfvars)(?:\.json)?$|^\.terraform\.lock\.hcl$/.test(name))
      .map((name) => [posix.join(folder, name), join(root, folder, name)] as const),
  );
  return hashesOf([...files, ...varFiles.map((path) => [path, path] as const)]);
}

/** Which of the files that a plan was made from are others now, or are there no more, or are new. */
export function changedInputs(
  { root, inputs }: Pick<RunRecord, "root" | "inputs">,
  varFiles: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): string[] {
  if (inputs === undefined) return [];
  const now = inputHashes(root, varFiles, environment);
  return [...new Set([...Object.keys(inputs), ...Object.keys(now)])]
    .filter((name) => inputs[name] !== now[name])
    .sort();
}

function hashesOf(files: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    files.flatMap(([name, path]) => {
      const bytes = bytesOf(path);
      return bytes ? [[name, createHash("sha256").update(bytes).digest("hex")]] : [];
    }),
  );
}

/** Undefined for what is no file that can be read; the tool says what it thinks of that. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    if (UNREADABLE.has((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (UNREADABLE.has((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

const UNREADABLE: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "EACCES", "EPERM", "EISDIR"]);

/** The folders of modules that `init` found beside the root module, relative to it; what it downloaded does not change. */
function localModules(root: string, environment: NodeJS.ProcessEnv): string[] {
  const listed = bytesOf(join(dataDirectory(root, environment), "modules/modules.json"));
  if (!listed) return [];
  let modules: unknown;
  try {
    modules = JSON.parse(listed.toString("utf8"));
  } catch {
    // Whoever broke it gets told by the tool.
    return [];
  }
  const all = isObject(modules) && Array.isArray(modules.Modules) ? (modules.Modules as unknown[]) : [];
  const folders = all.flatMap((one) =>
    isObject(one) && typeof one.Dir === "string" ? [posix.normalize(one.Dir)] : [],
  );
  return [...new Set(folders)].filter((folder) => folder !== "." && !/(?:^|\/)\.terraform\//.test(folder));
}

/** What git says of a folder: its commit, whether something below it is changed, whether plugins lie in it. Undefined outside of git. */
export async function gitState(
  root: string,
  environment: NodeJS.ProcessEnv,
  workspaceFolders: readonly string[],
): Promise<{ readonly commit: string; readonly dirty: boolean; readonly holdsPlugins: boolean } | undefined> {
  const git = findGit(root, environment, workspaceFolders);
  if (!git) return undefined;
  const [commit, changes, plugins] = await Promise.all([
    git(["rev-parse", "HEAD"]),
    git(["--no-optional-locks", "status", "--porcelain", "--", "."]),
    git(["ls-files", "--", ".terraform/providers", ".terraform/plugins"]),
  ]);
  if ("wrong" in commit || "wrong" in changes) return undefined;
  const holdsPlugins = "said" in plugins && plugins.said !== "";
  return { commit: commit.said, dirty: changes.said !== "", holdsPlugins };
}
