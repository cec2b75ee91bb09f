import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  window,
} from "vscode";
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import { type InitializationOptions, STATUS, type StatusParams } from "../../../protocol/src/lsp.ts";
import { DOCUMENTS } from "./documents.ts";
import { answerFileRequests } from "./file-requests.ts";
import { RULE_LINK, SHOW_RULE } from "./rule-link.ts";

/** What a person wants to know of the server. */
export type ServerStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "stopped"; readonly reason: string }
  | ({ readonly kind: "running" } & StatusParams);

/** The language server: a process of its own that is started again when it dies, three times at most. */
export class Server implements Disposable {
  readonly log: LogOutputChannel;
  private readonly changes = new EventEmitter<ServerStatus>();
  readonly onStatus = this.changes.event;
  private current: ServerStatus = { kind: "starting" };
  private client: LanguageClient | undefined;
  private crashes: number[] = [];

  constructor(private readonly context: ExtensionContext) {
    this.log = window.createOutputChannel("Rebake", { log: true });
  }

  get status(): ServerStatus {
    return this.current;
  }

  /** Never rejects: a server that does not start is a status. */
  async start(): Promise<void> {
    this.setStatus({ kind: "starting" });
    const client = new LanguageClient("rebake", "Rebake", this.serverOptions(), this.clientOptions());
    this.client = client;
    client.onNotification(STATUS, (params: StatusParams) => this.setStatus({ kind: "running", ...params }));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting && this.client === client) this.setStatus({ kind: "starting" });
    });
    answerFileRequests(client);
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (this.client === client) this.setStopped(l10n.t("The language server did not start."));
    }
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // One that died, or is still starting, cannot say goodbye.
      this.log.debug(String(error));
    }
  }

  async restart(): Promise<void> {
    this.crashes = [];
    await this.stop();
    await this.start();
  }

  /** Undefined while the server is not running. */
  async request<Result>(method: string, params: unknown): Promise<Result | undefined> {
    return this.client?.isRunning() ? this.client.sendRequest<Result>(method, params) : undefined;
  }

  dispose(): void {
    this.changes.dispose();
    this.log.dispose();
  }

  private serverOptions(): ServerOptions {
    const module = this.context.asAbsolutePath("dist/server/main.js");
    const run = { module, transport: TransportKind.ipc };
    return { run, debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6037"] } } };
  }

  private clientOptions(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { rulePage: RULE_LINK, fileRequests: true };
    return {
      documentSelector: DOCUMENTS,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      initializationFailedHandler: () => false,
      errorHandler: this.errorHandler(),
      markdown: { isTrusted: { enabledCommands: [SHOW_RULE] } },
    };
  }

  /** No dialogs: whoever looks for the reason finds it in the status item and in the log. */
  private errorHandler(): ErrorHandler {
    return {
      error: (error) => {
        this.log.error(error);
        return { action: ErrorAction.Continue, handled: true };
      },
      closed: (): CloseHandlerResult => {
        const now = Date.now();
        this.crashes = [...this.crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
        const isLast = this.crashes.length >= MOST_CRASHES;
        this.log.warn(`The language server ended (${this.crashes.length} times in three minutes).`);
        if (!isLast) return { action: CloseAction.Restart, handled: true };
        this.setStopped(l10n.t("The language server ended three times within three minutes."));
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  private setStopped(reason: string): void {
    this.setStatus({ kind: "stopped", reason });
  }

  private setStatus(status: ServerStatus): void {
    this.current = status;
    this.changes.fire(status);
  }
}

const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 3 * 60 * 1000;
