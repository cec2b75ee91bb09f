import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** Diagnostics for clients that ask for them. What changes without being asked for makes them ask again. */
export class PullDiagnostics {
  /** What the client last got of each document. */
  private readonly reported = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private wakeUps: (() => void)[] = [];

  constructor(private readonly session: Session) {}

  /** Some files have other diagnostics than before. */
  notice(paths: readonly string[]): void {
    const sleepers = this.wakeUps;
    this.wakeUps = [];
    for (const wakeUp of sleepers) wakeUp();
    if (!this.session.features.refreshesDiagnostics) return;
    if (!paths.some((path) => this.isUnreported(path))) return;
    // A client that has just changed a document is about to ask by itself.
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.session.documents.paths().some((path) => this.isUnreported(path)))
        void this.session.connection.languages.diagnostics.refresh();
    }, REFRESH_DELAY_MS);
  }

  async document(params: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const { session } = this;
    const path = pathOf(params.textDocument.uri);
    const version = session.documents.version(path);
    if (isProjectFile(path)) await session.projects.reported();
    else if (session.workspace.document(path) || session.isInScope(path)) {
      const checked = await session.checker.check(session.workspace.directoryOf(path));
      if (!session.report(checked) || session.documents.version(path) !== version) throw superseded();
    }
    const found = session.store.get(path);
    const resultId = found?.resultId ?? NOTHING;
    this.reported.set(path, resultId);
    if (params.previousResultId === resultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...(found?.diagnostics ?? [])] };
  }

  closed(path: string): void {
    this.reported.delete(path);
  }

  /** Answers when all is checked; a client that takes partial results gets them as they come, until it has enough. */
  async workspace(
    params: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const sent = new Map(params.previousResultIds.map(({ uri, value }) => [pathOf(uri), value]));
    if (!progress) {
      await Promise.race([this.session.scheduler.idle(), cancellation(token)]);
      return { items: this.news(sent) };
    }
    while (!token.isCancellationRequested) {
      const items = this.news(sent);
      if (items.length > 0) progress.report({ items });
      await Promise.race([this.change(), cancellation(token)]);
      // Several folders at a time.
      await new Promise((resolve) => setTimeout(resolve, BATCH_MS));
    }
    return { items: [] };
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  /** What the client does not have yet; afterwards `sent` says that it has it. */
  private news(sent: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const { documents, store } = this.session;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const { path, version, diagnostics, resultId } of store.all()) {
      if (sent.get(path) === resultId || (diagnostics.length === 0 && !sent.has(path))) continue;
      sent.set(path, resultId);
      items.push(full(documents.uri(path), version, resultId, [...diagnostics]));
    }
    for (const path of [...sent.keys()]) {
      if (store.get(path)) continue;
      sent.delete(path);
      items.push(full(documents.uri(path), undefined, NOTHING, []));
    }
    return items;
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.wakeUps.push(resolve));
  }

  private isUnreported(path: string): boolean {
    const { documents, store } = this.session;
    const known = store.get(path);
    return documents.has(path) && this.reported.get(path) !== (known?.resultId ?? NOTHING);
  }
}

function full(
  uri: string,
  version: number | undefined,
  resultId: string,
  items: DiagnosticItems,
): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version: version ?? null, resultId, items };
}

type DiagnosticItems = Extract<WorkspaceDocumentDiagnosticReport, { kind: "full" }>["items"];

/** The document was changed while it was being checked; the client should ask for the new version. */
function superseded(): ResponseError<DiagnosticServerCancellationData> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed", {
    retriggerRequest: true,
  });
}

function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => token.onCancellationRequested(() => resolve()));
}

const NOTHING = "nothing";
const REFRESH_DELAY_MS = 150;
const BATCH_MS = 50;
