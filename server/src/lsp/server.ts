import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from "vscode-languageserver/node";
import {
  type InitializationOptions,
  PLAN_PLACES,
  type PlanPlacesParams,
  type PlanPlacesResult,
  ROOT_MODULES,
  RUN_BLOCKS,
  type RunBlocksParams,
  SERVER_COMMANDS,
  TRUST_GRANTED,
} from "../../../protocol/src/lsp.ts";
import { ACTION_KINDS, codeActions, resolveCodeAction } from "./code-actions.ts";
import { completion } from "./completion.ts";
import { type ClientFeatures, featuresOf } from "./features.ts";
import { answering, type Log, noticing } from "./handler.ts";
import { hover } from "./hover.ts";
import { PlanPlaces } from "./plan-places.ts";
import { ProjectStatuses, serveProjects } from "./project-status.ts";
import { PullDiagnostics } from "./pull.ts";
import { rootModules } from "./root-modules.ts";
import { Roots } from "./roots.ts";
import { runBlocks } from "./run-blocks.ts";
import { type ServerHost, Session } from "./session.ts";
import { pathOf } from "./uris.ts";

export type { ServerHost } from "./session.ts";

/** Serves one client over a connection that is not listening yet, until it closes. */
export function startServer(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params) => {
    const features = featuresOf(params.capabilities);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const log = logOf(connection);
    let pull: PullDiagnostics | undefined;
    const session = new Session(connection, features, options, log, host, (paths) =>
      pull ? pull.notice(paths) : push(session, paths),
    );
    session.settings.receive(options.settings);
    if (features.pullsDiagnostics) pull = new PullDiagnostics(session);
    const roots = new Roots(session, rootUris(params));
    serveDocuments(session, pull);
    const statuses = new ProjectStatuses(session);
    serveWorkspace(session, roots, statuses);
    serveRequests(session, roots, statuses, pull);
    servePlans(session);
    serveProjects(session, statuses);
    connection.onInitialized(noticing(log, "initialized", () => initialized(session, roots, statuses)));
    connection.onShutdown(() => {
      pull?.dispose();
      statuses.dispose();
      session.dispose();
    });
    return resultOf(features);
  });
}

function push(session: Session, paths: readonly string[]): void {
  for (const path of paths) {
    const found = session.store.get(path);
    void session.connection.sendDiagnostics({
      uri: session.documents.uri(path),
      ...(found?.version === undefined ? {} : { version: found.version }),
      diagnostics: [...(found?.diagnostics ?? [])],
    });
  }
}

function serveDocuments(session: Session, pull: PullDiagnostics | undefined): void {
  const { connection, documents, log } = session;
  connection.onDidOpenTextDocument(
    noticing(log, "didOpen", (params) => session.syncDocument(documents.didOpen(params))),
  );
  connection.onDidChangeTextDocument(
    noticing(log, "didChange", (params) => session.syncDocument(documents.didChange(params))),
  );
  connection.onDidCloseTextDocument(
    noticing(log, "didClose", ({ textDocument }) => {
      const path = documents.didClose(textDocument);
      pull?.closed(path);
      session.dropDocument(path);
    }),
  );
}

function serveWorkspace(session: Session, roots: Roots, statuses: ProjectStatuses): void {
  const { connection, log, settings } = session;
  connection.onDidChangeConfiguration(
    noticing(log, "didChangeConfiguration", ({ settings: sent }) => {
      settings.receive((sent as { rebake?: unknown } | null)?.rebake);
      return roots.reload();
    }),
  );
  connection.onDidChangeWatchedFiles(
    noticing(log, "didChangeWatchedFiles", ({ changes }) => {
      roots.filesChanged(changes);
      statuses.filesChanged(changes.map(({ uri }) => pathOf(uri)));
    }),
  );
  connection.workspace.onDidRenameFiles(
    noticing(log, "didRenameFiles", ({ files }) =>
      roots.moved(files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }))),
    ),
  );
  connection.workspace.onDidDeleteFiles(
    noticing(log, "didDeleteFiles", ({ files }) =>
      roots.moved(files.map(({ uri }) => ({ from: uri, to: undefined }))),
    ),
  );
}

