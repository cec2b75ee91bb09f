import { commands, Disposable, l10n } from "vscode";
import { FIX_ALL_KIND, SERVER_COMMANDS } from "../../../protocol/src/lsp.ts";
import type { Server } from "./server.ts";
import { showStatusMessage } from "./status-message.ts";

/** The commands of the palette, except that of the rule pages. */
export function registerCommands(server: Server): Disposable {
  return Disposable.from(
    commands.registerCommand("rebake.checkWorkspace", () => checkWorkspace(server)),
    commands.registerCommand("rebake.fixAllSafe", fixAllSafe),
    commands.registerCommand("rebake.restartServer", () => server.restart()),
    commands.registerCommand("rebake.showLog", () => server.log.show()),
  );
}

async function checkWorkspace(server: Server): Promise<void> {
  const totals = await server.request<{ findings: number; files: number }>("workspace/executeCommand", {
    command: SERVER_COMMANDS.checkWorkspace,
  });
  if (!totals) {
    showStatusMessage(l10n.t("Rebake: the server is not running"));
    return;
  }
  showStatusMessage(l10n.t("Rebake: {0} findings in {1} files", totals.findings, totals.files));
  if (totals.findings > 0) await commands.executeCommand("workbench.actions.view.problems");
}

/** In the file that is being edited; the editor itself says when there is nothing to fix. */
async function fixAllSafe(): Promise<void> {
  await commands.executeCommand("editor.action.codeAction", { kind: FIX_ALL_KIND, apply: "first" });
}
