import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { asString, type Value } from "../../server/src/eval/value.ts";
import type { PackerTemplate } from "../../server/src/packer/template.ts";
import type { Body } from "../../server/src/syntax/nodes.ts";

/** What names files and folders that are put into an image, or run for it, in builders and provisioners. */
const NAMING = [
  "script",
  "scripts",
  "source",
  "sources",
  "user_data_file",
  "http_directory",
  "cd_files",
  "floppy_files",
  "floppy_dirs",
  "playbook_file",
  "playbook_files",
  "playbook_dir",
  "galaxy_file",
  "group_vars",
  "host_vars",
  "role_paths",
  "cookbook_paths",
  "manifest_file",
  "module_paths",
  "local_state_tree",
  "local_pillar_roots",
] as const;

/** More than this nobody reviews, and a record would not hold. */
const MOST_FILES = 1000;

/** Files that a template names, absolute; what there is too much of, as sentences. */
export interface NamedFiles {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/**
 * The files on this machine that a template names: scripts, what is uploaded or booted with, also all below folders.
 * @param directory where Packer is run
 * @param written what bakes write, absolute: it is no input, also where it lies in a folder that is
 */
export function namedFiles(
  template: PackerTemplate,
  directory: string,
  written: readonly string[],
): NamedFiles {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const path of namedPaths(template, directory)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) files.add(path);
    if (!found?.isDirectory()) continue;
    const below = filesBelow(path, MOST_FILES);
    if (below === undefined)
      problems.push(
        `${path}: has more than ${MOST_FILES} files; they are not looked at when it is said whether a template has changed`,
      );
    else for (const file of below) files.add(file);
  }
  return { files: [...files].filter((path) => !written.includes(path)), problems };
}

function namedPaths(template: PackerTemplate, directory: string): string[] {
  const bodies = template
    .allBlocks()
    .flatMap(({ type, body }) =>
      type === "build" || type === "source" ? [body, ...body.blocks.map((one) => one.body)] : [],
    )
    .filter((body) => !isDownload(template, body));
  const texts = bodies.flatMap((body) => NAMING.flatMap((name) => textsIn(template.value(body, name))));
  return [...new Set(texts.map((path) => resolve(directory, path)))].filter((path) => existsSync(path));
}

/** There `source` is a path on the machine that is baked. */
function isDownload(template: PackerTemplate, body: Body): boolean {
  const direction = template.value(body, "direction");
  return direction !== undefined && asString(direction) === "download";
}

/** Without what Packer fills in later. */
function textsIn(value: Value | undefined): string[] {
  if (value?.kind === "list") return value.items.flatMap(textsIn);
  const text = value && asString(value);
  return text === undefined || text === "" || text.includes("{{") ? [] : [text];
}

/** Undefined where there are too many. What git and Rebake keep for themselves is no input. Links are not followed. */
function filesBelow(folder: string, most: number): string[] | undefined {
  const files: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory() && entry.name !== ".git" && entry.name !== ".rebake") pending.push(path);
      else if (entry.isFile()) files.push(path);
      if (files.length > most || pending.length > most) return undefined;
    }
  }
  return files;
}
