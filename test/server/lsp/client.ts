import { PassThrough } from "node:stream";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { type InitializationOptions, STATUS, type StatusParams } from "../../../protocol/src/lsp.ts";
import type { SyntaxChecker } from "../../../server/src/host/syntax-checker.ts";
import { type ServerHost, startServer } from "../../../server/src/lsp/server.ts";
import type { Rule } from "../../../server/src/rules/rule.ts";
import type { FileAccess } from "../../../server/src/workspace.ts";
import { engine } from "../../support/analysis.ts";

export interface ClientOptions {
  readonly files?: FileAccess;
  readonly rules: readonly Rule[];
  readonly roots?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** The section `rebake` of the settings, by root or for all. */
  readonly settings?: (scope: string | undefined) => unknown;
  readonly initializationOptions?: InitializationOptions;
  readonly createSyntaxChecker?: ServerHost["createSyntaxChecker"];
  readonly checkElsewhere?: ServerHost["checkElsewhere"];
  /** Called before `initialize`, to answer requests of the server. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

/** Everything a modern editor offers, less the pull of diagnostics. */
export const PUSH_CLIENT: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"], snippetEditSupport: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      dataSupport: true,
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      resolveSupport: { properties: ["edit"] },
    },
    hover: { contentFormat: ["markdown"] },
  },
};

export const PULL_CLIENT: ClientCapabilities = {
  ...PUSH_CLIENT,
  workspace: { ...PUSH_CLIENT.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...PUSH_CLIENT.textDocument, diagnostic: { relatedDocumentSupport: false } },
};

/** An editor without a window, in the same process as the server. */
export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  refreshes = 0;
  initializeResult: InitializeResult | undefined;
  private listeners: (() => void)[] = [];
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly connection: ProtocolConnection,
    private readonly server: Connection,
  ) {}

  static async start(options: ClientOptions): Promise<TestClient> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const hcl = await engine();
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer) as never,
      new StreamMessageWriter(toClient) as never,
    );
    startServer(server, {
      files: options.files ?? NO_FILES,
      rules: options.rules,
      loadEngine: async () => hcl,
      createSyntaxChecker: options.createSyntaxChecker ?? (() => NO_SYNTAX),
      checkElsewhere: options.checkElsewhere,
      syntaxPauseMs: 20,
    });
    server.listen();
    const connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const client = new TestClient(connection, server);
    client.listen(options);
    options.prepare?.(connection);
    connection.listen();
    await client.initialize(options);
    return client;
  }

  open(uri: string, text: string, languageId = "terraform"): void {
    this.versions.set(uri, 1);
    this.notify(DidOpenTextDocumentNotification.method, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): number {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    this.notify(DidChangeTextDocumentNotification.method, { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(uri: string): void {
    this.notify(DidCloseTextDocumentNotification.method, { textDocument: { uri } });
  }

  filesChanged(...changes: { uri: string; type: FileChangeType }[]): void {
    this.notify(DidChangeWatchedFilesNotification.method, { changes });
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params as never);
  }

  /** What was last published for a document; undefined when nothing was. */
  diagnosticsOf(uri: string): Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics;
  }

  /** Waits until the diagnostics of a document are as wanted. @throws when they do not become so. */
  async diagnostics(
    uri: string,
    isWanted: (diagnostics: Diagnostic[]) => boolean = (list) => list.length > 0,
  ): Promise<Diagnostic[]> {
    await this.until(`diagnostics of ${uri}`, () => {
      const published = this.diagnosticsOf(uri);
      return published !== undefined && isWanted(published);
    });
    return this.diagnosticsOf(uri) ?? [];
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
    return (found ?? []) as CodeAction[];
  }

  async idle(): Promise<void> {
    await this.until("an idle server", () => this.statuses.at(-1)?.state === "idle");
  }

  /** Waits for something that a message of the server makes true. @throws after half a minute, which only a loaded machine needs. */
  async until(what: string, isTrue: () => boolean): Promise<void> {
    const end = Date.now() + 30_000;
    while (!isTrue()) {
      if (Date.now() > end) throw new Error(`${what}: not within 30 s. Log:\n${this.logged.join("\n")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.listeners.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    // Not "exit": it would end the process that runs the tests.
    this.connection.dispose();
    this.server.dispose();
  }

  private listen(options: ClientOptions): void {
    const { connection } = this;
    const heard =
      <Params>(list: Params[]) =>
      (params: Params) => {
        list.push(params);
        this.wake();
      };
    connection.onNotification(PublishDiagnosticsNotification.type, heard(this.published));
    connection.onNotification(STATUS, heard(this.statuses));
    connection.onNotification(LogMessageNotification.type, ({ message }) => heard(this.logged)(message));
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.wake();
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { method } of registrations) heard(this.registered)(method);
    });
    connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? null),
    );
  }

  private async initialize(options: ClientOptions): Promise<void> {
    const roots = options.roots ?? [];
    this.initializeResult = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: roots[0] ?? null,
      capabilities: options.capabilities ?? PUSH_CLIENT,
      workspaceFolders: roots.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf("/") + 1) })),
      initializationOptions: { status: true, ...options.initializationOptions },
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  private wake(): void {
    const { listeners } = this;
    this.listeners = [];
    for (const listener of listeners) listener();
  }
}

/** A disk in memory, for `file:` documents: absolute paths and texts. */
export class FakeDisk implements FileAccess {
  readonly texts: Map<string, string>;
  readonly reads: string[] = [];
  /** Paths that cannot be read. */
  readonly forbidden = new Set<string>();

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.texts = new Map(Object.entries(texts));
  }

  async list(directory: string) {
    if (this.forbidden.has(directory)) return { kind: "failed" as const, reason: "permission denied" };
    const entries = new Map<string, "file" | "folder">();
    for (const path of this.texts.keys()) {
      if (!path.startsWith(`${directory}/`)) continue;
      const [name = "", ...rest] = path.slice(directory.length + 1).split("/");
      entries.set(name, rest.length > 0 ? "folder" : "file");
    }
    if (entries.size === 0) return { kind: "absent" as const };
    return { kind: "entries" as const, entries: [...entries].map(([name, kind]) => ({ name, kind })) };
  }

  async read(path: string) {
    this.reads.push(path);
    if (this.forbidden.has(path)) return { kind: "failed" as const, reason: "permission denied" };
    const text = this.texts.get(path);
    return text === undefined ? { kind: "absent" as const } : { kind: "text" as const, text };
  }
}

/** From the start of one line to the start of another. */
export function lines(from: number, to = from + 1): Range {
  return { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
}

const NO_FILES = new FakeDisk();
const NO_SYNTAX: SyntaxChecker = { check: async () => [], dispose: () => {} };
