import type { Cut } from "../scanner.ts";
import type { Dialect } from "../source-file.ts";
import { Boundaries } from "./boundaries.ts";
import {
  afterLineEnd,
  code,
  isBlank,
  isCloser,
  isColumnZero,
  isLineEnd,
  skipBlanks,
  trimmedEnd,
} from "./characters.ts";
import { CommentReader, isBlockComment, isLineComment } from "./comments.ts";
import { CutList, type Item } from "./cut-list.ts";
import { type Header, Headers, rank, readHeader } from "./headers.ts";
import { Landmarks } from "./landmarks.ts";
import { type Walk, Walker } from "./walker.ts";

/** Second readings of broken text may cost this many times its length; after that only careful ones are made. */
const rereadingAllowance = 8;

/** Reads a text item by item. */
export class Cutter {
  readonly comments: CommentReader;
  private readonly headers: Headers;
  private readonly walker: Walker;
  private readonly list: CutList;
  private allowance: number;

  constructor(
    private readonly text: string,
    dialect: Dialect,
  ) {
    this.headers = new Headers(dialect);
    const landmarks = new Landmarks(text, this.headers);
    this.comments = new CommentReader(text, this.headers, landmarks);
    this.walker = new Walker(text, new Boundaries(text, this.headers, landmarks), this.comments);
    this.list = new CutList(this.headers.hasBlocks);
    this.allowance = text.length * rereadingAllowance;
  }

  run(): Cut[] {
    const { text, list } = this;
    let start = 0;
    while (start < text.length) {
      const itemStart = this.skipTrivia(start);
      if (itemStart >= text.length) {
        list.addTrivia(start, text.length);
        break;
      }
      const item = this.readItem(itemStart);
      const end = item.complete ? this.restOfLine(item.end) : item.cutEnd;
      list.add(item, start, end);
      start = end;
    }
    return list.cuts;
  }

  /** The offset of the next thing other than comments and blanks; an unclosed comment is such a thing. */
  private skipTrivia(start: number): number {
    const { text } = this;
    let offset = start;
    while (offset < text.length) {
      const character = text.charCodeAt(offset);
      if (isBlank(character) || isLineEnd(character) || character === code.byteOrderMark) offset++;
      else if (isLineComment(text, offset)) offset = this.comments.lineComment(offset);
      else if (isBlockComment(text, offset)) {
        const end = this.comments.blockComment(offset, false);
        if (end < 0) return offset;
        offset = end;
      } else return offset;
    }
    return offset;
  }

  /** The offset up to which the line of an item that ends at `end` belongs to it. */
  private restOfLine(end: number): number {
    const { text } = this;
    let offset = skipBlanks(text, end);
    while (isBlockComment(text, offset)) {
      const commentEnd = this.comments.blockComment(offset, false);
      if (commentEnd < 0) return offset;
      offset = skipBlanks(text, commentEnd);
    }
    if (isLineComment(text, offset)) offset = this.comments.lineComment(offset);
    return isLineEnd(text.charCodeAt(offset)) ? afterLineEnd(text, offset) : offset;
  }

  private readItem(start: number): Item {
    const { text } = this;
    if (isCloser(text.charCodeAt(start))) return this.closers(start);
    const header = readHeader(text, start);
    if (header === undefined) return this.rubble(start);
    const next = text.charCodeAt(header.stop);
    if (next === code.braceOpen) return this.block(start, header, header.stop, false);
    if (
      next === code.equals &&
      header.labels.length === 0 &&
      text.charCodeAt(header.stop + 1) !== code.equals
    ) {
      return this.attribute(start, header);
    }
    const brace = isLineEnd(next) ? skipBlankLines(text, header.stop) : header.stop;
    // HCL wants the brace on the line of the header, but there is no doubt about what was meant.
    if (text.charCodeAt(brace) === code.braceOpen) return this.block(start, header, brace, true);
    return this.rubble(start);
  }

