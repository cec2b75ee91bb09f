import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Terraform and OpenTofu look for plugins in the folder they are run in, without anybody having asked for it. */
const FOLDERS = ["terraform.d/plugins"];

/** Plugins that lie in the root module and would be executed; sentences. */
export function shippedPlugins(root: string): string[] {
  const found = FOLDERS.filter((folder) => hasFiles(join(root, folder)));
  return found.map(
    (folder) =>
      `${join(root, folder)} holds plugins, which planning executes. Make sure that they are meant to be there.`,
  );
}

/** The sentence about providers that somebody has committed instead of letting `init` fetch and check them. */
export function pluginsInGit(root: string): string {
  return `${join(root, ".terraform")} is in git with providers in it, which planning executes. Make sure that they are meant to be there.`;
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return false;
    throw error;
  }
}
