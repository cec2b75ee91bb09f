import { l10n, workspace } from "vscode";
import { findTool } from "../../../runner/src/tools/find-tool.ts";
import { tell } from "../plan/offer.ts";

const PATH_SETTING = "rebake.packer.path";

/** What the setting says, of the user and the machine only; undefined where it is looked for in PATH. */
function packerPath(): string | undefined {
  const value = workspace.getConfiguration().inspect<unknown>(PATH_SETTING)?.globalValue;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Where Packer is to be taken from. @returns undefined where there is none, which has been said. */
export function findPacker(
  folders: readonly string[],
): { readonly toolPath: string | undefined } | undefined {
  const setting = packerPath();
  const found = findTool("packer", { environment: process.env, workspaceFolders: folders, setting });
  if (!("kind" in found)) return { toolPath: setting };
  const message =
    found.kind === "missing"
      ? l10n.t("Packer was not found. Install it, or set where it is. Everything that bakes nothing goes on.")
      : found.message;
  tell("warning", message, {
    title: l10n.t("Open Settings"),
    command: "workbench.action.openSettings",
    arguments: [PATH_SETTING],
  });
  return undefined;
}