  private block(start: number, header: Header, brace: number, misplaced: boolean): Item {
    for (const comment of header.comments) this.comments.add(comment);
    const { text, walker } = this;
    const inColumnZero = isColumnZero(text, start);
    this.walk({ start: brace + 1, goal: "body", type: header.type, inColumnZero, careful: false });
    const { end, cutEnd } = this.place(brace + 1);
    const { closed } = walker;
    return {
      kind: "block",
      start,
      end,
      type: header.type,
      labels: header.labels,
      bodyStart: brace + 1,
      bodyEnd: closed ? end - 1 : end,
      damaged: walker.damaged || misplaced,
      complete: closed,
      cutEnd,
      rank: this.headers.rankOf(header),
      inColumnZero,
      endsInColumnZero: closed && isColumnZero(text, end - 1),
      closers: false,
    };
  }

  private attribute(start: number, header: Header): Item {
    for (const comment of header.comments) this.comments.add(comment);
    const { text, walker } = this;
    const inColumnZero = isColumnZero(text, start);
    const bodyStart = skipBlanks(text, header.stop + 1);
    this.walk({ start: bodyStart, goal: "expression", type: "", inColumnZero, careful: false });
    const { end, cutEnd } = this.place(bodyStart);
    return {
      kind: "attribute",
      start,
      end,
      type: header.type,
      labels: [],
      bodyStart,
      bodyEnd: end,
      damaged: walker.damaged || end === bodyStart,
      complete: walker.closed,
      cutEnd,
      rank: rank.none,
      inColumnZero,
      endsInColumnZero: false,
      closers: false,
    };
  }

  /** A line that cannot be read, up to where its brackets are closed. */
  private rubble(start: number): Item {
    this.walk({
      start,
      goal: "expression",
      type: "",
      inColumnZero: isColumnZero(this.text, start),
      careful: true,
    });
    const { end, cutEnd } = this.place(start);
    return this.other(start, end, cutEnd, false);
  }

  /** Closing brackets without an opening one. */
  private closers(start: number): Item {
    let end = start + 1;
    while (isCloser(this.text.charCodeAt(end))) end++;
    return this.other(start, end, end, true);
  }

  private other(start: number, end: number, cutEnd: number, closers: boolean): Item {
    return {
      kind: "other",
      start,
      end,
      type: "",
      labels: [],
      bodyStart: start,
      bodyEnd: end,
      damaged: true,
      complete: closers || this.walker.closed,
      cutEnd,
      rank: rank.none,
      inColumnZero: isColumnZero(this.text, start),
      endsInColumnZero: false,
      closers,
    };
  }

  /** Walks trustingly, and once more carefully when that ended badly. */
  private walk(walk: Walk): void {
    const { walker } = this;
    const trusting = this.allowance > 0;
    if (trusting) {
      walker.walk(walk);
      if (walker.closed && !(walker.damaged && walker.passedHeader)) return;
      this.allowance -= walker.end - walk.start;
      this.comments.forget(walk.start);
    }
    walker.walk({ ...walk, careful: true });
    if (trusting) walker.damaged = true;
  }

  /** Where the item just walked ends; it began at or before `floor`. */
  private place(floor: number): { end: number; cutEnd: number } {
    const { text, walker } = this;
    const cutEnd = walker.closed ? walker.end : this.triviaBefore(walker.end, floor);
    return { end: trimmedEnd(text, floor, cutEnd), cutEnd };
  }

  /** Comments and blank lines right before the header an item was given up at belong to that header. */
  private triviaBefore(header: number, floor: number): number {
    const { text } = this;
    if (header >= text.length) return header;
    let line = header;
    for (;;) {
      const before = startOfLineBefore(text, line);
      if (before <= floor || before < this.comments.lastBlockEnd) return line;
      const isTrivia = isLineComment(text, before) || isLineEnd(text.charCodeAt(skipBlanks(text, before)));
      if (!isTrivia) return line;
      line = before;
    }
  }
}

function skipBlankLines(text: string, start: number): number {
  let offset = start;
  while (isBlank(text.charCodeAt(offset)) || isLineEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The start of the line that ends right before `line`, itself the start of a line. */
function startOfLineBefore(text: string, line: number): number {
  let offset = line - 1;
  if (text.charCodeAt(offset) === code.lineFeed && text.charCodeAt(offset - 1) === code.carriageReturn)
    offset--;
  while (offset > 0 && !isLineEnd(text.charCodeAt(offset - 1))) offset--;
  return Math.max(offset, 0);
}
