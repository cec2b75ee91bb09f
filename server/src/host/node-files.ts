import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FolderEntry, ListFolderResult, ReadFileResult } from "../../../protocol/src/lsp.ts";
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
      const file = await open(path, "r");
      try {
        const { size } = await file.stat();
        if (size > LARGEST_FILE) return { kind: "failed", reason: tooLarge(size) };
        const content = await file.readFile();
        if (!isUtf8(content)) return { kind: "failed", reason: "it is not UTF-8 text" };
        return { kind: "text", text: content.toString("utf8") };
      } finally {
        await file.close();
      }
    } catch (error) {
      return failure(error);
    }
  },
};

/** Follows links; one that leads nowhere is no entry. */
async function toEntry(directory: string, entry: Dirent): Promise<FolderEntry | undefined> {
  const { name } = entry;
  if (entry.isFile()) return { name, kind: "file" };
  if (entry.isDirectory()) return { name, kind: "folder" };
  if (!entry.isSymbolicLink()) return undefined;
  try {
    const path = join(directory, name);
    const target = await stat(path);
    if (target.isFile()) return { name, kind: "file" };
    return target.isDirectory() ? { name, kind: "folder", target: await realpath(path) } : undefined;
  } catch {
    return undefined;
  }
}

function failure(error: unknown): { kind: "absent" } | { kind: "failed"; reason: string } {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "absent" };
  return { kind: "failed", reason: (code && REASONS[code]) || message };
}

function tooLarge(size: number): string {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return `it has ${megabytes(size)} MB, more than the ${megabytes(LARGEST_FILE)} MB that are read`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links form a circle",
  EMFILE: "too many files are open",
};
