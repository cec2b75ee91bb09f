import { open, stat } from "node:fs/promises";
import { basename, join } from "node:path";
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
import type { Plans, RootPlan } from "./plan-state.ts";

const SCHEME = "rebake-output";

/** Shows what the tool of a run printed, as a document that cannot be edited and that grows while the run goes on. */
export class PlanOutput implements TextDocumentContentProvider, Disposable {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly registered: readonly Disposable[];

  constructor(private readonly plans: Plans) {
    this.registered = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      plans.onDidChange((root) => {
        const plan = plans.of(root);
        if (plan) this.changes.fire(uriOf(plan));
      }),
    ];
  }

  async show(plan: RootPlan): Promise<void> {
    const document = await workspace.openTextDocument(uriOf(plan));
    await window.showTextDocument(document, { preview: true });
  }

  /** Only of a run that this window shows: nobody reads other files by this name. */
  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const plan = this.plans.roots.map((root) => this.plans.of(root)).find((one) => one?.run.id === uri.query);
    return plan ? endOf(join(plan.run.folder, RUN_FILES.output)) : l10n.t("This run is not shown any more.");
  }

  dispose(): void {
    for (const one of this.registered) one.dispose();
    this.changes.dispose();
  }
}

function uriOf({ run, root }: RootPlan): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${basename(root)}.log`, query: run.id });
}

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
