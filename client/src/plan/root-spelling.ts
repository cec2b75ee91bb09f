import { realpath } from "node:fs/promises";
import { join, relative } from "node:path";
import { workspace } from "vscode";

/**
 * The folder of a root module as this window has it open: runs know folders with their links resolved, and documents are known by
 * the names they were opened by.
 * @param root absolute, links resolved
 */
export async function asOpened(root: string): Promise<string> {
  for (const { uri } of workspace.workspaceFolders ?? []) {
    if (uri.scheme !== "file") continue;
    const real = await realpath(uri.fsPath).catch(() => uri.fsPath);
    const below = relative(real, root);
    if (below === "" || !(below.startsWith("..") || below.includes(":"))) return join(uri.fsPath, below);
  }
  return root;
}
