import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";
import { RUN_FILES } from "../../../protocol/src/run-record.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { subjectOf } from "./run-names.ts";
import type { RunStore } from "./run-store.ts";
import { Throttle } from "./throttle.ts";

const SCHEME = "rebake-output";

/** Shows what the tool of a run printed, as a document that cannot be edited and that grows while the run goes on. */
export class RunOutput implements TextDocumentContentProvider, Disposable {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly registered: readonly Disposable[];
  private readonly changed = new Set<string>();

  constructor(private readonly runs: Pick<RunStore, "onDidChange" | "of">) {
    const throttle = new Throttle(LEAST_MILLISECONDS, () => this.tell());
    this.registered = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      throttle,
      runs.onDidChange((id) => {
        if (id === undefined) return;
        this.changed.add(id);
        throttle.call();
      }),
    ];
  }

  async show(run: RunFolder): Promise<void> {
    const document = await workspace.openTextDocument(uriOf(run));
    await window.showTextDocument(document, { preview: true });
  }

  /** Only of a run that this window shows: nobody reads other files by this name. */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const shown = this.runs.of(uri.query);
    return shown
      ? endOf(join(shown.run.folder, RUN_FILES.output))
      : l10n.t("This run is not shown any more.");
  }

  dispose(): void {
    for (const one of this.registered) one.dispose();
    this.changes.dispose();
  }

  private tell(): void {
    for (const { uri } of workspace.textDocuments)
      if (uri.scheme === SCHEME && this.changed.has(uri.query)) this.changes.fire(uri);
    this.changed.clear();
  }
}

function uriOf(run: RunFolder): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${subjectOf(run.record)}.log`, query: run.id });
}

/** All of it is read anew each time. */
const LEAST_MILLISECONDS = 250;

/** The end counts; editors do not like more than this. */
const MOST_BYTES = 4 * 1024 * 1024;

async function endOf(path: string): Promise<string> {
  const size = await stat(path).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      // Nothing was printed yet.
      if (error.code === "ENOENT") return 0;
      throw error;
    },
  );
  if (size === 0) return "";
  const file = await open(path);
  try {
    const length = Math.min(size, MOST_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.toString("utf8", 0, bytesRead);
    return size > MOST_BYTES ? `${l10n.t("… (the beginning is in {0})", path)}\n${text}` : text;
  } finally {
    await file.close();
  }
}
