import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FolderEntry, ListFolderResult, ReadFileResult } from "../../../protocol/src/lsp.ts";
import { dialectOf } from "../syntax/names.ts";
import type { FileAccess } from "../workspace.ts";

/** No person writes a larger file; what generated it should be checked instead. As on the command line. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** The files of this machine, by absolute path. What goes wrong is in the answers; nothing throws. */
export const nodeFiles: FileAccess = {
  async list(directory): Promise<ListFolderResult> {
    try {
      const found = await readdir(directory, { withFileTypes: true });
      const entries = await Promise.all(found.map((entry) => toEntry(directory, entry)));
      return { kind: "entries", entries: entries.filter((entry) => entry !== undefined) };
    } catch (error) {
      return failure(error);
    }
  },

  async read(path): Promise<ReadFileResult> {
    try {
      // Opening a named pipe would wait for somebody who writes into it.
      const stats = await stat(path);
      if (!stats.isFile())
        return { kind: "failed", reason: `it ${stats.isDirectory() ? IS_FOLDER : IS_NO_FILE}` };
      const file = await open(path, "r");
      try {
        const { size } = await file.stat();
        if (size > LARGEST_FILE) return { kind: "failed", reason: `it ${tooLarge(size)}` };
        const content = await file.readFile();
        if (!isUtf8(content)) return { kind: "failed", reason: `it ${NOT_UTF8}` };
        return { kind: "text", text: content.toString("utf8") };
      } finally {
        await file.close();
      }
    } catch (error) {
      if (await isLink(path)) return { kind: "failed", reason: `it ${LEADS_NOWHERE}` };
      return failure(error);
    }
  },
};

/** Why a file is left out, and what to do. */
export const NOT_UTF8 = "is not UTF-8 text, which Terraform and Packer require (save it as UTF-8)";
export const LEADS_NOWHERE =
  "is a symbolic link that leads to nothing (put back what it leads to, or delete it)";
export const IS_NO_FILE = "is a named pipe or a device, not a file (give it another name)";
export const IS_FOLDER = "is a folder, not a file (give it another name)";

export function tooLarge(size: number): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return `has ${megabytes(size)} MiB, more than the ${megabytes(LARGEST_FILE)} MiB that are read (split it, or check what generates it)`;
}

async function isLink(path: string): Promise<boolean> {
  try {
    const isThere = await stat(path).catch(() => undefined);
    return !isThere && (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

/** True for a name that only a configuration file has; `.#main.tf` is the lock of an editor that has `main.tf` open. */
export function isSpecialName(name: string): boolean {
  return dialectOf(name) !== undefined && !name.startsWith(".#");
}

/** Follows links. What bears the name of a file of ours and is none is an entry all the same, so that somebody says so. */
async function toEntry(directory: string, entry: Dirent): Promise<FolderEntry | undefined> {
  const { name } = entry;
  if (entry.isFile()) return { name, kind: "file" };
  if (entry.isDirectory()) return { name, kind: "folder" };
  const special = isSpecialName(name) ? ({ name, kind: "file" } as const) : undefined;
  if (!entry.isSymbolicLink()) return special;
  try {
    const path = join(directory, name);
    const target = await stat(path);
    if (target.isFile()) return { name, kind: "file" };
    return target.isDirectory() ? { name, kind: "folder", target: await realpath(path) } : special;
  } catch {
    return special;
  }
}

function failure(error: unknown): { kind: "absent" } | { kind: "failed"; reason: string } {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
  return { kind: "failed", reason: (code && REASONS[code]) || message };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links form a circle",
  EMFILE: "too many files are open",
};
