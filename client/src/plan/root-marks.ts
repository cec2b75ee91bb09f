import { join } from "node:path";
import { type Disposable, type Range, type TextDocumentChangeEvent, Uri } from "vscode";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { Server } from "../features/server.ts";
import { afterEdit } from "./live-lines.ts";
import { marksOf, type PlanMark } from "./marks.ts";
import { askPlaces, type Location, locationOf, rangeOf } from "./places.ts";

/** Marks move with the text at once; the server is asked when typing pauses. */
const PAUSE_MS = 250;
const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;

/** The marks of one plan, where their blocks are now. */
export class RootMarks implements Disposable {
  private readonly marks: readonly PlanMark[];
  private readonly places = new Map<string, SourcePlace>();
  private readonly documents = new Map<string, string>();
  /** Documents that were edited since places were asked for. */
  private readonly touched = new Set<string>();
  /** Marks whose places are to be asked for. */
  private pending: Set<PlanMark>;
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;
  /** Counts edits: an answer that one has overtaken does not count. */
  private edits = 0;

  /**
   * @param base the root module's folder, as this window has it open
   * @param changed is called when marks have moved
   */
  constructor(
    readonly view: PlanView,
    private readonly base: string,
    private readonly server: Pick<Server, "request" | "log">,
    private readonly changed: () => void,
  ) {
    this.marks = marksOf(view);
    this.pending = new Set(this.marks);
    for (const { address, source } of this.marks) if (source) this.places.set(address, source);
    void this.ask();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
  }

  /** Where a marked block was when it was looked for last. */
  known(address: string): Location | undefined {
    const place = this.places.get(address);
    return place && locationOf(this.base, place);
  }

  /** By document, the lines that are marked in it. What is fetched is nobody's to edit: there the call stands for it. */
  lines(): Map<string, { readonly range: Range; readonly marks: readonly PlanMark[] }[]> {
    const found = new Map<string, Map<number, { range: Range; marks: PlanMark[] }>>();
    for (const mark of this.marks) {
      const place = this.places.get(mark.address);
      if (!place || isFetched(place) || this.isItsCall(mark, place)) continue;
      const document = this.documentOf(place);
      const lines = found.get(document) ?? new Map<number, { range: Range; marks: PlanMark[] }>();
      found.set(document, lines);
      const { line } = place.range.start;
      const known = lines.get(line);
      if (known) known.marks.push(mark);
      else lines.set(line, { range: rangeOf(place), marks: [mark] });
    }
    return new Map([...found].map(([document, lines]) => [document, [...lines.values()]]));
  }

  /** @returns whether marks have moved; typing within a line moves none. */
  edited({ document, contentChanges }: TextDocumentChangeEvent): boolean {
    if (document.uri.scheme !== "file" || !CONFIGURATION.test(document.uri.path)) return false;
    const uri = document.uri.toString();
    this.edits++;
    this.touched.add(uri);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askTouched(), PAUSE_MS);
    const movesLines = contentChanges.some(({ range, text }) => !range.isSingleLine || text.includes("\n"));
    if (!movesLines) return false;
    const here = this.marks.filter(({ address }) => this.isIn(uri, address));
    for (const { address } of here) this.move(address, contentChanges);
    return here.length > 0;
  }

  private move(address: string, changes: TextDocumentChangeEvent["contentChanges"]): void {
    let place = this.places.get(address);
    for (const change of changes) {
      const range = place && afterEdit(place.range, change);
      place = place && range && { file: place.file, range };
    }
    if (place) this.places.set(address, place);
    else this.places.delete(address);
  }

  private documentOf({ file }: SourcePlace): string {
    let document = this.documents.get(file);
    if (document === undefined) {
      document = Uri.file(join(this.base, file)).toString();
      this.documents.set(file, document);
    }
    return document;
  }

  private isIn(uri: string, address: string): boolean {
    const place = this.places.get(address);
    return place !== undefined && this.documentOf(place) === uri;
  }

  /** A block whose module has not been fetched is said to be at the call, which has a mark of its own. */
  private isItsCall({ calls }: PlanMark, place: SourcePlace): boolean {
    return calls.some((call) => {
      const at = this.places.get(call);
      return at?.file === place.file && at.range.start.line === place.range.start.line;
    });
  }

  /** What was in the documents, and what is in none: it may have been moved there. */
  private async askTouched(): Promise<void> {
    for (const mark of this.marks) {
      const place = this.places.get(mark.address);
      if (!place || this.touched.has(this.documentOf(place))) this.pending.add(mark);
    }
    this.touched.clear();
    await this.ask();
  }

  private async ask(): Promise<void> {
    const { edits } = this;
    const marks = [...this.pending];
    if (marks.length === 0) return;
    const answer = await askPlaces(this.server, {
      root: this.base,
      blocks: marks.map(({ address }) => ({ address })),
    });
    // What was overtaken by an edit is asked again after it.
    if (!answer || this.isDisposed || edits !== this.edits) return;
    this.pending = new Set();
    for (const [index, { address }] of marks.entries()) {
      const place = answer.blocks[index]?.block;
      if (place) this.places.set(address, place);
      else this.places.delete(address);
    }
    this.changed();
  }
}

function isFetched({ file }: SourcePlace): boolean {
  return file.split("/").includes(".terraform");
}
