import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { sep } from "node:path";
import {
  baseName,
  dialectOf,
  IGNORED_FOLDERS,
  looksLikeLegacyTemplate,
  mayBeLegacyTemplate,
} from "../syntax/names.ts";
import { isSpecialName } from "./node-files.ts";

/** What lies below some paths. */
export interface Discovery {
  /** Folder and the configuration files in it, sorted; absolute. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Folders and paths that could not be read, each with the reason in a sentence. */
  readonly problems: readonly string[];
  /** Folders that bear the name of a file of ours, a sentence each. */
  readonly notes: readonly string[];
}

/** @returns true for a folder that is to be left out with all that is in it; `path` is absolute. */
export type Exclude = (path: string) => boolean;

/**
 * Finds Terraform and Packer files below a folder, without those of `.terraform/` and the like. Symbolic links to
 * folders are followed once, and what can be reached without them is named so; a loop ends. What cannot be read is reported, the rest goes on.
 */
export function discover(root: string, exclude: Exclude = () => false): Discovery {
  const folders = new Map<string, string[]>();
  const problems: string[] = [];
  const notes: string[] = [];
  const visited = new Set<string>();
  const pending = [withSlashes(root)];
  const links: string[] = [];
  const next = (): string | undefined => pending.pop() ?? links.shift();
  for (let folder = next(); folder !== undefined; folder = next()) {
    const entries = readFolder(folder, visited, problems);
    const files: string[] = [];
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      const kind = kindOf(entry, path);
      if (kind === "folder" && dialectOf(path) && !exclude(path))
        notes.push(
          `${path}: is a folder, from which no tool reads configuration by that name; what lies in it was checked`,
        );
      if (kind === "folder" && !IGNORED_FOLDERS.includes(entry.name) && !exclude(path))
        (entry.isSymbolicLink() ? links : pending).push(path);
      else if (isFileOfOurs(kind, path)) files.push(path);
    }
    if (files.length > 0) folders.set(folder, files.sort());
  }
  return { folders: new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1))), problems, notes };
}

/** The configuration files of one folder, not of those below it. @throws when the folder cannot be read. */
export function filesOfFolder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => isFileOfOurs(kindOf(entry, `${folder}/${entry.name}`), `${folder}/${entry.name}`))
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}

/** What bears the name of a file of ours and is none cannot be read, which is said when it is to be read. */
function isFileOfOurs(kind: "file" | "folder" | "other", path: string): boolean {
  if (kind === "file") return isOurs(path);
  return kind === "other" && isSpecialName(baseName(path));
}

/** A configuration file by its name, or a template of Packer before HCL, which only its text tells. */
export function isOurs(path: string): boolean {
  return dialectOf(path) !== undefined || (mayBeLegacyTemplate(path) && isLegacyTemplateFile(path));
}

/** What cannot be read was not asked for: any JSON file may be none of ours. */
function isLegacyTemplateFile(path: string): boolean {
  try {
    const stats = statSync(path);
    return (
      stats.isFile() && stats.size <= LARGEST_TEMPLATE && looksLikeLegacyTemplate(readFileSync(path, "utf8"))
    );
  } catch {
    return false;
  }
}

/** JSON that is larger is data. */
export const LARGEST_TEMPLATE = 512 * 1024;

/** The form of a path that the core compares: `/` between folders, which Node takes on Windows too. */
export function withSlashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

function readFolder(folder: string, visited: Set<string>, problems: string[]): Dirent[] {
  try {
    const real = realpathSync.native(folder);
    if (visited.has(real)) return [];
    visited.add(real);
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(`${folder}: cannot be read (${(error as NodeJS.ErrnoException).code}); it was left out`);
    return [];
  }
}

function kindOf(entry: Dirent, path: string): "file" | "folder" | "other" {
  if (entry.isDirectory()) return "folder";
  if (entry.isFile()) return "file";
  if (!entry.isSymbolicLink()) return "other";
  try {
    const target = statSync(path);
    return target.isDirectory() ? "folder" : target.isFile() ? "file" : "other";
  } catch {
    // A link that leads nowhere, or to itself.
    return "other";
  }
}
