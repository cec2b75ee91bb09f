import { l10n, window, workspace } from "vscode";
import { tell } from "./offer.ts";
import { foldersOnDisk } from "./root-modules.ts";

/**
 * Plans, bakes and deployments execute what the files name: providers, provisioners, external programs. @returns false when that must
 * not be, which is said.
 */
export function mayExecute(): boolean {
  if (!workspace.isTrusted) {
    const message = l10n.t(
      "Plans, bakes and deployments execute programs that the files of this workspace name. That needs a workspace that you trust; nothing was executed.",
    );
    tell("warning", message, {
      title: l10n.t("Manage Workspace Trust"),
      command: "workbench.trust.manage",
    });
    return false;
  }
  if (foldersOnDisk().length > 0) return true;
  void window.showWarningMessage(
    l10n.t(
      "This needs the files on a disk: this workspace has no folder there. Clone the repository, or open it where its files are.",
    ),
  );
  return false;
}
