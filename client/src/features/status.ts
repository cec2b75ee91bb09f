import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages } from "vscode";
import { DOCUMENTS } from "./documents.ts";
import type { Server, ServerStatus } from "./server.ts";

/** The item in the language menu of the status bar: idle, checking, so many findings, or stopped. */
export function registerStatus(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("rebake.status", DOCUMENTS);
  item.name = "Rebake";
  show(item, server.status);
  server.onStatus((status) => show(item, status));
  return item;
}

function show(item: LanguageStatusItem, status: ServerStatus): void {
  item.busy = status.kind === "starting" || (status.kind === "running" && status.state === "checking");
  item.severity =
    status.kind === "stopped" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.text = textOf(status);
  item.detail = detailOf(status);
  item.command =
    status.kind === "stopped"
      ? { command: "rebake.restartServer", title: l10n.t("Restart") }
      : { command: "rebake.showLog", title: l10n.t("Show Log") };
}

function textOf(status: ServerStatus): string {
  switch (status.kind) {
    case "starting":
      return l10n.t("Rebake: starting");
    case "stopped":
      return l10n.t("Rebake: stopped");
    case "running":
      if (status.state === "checking") return l10n.t("Rebake: checking");
      if (status.findings === 0) return l10n.t("Rebake: idle");
      return status.findings === 1
        ? l10n.t("Rebake: 1 finding")
        : l10n.t("Rebake: {0} findings", status.findings);
  }
}

function detailOf(status: ServerStatus): string {
  if (status.kind === "starting") return "";
  if (status.kind === "stopped") return status.reason;
  if (status.unread > 0) return l10n.t("{0} files or folders could not be read, see the log", status.unread);
  const files = status.files === 1 ? l10n.t("1 file checked") : l10n.t("{0} files checked", status.files);
  return status.score === undefined
    ? files
    : l10n.t("{0}, immutability score {1} of 100", files, status.score);
}
