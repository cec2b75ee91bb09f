import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type FileParams,
  type FolderEntry,
  LIST_FOLDER,
  type ListFolderResult,
  READ_FILE,
  type ReadFileResult,
} from "../../../protocol/src/lsp.ts";

/** Reads for the server what is not on its disk: repositories opened over the network, archives, memory. */
export function answerFileRequests(client: LanguageClient): void {
  client.onRequest<ReadFileResult, unknown>(READ_FILE, ({ uri }: FileParams) => readFile(Uri.parse(uri)));
  client.onRequest<ListFolderResult, unknown>(LIST_FOLDER, ({ uri }: FileParams) =>
    listFolder(Uri.parse(uri)),
  );
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > LARGEST_FILE) return { kind: "failed", reason: `it has ${size} bytes` };
    const content = await workspace.fs.readFile(uri);
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(content) };
  } catch (error) {
    return failure(error);
  }
}

async function listFolder(uri: Uri): Promise<ListFolderResult> {
  try {
    const found = await workspace.fs.readDirectory(uri);
    return { kind: "entries", entries: found.flatMap(([name, type]) => toEntry(name, type)) };
  } catch (error) {
    return failure(error);
  }
}

function toEntry(name: string, type: FileType): FolderEntry[] {
  if (type & FileType.File) return [{ name, kind: "file" }];
  // A link to a folder may lead in a circle, and here nobody says where it leads to.
  if (type & FileType.Directory && !(type & FileType.SymbolicLink)) return [{ name, kind: "folder" }];
  return [];
}

function failure(error: unknown): { kind: "absent" } | { kind: "failed"; reason: string } {
  if (error instanceof FileSystemError && error.code === "FileNotFound") return { kind: "absent" };
  return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
}

const LARGEST_FILE = 20 * 1024 * 1024;
