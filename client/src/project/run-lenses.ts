import { dirname } from "node:path";
import {
  CodeLens,
  type Command,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import { RUN_BLOCKS, type RunBlock, type RunBlocksResult } from "../../../protocol/src/lsp.ts";
import type { Server } from "../features/server.ts";
import { started } from "../plan/root-modules.ts";

const DOCUMENTS = [
  { scheme: "file", pattern: "**/rebake.hcl" },
  { scheme: "file", pattern: "**/*.pkr.{hcl,json}" },
];

/** Bake Image above builds, sources and images; Deploy and Detect Drift above targets. None where nothing may be executed. */
export function registerRunLenses(server: Server): Disposable {
  const changes = new EventEmitter<void>();
  let isRunning = false;
  const provider = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses: (document: TextDocument) => lensesIn(document, server),
  };
  return Disposable.from(
    changes,
    languages.registerCodeLensProvider(DOCUMENTS, provider),
    workspace.onDidGrantWorkspaceTrust(() => changes.fire()),
    server.onStatus(({ kind }) => {
      const isNew = kind === "running" && !isRunning;
      isRunning = kind === "running";
      if (isNew) changes.fire();
    }),
  );
}

async function lensesIn(document: TextDocument, server: Server): Promise<CodeLens[]> {
  if (!workspace.isTrusted) return [];
  await started(server);
  const answer = await server.request<RunBlocksResult>(RUN_BLOCKS, { uri: document.uri.toString() });
  const folder = dirname(document.uri.fsPath);
  return (answer?.blocks ?? []).flatMap((block) =>
    commandsOf(block, folder).map(
      (command) => new CodeLens(new Range(block.line, 0, block.line, 0), command),
    ),
  );
}

/** @param folder that of the document: of the template, or of rebake.hcl */
export function commandsOf(block: RunBlock, folder: string): Command[] {
  const { kind, name, only = [], isAll = false } = block;
  const bake = (argument: unknown): Command => ({
    command: "rebake.bakeImage",
    title: `$(flame)\u00a0${l10n.t("Bake Image")}`,
    tooltip: kind === "image" ? l10n.t("Bake {0} with Packer", name) : only.join(", "),
    arguments: [argument],
  });
  switch (kind) {
    case "image":
      return [bake({ kind: "image", project: folder, image: name })];
    case "target": {
      const subject = { kind: "target", project: folder, target: name };
      return [
        {
          command: "rebake.deploy",
          title: `$(rocket)\u00a0${l10n.t("Deploy")}`,
          tooltip: l10n.t("Choose an image for {0}, and see the plan before anything is changed", name),
          arguments: [subject],
        },
        {
          command: "rebake.detectDrift",
          title: `$(diff)\u00a0${l10n.t("Detect Drift")}`,
          tooltip: l10n.t("Look for what was changed behind Terraform's back; nothing is changed"),
          arguments: [subject],
        },
      ];
    }
    case "build":
    case "source":
      return [bake({ template: folder, only, isAll })];
  }
}
