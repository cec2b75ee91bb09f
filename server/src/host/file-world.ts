import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { FileWorld } from "../eval/scope.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { parseTemplateText } from "../syntax/hcl/template-text.ts";

/** A boot script or a policy is smaller; what is larger is data. */
const LARGEST_READ = 1024 * 1024;
const MOST_LISTED = 5_000;

/**
 * The files that `file`, `templatefile` and `fileset` may read in modules below a root module: those of the workspace,
 * links out of it not followed. What cannot be read is unknown, never an error.
 */
export function fileWorld(engine: HclEngine, rootDirectory: string, workspace: string): FileWorld {
  let realWorkspace: string | undefined;
  let realRoot: string | undefined;
  const inside = (path: string): string | undefined => {
    realWorkspace ??= realPath(workspace);
    return realWorkspace === undefined ? undefined : within(realWorkspace, resolve(rootDirectory, path));
  };
  return {
    readFile(path) {
      const found = inside(path);
      if (found === undefined) return undefined;
      try {
        const stats = statSync(found);
        if (!stats.isFile() || stats.size > LARGEST_READ) return undefined;
        const content = readFileSync(found);
        return isUtf8(content) ? content.toString("utf8") : undefined;
      } catch {
        return undefined;
      }
    },
    has(path) {
      realWorkspace ??= realPath(workspace);
      realRoot ??= realPath(rootDirectory);
      if (realWorkspace === undefined || realRoot === undefined) return undefined;
      const found = resolve(realRoot, path);
      return isBelow(realWorkspace, found) ? existsSync(found) : undefined;
    },
    listFiles(directory) {
      const found = inside(directory);
      return found === undefined ? undefined : filesBelow(found);
    },
    parseTemplate: (text) => parseTemplateText(engine, text),
  };
}

/** The real path, when it lies in the workspace. */
function within(workspace: string, path: string): string | undefined {
  const real = realPath(path);
  if (real === undefined) return undefined;
  return isBelow(workspace, real) ? real : undefined;
}

/** True for the folder itself too. */
function isBelow(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Undefined when there are too many, or a folder cannot be read. */
function filesBelow(directory: string): readonly string[] | undefined {
  const files: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    try {
      for (const entry of readdirSync(resolve(directory, folder), { withFileTypes: true })) {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) pending.push(path);
        else if (entry.isFile()) files.push(path);
        if (files.length > MOST_LISTED || pending.length > MOST_LISTED) return undefined;
      }
    } catch {
      return undefined;
    }
  }
  return files.sort();
}
