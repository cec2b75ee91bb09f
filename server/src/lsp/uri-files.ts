import type { Connection } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import {
  LIST_FOLDER,
  type ListFolderResult,
  READ_FILE,
  type ReadFileResult,
} from "../../../protocol/src/lsp.ts";
import type { FileAccess } from "../workspace.ts";
import { schemeOf, segmentOf } from "./uris.ts";

/**
 * Files by URI: those on disk through `disk`, all others through the editor. Names come escaped, texts without a
 * byte order mark, as an editor has them.
 */
export function uriFiles(disk: FileAccess, connection: Connection, asksClient: () => boolean): FileAccess {
  const request = async <Result>(method: string, uri: string): Promise<Result | Failure> => {
    if (!asksClient()) return { kind: "failed", reason: "this editor does not hand over such files" };
    try {
      return await connection.sendRequest<Result>(method, { uri });
    } catch (error) {
      return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    async list(directory) {
      const listing = isOnDisk(directory)
        ? await disk.list(diskPath(directory))
        : await request<ListFolderResult>(LIST_FOLDER, directory);
      return listing.kind === "entries" ? escaped(listing) : listing;
    },
    async read(path) {
      const result = isOnDisk(path)
        ? await disk.read(diskPath(path))
        : await request<ReadFileResult>(READ_FILE, path);
      return result.kind === "text" ? { kind: "text", text: result.text.replace(/^\uFEFF/, "") } : result;
    },
  };
}

type Failure = { readonly kind: "failed"; readonly reason: string };

function isOnDisk(uri: string): boolean {
  return schemeOf(uri) === "file";
}

function diskPath(uri: string): string {
  return URI.parse(uri).fsPath;
}

function escaped(listing: Extract<ListFolderResult, { kind: "entries" }>): ListFolderResult {
  const entries = listing.entries.map((entry) => ({
    ...entry,
    name: segmentOf(entry.name),
    ...(entry.target === undefined ? {} : { target: URI.file(entry.target).toString() }),
  }));
  return { kind: "entries", entries };
}
