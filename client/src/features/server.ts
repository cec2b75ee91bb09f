import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  window,
} from "vscode";
import type { StatusParams } from "../../../protocol/src/lsp.ts";
import type { LanguageClientEvents, RunningClient } from "./language-client.ts";

/** What a person wants to know of the server. */
export type ServerStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "stopped"; readonly reason: string }
  | ({ readonly kind: "running" } & StatusParams);

/** The language server: a process of its own, started again when it ends by itself, until it has ended three times. */
export class Server implements Disposable {
  readonly log: LogOutputChannel;
  private readonly changes = new EventEmitter<ServerStatus>();
  readonly onStatus = this.changes.event;
  private readonly projectChanges = new EventEmitter<void>();
  /** Images, targets, pins or records of the repository may be others than before. */
  readonly onProjectStatusChanged = this.projectChanges.event;
  private current: ServerStatus = { kind: "starting" };
  private client: RunningClient | undefined;
  private ends: number[] = [];
  /** Counts the starts: what an earlier client still says does not count. */
  private starts = 0;

  constructor(private readonly context: ExtensionContext) {
    this.log = window.createOutputChannel("Rebake", { log: true });
  }

  get status(): ServerStatus {
    return this.current;
  }

  /** Never rejects: a server that does not start is a status. */
  async start(): Promise<void> {
    const mine = ++this.starts;
    const isCurrent = () => this.starts === mine;
    this.setStatus({ kind: "starting" });
    try {
      // Not within activation: the library takes longer to load than all the rest, and nobody waits for it.
      await new Promise((resolve) => setImmediate(resolve));
      const { createLanguageClient } = await import("./language-client.ts");
      if (!isCurrent()) return;
      const module = this.context.asAbsolutePath("dist/server/main.js");
      this.client = createLanguageClient(module, this.log, this.events(isCurrent));
      await this.client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (isCurrent())
        this.setStatus({ kind: "stopped", reason: l10n.t("The language server did not start.") });
    }
  }

  async stop(): Promise<void> {
    this.starts++;
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
    this.ends = [];
    await this.stop();
    await this.start();
  }

  /** Undefined while the server is not running. */
  async request<Result>(method: string, params: unknown): Promise<Result | undefined> {
    return this.client?.isRunning() ? this.client.sendRequest<Result>(method, params) : undefined;
  }

  dispose(): void {
    this.changes.dispose();
    this.projectChanges.dispose();
    this.log.dispose();
  }

  private events(isCurrent: () => boolean): LanguageClientEvents {
    return {
      starting: () => isCurrent() && this.setStatus({ kind: "starting" }),
      status: (params) => isCurrent() && this.setStatus({ kind: "running", ...params }),
      projectStatusChanged: () => isCurrent() && this.projectChanges.fire(),
      ended: () => isCurrent() && this.ended(),
    };
  }

  private ended(): boolean {
    const now = Date.now();
    this.ends = [...this.ends.filter((time) => now - time < MEMORY_MS), now];
    this.log.warn(`The language server ended by itself, the ${this.ends.length}. time in three minutes.`);
    if (this.ends.length < MOST_ENDS) return true;
    const reason = l10n.t("The language server ended three times within three minutes.");
    this.setStatus({ kind: "stopped", reason });
    return false;
  }

  private setStatus(status: ServerStatus): void {
    this.current = status;
    this.changes.fire(status);
  }
}

const MOST_ENDS = 3;
const MEMORY_MS = 3 * 60 * 1000;