function serveRequests(
  session: Session,
  roots: Roots,
  statuses: ProjectStatuses,
  pull: PullDiagnostics | undefined,
): void {
  const { connection, log } = session;
  connection.onCodeAction(answering(log, "codeAction", [], (params) => codeActions(session, params)));
  connection.onCodeActionResolve((action, token) =>
    answering(log, "codeAction/resolve", action, (one: typeof action) => resolveCodeAction(session, one))(
      action,
      token,
    ),
  );
  connection.onHover(answering(log, "hover", null, (params) => hover(session, statuses.records, params)));
  connection.onCompletion(answering(log, "completion", [], (params) => completion(session, params)));
  connection.onRequest(
    ROOT_MODULES,
    answering(log, ROOT_MODULES, { roots: [] }, () => rootModules(session)),
  );
  connection.onNotification(
    TRUST_GRANTED,
    noticing(log, "trustGranted", async () => {
      session.isTrusted = true;
      await roots.reload();
      statuses.changed();
    }),
  );
  connection.onExecuteCommand(
    answering(log, "executeCommand", null, async ({ command }) => {
      if (command !== SERVER_COMMANDS.checkWorkspace) return null;
      await roots.checkEverything();
      return session.store.totals();
    }),
  );
  if (!pull) return;
  connection.languages.diagnostics.on(
    answering(log, "diagnostic", { kind: "full", items: [] }, (params) => pull.document(params)),
  );
  connection.languages.diagnostics.onWorkspace((params, token, _workDone, progress) =>
    answering(log, "workspace/diagnostic", { items: [] }, (one: typeof params) =>
      pull.workspace(one, token, progress),
    )(params, token),
  );
}

function servePlans(session: Session): void {
  const { connection, log } = session;
  const places = new PlanPlaces(session);
  connection.onRequest(
    PLAN_PLACES,
    answering<PlanPlacesParams, PlanPlacesResult | null>(log, "planPlaces", null, (params, token) =>
      places.find(params, token),
    ),
  );
  connection.onRequest(
    RUN_BLOCKS,
    answering(log, "runBlocks", { blocks: [] }, (params: RunBlocksParams) => runBlocks(session, params)),
  );
}

async function initialized(session: Session, roots: Roots, statuses: ProjectStatuses): Promise<void> {
  const { connection, features } = session;
  if (features.registersConfiguration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: "rebake" });
  if (features.registersWatchers)
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHERS });
  if (features.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      noticing(session.log, "didChangeWorkspaceFolders", async ({ added, removed }) => {
        await roots.change(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        );
        statuses.changed();
      }),
    );
  }
  await roots.reload();
}

function resultOf(features: ClientFeatures): InitializeResult {
  const capabilities: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [...ACTION_KINDS], resolveProvider: features.resolvesEdits },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['"'] },
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didRename: EVERYTHING, didDelete: EVERYTHING },
    },
  };
  if (features.pullsDiagnostics) {
    capabilities.diagnosticProvider = {
      identifier: "rebake",
      interFileDependencies: true,
      workspaceDiagnostics: true,
    };
  }
  return { capabilities, serverInfo: { name: "rebake" } };
}

function rootUris({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function logOf({ console }: Connection): Log {
  return {
    error: (message) => console.error(message),
    warn: (message) => console.warn(message),
    info: (message) => console.info(message),
    debug: (message) => console.log(message),
  };
}

const EVERYTHING: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: "**/*" } }] };

/** A folder that is deleted from outside is one event, without those of the files in it. */
const WATCHERS = [
  { globPattern: "**/*.{tf,tofu,tfvars,pkr.hcl,pkrvars.hcl}" },
  { globPattern: "**/*.{tf,tofu,tfvars,pkr,pkrvars}.json" },
  { globPattern: "**/.terraform/modules/modules.json" },
  { globPattern: "**/rebake.hcl" },
  { globPattern: "**/.gitignore", kind: WatchKind.Change },
  { globPattern: "**/.rebake/baseline.json" },
  { globPattern: "**/.rebake/{images,deployments}/*/*.json" },
  // What boot scripts, policies and templates of machines are usually called.
  { globPattern: "**/*.{sh,ps1,tpl,tftpl,tmpl,yaml,yml,cfg,service}", kind: WatchKind.Change },
  // Folders come and go as one event for themselves, without one for each file in them.
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];
