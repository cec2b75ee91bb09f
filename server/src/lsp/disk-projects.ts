import { existsSync } from "node:fs";
import { Pauses } from "../host/pauses.ts";
import { workspaceRoot } from "../host/workspace-root.ts";
import { PROJECT_FILE } from "../project/schema.ts";
import { folderOf } from "../syntax/names.ts";
import type { Session } from "./session.ts";
import { diskPathOf, rootOf, schemeOf } from "./uris.ts";

/**
 * The folders of the project files that lie on this disk: those that count for the workspace, and those beside or above
 * configuration in it. None while nobody has vouched for the workspace.
 */
export async function diskProjects(session: Session): Promise<string[]> {
  await session.ready;
  if (!session.isTrusted) return [];
  const roots = [...session.settings.rootPaths()].filter(isOnDisk);
  const folders = new Set(roots.map((root) => session.projects.baseOf(root) ?? root));
  for (const directory of session.modules.index.directories()) {
    const root = rootOf(roots, directory);
    if (root === undefined) continue;
    for (
      let folder = directory;
      folder.length >= root.length && !folders.has(folder);
      folder = folderOf(folder)
    )
      folders.add(folder);
  }
  const found: string[] = [];
  const pauses = new Pauses();
  for (const folder of folders) {
    if (pauses.isDue) await pauses.take();
    const path = diskPathOf(folder);
    if (existsSync(`${path}/${PROJECT_FILE}`)) found.push(path);
  }
  return found.sort();
}

/** The folder of the project file that a folder belongs to, as on the command line; undefined where there is none on this disk. */
export function diskProjectOf(session: Session, directory: string): string | undefined {
  if (!session.isTrusted || !isOnDisk(directory)) return undefined;
  const folder = workspaceRoot(diskPathOf(directory));
  return existsSync(`${folder}/${PROJECT_FILE}`) ? folder : undefined;
}

function isOnDisk(directory: string): boolean {
  return schemeOf(directory) === "file";
}
