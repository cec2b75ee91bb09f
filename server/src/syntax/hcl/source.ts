import { type Range, shift } from "../../text/range.ts";
import type { Attribute, Block, Body, Label, Piece } from "../nodes.ts";
import { type Cut, cut } from "../scanner.ts";
import type { Dialect, PlacedPiece, SourceFile } from "../source-file.ts";
import { parseAttribute, parseBody } from "./body-parser.ts";
import type { HclEngine } from "./engine.ts";

/**
 * Reads one version of an HCL file. Never throws. Bodies are parsed when first looked into.
 * Pieces whose text did not change are taken over from `previous`, an earlier version of the same file,
 * together with what has been parsed from them: an edit costs one scan and one piece.
 */
export function readHclSource(
  engine: HclEngine,
  path: string,
  dialect: Dialect,
  text: string,
  previous?: SourceFile,
): SourceFile {
  const cuts = cut(text, dialect);
  const old = previous?.pieces ?? [];
  const front = commonFront(text, cuts, old);
  const back = commonBack(text, cuts, old, front);
  const pieces = cuts.map((one, index): PlacedPiece => {
    const fromEnd = cuts.length - index;
    const kept = index < front ? old[index] : fromEnd <= back ? old[old.length - fromEnd] : undefined;
    return { start: one.start, piece: kept?.piece ?? new HclPiece(engine, text, one) };
  });
  return { path, dialect, text, pieces };
}

/** How many cuts at the beginning have the text of the old pieces there. */
function commonFront(text: string, cuts: readonly Cut[], old: readonly PlacedPiece[]): number {
  let count = 0;
  while (count < cuts.length && count < old.length && sameText(text, cuts[count], old[count])) count++;
  return count;
}

/** How many cuts at the end have the text of the old pieces there; those of the front are not counted again. */
function commonBack(text: string, cuts: readonly Cut[], old: readonly PlacedPiece[], front: number): number {
  const most = Math.min(cuts.length, old.length) - front;
  let count = 0;
  while (count < most && sameText(text, cuts[cuts.length - 1 - count], old[old.length - 1 - count])) count++;
  return count;
}

function sameText(text: string, one: Cut | undefined, old: PlacedPiece | undefined): boolean {
  if (!one || !old) return false;
  return old.piece.text.length === one.end - one.start && text.startsWith(old.piece.text, one.start);
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

  get body(): Body {
    this.parsed ??= parseBody(this.engine, this.piece, this.bodyRange);
    return this.parsed;
  }
}
