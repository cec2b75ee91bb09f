import { type Range, shift } from "../../text/range.ts";
import type { Attribute, Block, Body, Label, Piece, SyntaxProblem } from "../nodes.ts";
import { type Cut, cut } from "../scanner.ts";
import type { Dialect, PlacedPiece, SourceFile } from "../source-file.ts";
import { parseAttribute, parseBody } from "./body-parser.ts";
import type { HclEngine } from "./engine.ts";

/**
 * Reads one version of an HCL file. Never throws. Bodies are parsed when first looked into.
 * Pieces whose text did not change are taken over from `previous`, an earlier version of the same file,
 * together with what has been parsed from them: an edit costs a scan of what changed and one piece.
 */
export function readHclSource(
  engine: HclEngine,
  path: string,
  dialect: Dialect,
  text: string,
  previous?: SourceFile,
): SourceFile {
  const old = previous?.pieces ?? [];
  const front = commonFront(text, old);
  const back = commonBack(text, old, front);
  const kept = { front: old.slice(0, front), back: old.slice(old.length - back) };
  const moved = text.length - (previous?.text.length ?? 0);
  const from = endOf(kept.front.at(-1));
  const to = kept.back[0] ? kept.back[0].start + moved : text.length;
  const middle = text.slice(from, to);
  const cuts = cut(middle, dialect);
  const isOfLines = beginsLine(text, from) && (kept.back.length === 0 || beginsLine(text, to));
  if (isOfLines && isWhole(cuts, kept.front, kept.back.length > 0)) {
    const changed = placeAll(engine, middle, cuts, from, old.slice(front, old.length - back));
    const behind =
      moved === 0 ? kept.back : kept.back.map(({ piece, start }) => ({ piece, start: start + moved }));
    return { path, dialect, text, pieces: [...kept.front, ...changed, ...behind] };
  }
  return { path, dialect, text, pieces: placeAll(engine, text, cut(text, dialect), 0, old) };
}

/**
 * The pieces of the cuts: old ones where the text is the same, each taken once, as a piece stands in one place only.
 * @param offset of `text` in the file.
 */
function placeAll(
  engine: HclEngine,
  text: string,
  cuts: readonly Cut[],
  offset: number,
  old: readonly PlacedPiece[],
): PlacedPiece[] {
  const byText = new Map<string, Piece[]>();
  for (const { piece } of old) {
    const same = byText.get(piece.text);
    if (same) same.push(piece);
    else byText.set(piece.text, [piece]);
  }
  return cuts.map((one) => {
    const known = byText.size > 0 ? byText.get(text.slice(one.start, one.end))?.shift() : undefined;
    return { start: one.start + offset, piece: known ?? new HclPiece(engine, text, one) };
  });
}

/** How many old pieces stand unchanged at the beginning of the text. */
function commonFront(text: string, old: readonly PlacedPiece[]): number {
  let count = 0;
  for (const { piece, start } of old) {
    if (!text.startsWith(piece.text, start)) break;
    count++;
  }
  return count;
}

/** How many old pieces stand unchanged at the end of the text; those of the front are not counted again. */
function commonBack(text: string, old: readonly PlacedPiece[], front: number): number {
  let end = text.length;
  let count = 0;
  const begin = endOf(old[front - 1]);
  while (count < old.length - front) {
    const { piece } = old[old.length - 1 - count] as PlacedPiece;
    const start = end - piece.text.length;
    if (start < begin || !text.startsWith(piece.text, start)) break;
    end = start;
    count++;
  }
  return count;
}

/** Where it does not, what stands before and behind the place may be one thing, or broken, together. */
function beginsLine(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === "\n";
}

function endOf(placed: PlacedPiece | undefined): number {
  return placed ? placed.start + placed.piece.text.length : 0;
}

/**
 * True when the pieces of what changed are the same as if the whole file had been cut: nothing in it, nor before it, is
 * broken (how far a broken piece reaches depends on all that follows), and no comment at its end belongs to what follows.
 */
function isWhole(cuts: readonly Cut[], front: readonly PlacedPiece[], goesOn: boolean): boolean {
  if (!front.every(({ piece }) => piece instanceof HclPiece && piece.isWhole)) return false;
  return (
    cuts.every((one) => !one.damaged && one.kind !== "other") &&
    (cuts.length > 0 || !goesOn || front.length > 0)
  );
}

class HclPiece implements Piece {
  readonly text: string;
  readonly itemRange: Range;
  private readonly cut: Cut;
  private cached: Attribute | Block | undefined;
  private done = false;

  constructor(
    private readonly engine: HclEngine,
    fileText: string,
    one: Cut,
  ) {
    this.text = fileText.slice(one.start, one.end);
    this.itemRange = shift({ start: one.itemStart, end: one.itemEnd }, -one.start);
    this.cut = one;
  }

  get damaged(): boolean {
    return this.cut.damaged || (this.cut.kind === "other" && this.cut.itemEnd > this.cut.itemStart);
  }

  get knownProblems(): readonly SyntaxProblem[] {
    return this.cached instanceof TopLevelBlock ? this.cached.knownProblems : [];
  }

  /** False when it is damaged, or only comments, which belong to what follows them. */
  get isWhole(): boolean {
    return !this.damaged && this.cut.kind !== "other";
  }

  get item(): Attribute | Block | undefined {
    if (!this.done) {
      this.done = true;
      if (this.cut.kind === "block") this.cached = new TopLevelBlock(this.engine, this, this.cut);
      else if (this.cut.kind === "attribute") this.cached = parseAttribute(this.engine, this, this.itemRange);
    }
    return this.cached;
  }
}

class TopLevelBlock implements Block {
  readonly kind = "block";
  readonly type: string;
  readonly labels: readonly Label[];
  readonly range: Range;
  readonly headerRange: Range;
  private readonly bodyRange: Range;
  private parsed: Body | undefined;

  constructor(
    private readonly engine: HclEngine,
    readonly piece: Piece,
    one: Cut,
  ) {
    this.type = one.type;
    this.labels = one.labels.map((label) => ({ piece, text: label.text, range: shift(label, -one.start) }));
    this.range = piece.itemRange;
    const headerEnd = this.labels.at(-1)?.range.end ?? this.range.start + one.type.length;
    this.headerRange = { start: this.range.start, end: headerEnd };
    this.bodyRange = shift({ start: one.bodyStart, end: one.bodyEnd }, -one.start);
  }

  get knownProblems(): readonly SyntaxProblem[] {
    return this.parsed?.problems ?? [];
  }

  get body(): Body {
    this.parsed ??= parseBody(this.engine, this.piece, this.bodyRange);
    return this.parsed;
  }
}
