import {
  Disposable,
  EventEmitter,
  type Range,
  type TextDocumentChangeEvent,
  type Uri,
  workspace,
} from "vscode";
import type { Server } from "../features/server.ts";
import type { PlanMark } from "./marks.ts";
import { askPlaces, type Location, locationOf } from "./places.ts";
import { type Plans, standingView } from "./plan-state.ts";
import { RootMarks } from "./root-marks.ts";
import { asOpened } from "./root-spelling.ts";

/** What the plans do to what begins in one line of a document. */
export interface MarkedLine {
  readonly root: string;
  readonly range: Range;
  readonly marks: readonly PlanMark[];
}

/** The marks of all plans of the window, where their blocks are now: they follow edits. */
export class PlanMarks implements Disposable {
  private readonly changes = new EventEmitter<void>();
  /** Marks came, went or moved. */
  readonly onDidChange = this.changes.event;
  private readonly roots = new Map<string, RootMarks>();
  private byDocument: Map<string, MarkedLine[]> | undefined;
  private readonly subscriptions: Disposable;
  private isDisposed = false;

  constructor(
    readonly plans: Plans,
    private readonly server: Pick<Server, "request" | "log">,
  ) {
    this.subscriptions = Disposable.from(
      plans.onDidChange((root) => void this.follow(root)),
      workspace.onDidChangeTextDocument((event) => this.edited(event)),
    );
    for (const root of plans.roots) void this.follow(root);
  }

  /** The marked lines of a document, from top to bottom. */
  in(document: Uri): readonly MarkedLine[] {
    this.byDocument ??= this.index();
    return this.byDocument.get(document.toString()) ?? [];
  }

  /** Where a block is at this moment; undefined when it is not in the configuration. */
  async find(root: string, address: string): Promise<Location | undefined> {
    const base = await asOpened(root);
    const answer = await askPlaces(this.server, { root: base, blocks: [{ address }] });
    if (!answer) return this.roots.get(root)?.known(address);
    const place = answer.blocks[0]?.block;
    return place && locationOf(base, place);
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscriptions.dispose();
    for (const one of this.roots.values()) one.dispose();
    this.changes.dispose();
  }

  private async follow(root: string): Promise<void> {
    const view = standingView(this.plans.of(root));
    const known = this.roots.get(root);
    if (known && known.view === view) {
      // It may have become outdated.
      this.changed();
      return;
    }
    // Where its documents are is known first: whoever draws the marks of another root module draws these, too.
    const base = view && (await asOpened(root));
    if (this.isDisposed || standingView(this.plans.of(root)) !== view || this.roots.get(root) !== known)
      return;
    known?.dispose();
    this.roots.delete(root);
    if (view && base !== undefined)
      this.roots.set(root, new RootMarks(view, base, this.server, () => this.changed()));
    this.changed();
  }

  private edited(event: TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    let isMarked = false;
    for (const one of this.roots.values()) isMarked = one.edited(event) || isMarked;
    if (isMarked) this.changed();
  }

  private changed(): void {
    this.byDocument = undefined;
    this.changes.fire();
  }

  private index(): Map<string, MarkedLine[]> {
    const found = new Map<string, MarkedLine[]>();
    for (const [root, one] of this.roots) {
      for (const [document, lines] of one.lines()) {
        const all = [...(found.get(document) ?? []), ...lines.map((line) => ({ root, ...line }))];
        found.set(
          document,
          all.sort((a, b) => a.range.start.line - b.range.start.line),
        );
      }
    }
    return found;
  }
}
