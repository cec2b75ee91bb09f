import type { Connection } from "vscode-languageserver/node";
import { STATUS, type StatusParams } from "../../../protocol/src/lsp.ts";

type Totals = Pick<StatusParams, "findings" | "files" | "score">;

/** Tells the client what the server is doing, a few times a second at most. */
export class StatusReporter {
  private current: StatusParams = { state: "checking", findings: 0, files: 0, unread: 0 };
  private sent = "";
  private timer: NodeJS.Timeout | undefined;
  private readonly unread = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly isWanted: boolean,
  ) {}

  busy(busy: boolean, totals: Totals): void {
    this.current = { ...this.current, ...totals, state: busy ? "checking" : "idle" };
    this.plan();
  }

  update(totals: Totals): void {
    this.current = { ...this.current, ...totals };
    this.plan();
  }

  /** Returns true when nobody knew of it. */
  unreadable(path: string): boolean {
    if (this.unread.has(path)) return false;
    this.unread.add(path);
    this.plan();
    return true;
  }

  /** A file or folder, and what lies in it, has changed or is gone: it is unreadable only if that shows again. */
  changed(path: string): void {
    for (const known of this.unread)
      if (known === path || known.startsWith(`${path}/`)) this.unread.delete(known);
    this.plan();
  }

  /** Everything is read anew. */
  forgetUnreadable(): void {
    this.unread.clear();
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private plan(): void {
    if (!this.isWanted) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const params = { ...this.current, unread: this.unread.size };
      const text = JSON.stringify(params);
      if (text === this.sent) return;
      this.sent = text;
      void this.connection.sendNotification(STATUS, params);
    }, PAUSE_MS);
  }
}

const PAUSE_MS = 100;
