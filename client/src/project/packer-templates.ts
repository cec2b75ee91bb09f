import { dirname } from "node:path";
import { workspace } from "vscode";

/** The folders of the workspace on disk that Packer reads as templates, in order. */
export async function templateFolders(): Promise<readonly string[]> {
  const found = await workspace.findFiles(
    "**/*.pkr.{hcl,json}",
    "**/{node_modules,.terraform,.git}/**",
    MOST_FILES,
  );
  const folders = found.filter(({ scheme }) => scheme === "file").map(({ fsPath }) => dirname(fsPath));
  return [...new Set(folders)].sort();
}

const MOST_FILES = 2000;
