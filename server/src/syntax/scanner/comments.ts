import type { Range } from "../../text/range.ts";
import { afterLineEnd, code, endOfLine, isBlank, isColumnZero, isLineEnd } from "./characters.ts";
import { type Headers, rank } from "./headers.ts";
import type { Landmarks } from "./landmarks.ts";

/** Finds where comments end, and keeps those found. */
export class CommentReader {
  readonly found: Range[] = [];
  /** The end of the last block comment. */
  lastBlockEnd = 0;

  constructor(
    private readonly text: string,
    private readonly headers: Headers,
    private readonly landmarks: Landmarks,
  ) {}

  add(comment: Range): void {
    this.forget(comment.start);
    this.found.push(comment);
  }

  /** Drops comments from `offset` on, because that part of the text is read again. */
  forget(offset: number): void {
    for (;;) {
      const last = this.found[this.found.length - 1];
      if (last === undefined || last.start < offset) return;
      if (last.end === this.lastBlockEnd) this.lastBlockEnd = 0;
      this.found.pop();
    }
  }

  /** The end of the `#` or `//` comment at `start`, without its line end. */
  lineComment(start: number): number {
    const end = endOfLine(this.text, start);
    this.add({ start, end });
    return end;
  }

  /**
   * The end of the block comment at `start`, or, when it was not closed, -1 - the offset it has to be given
   * up at. A `careful` reader does not believe that a comment beginning behind code goes on over a header:
   * it is rather a path ending in an asterisk that lost its quotes.
   */
  blockComment(start: number, careful: boolean): number {
    const close = this.landmarks.nextCommentEnd(start + 2);
    const limit = close < 0 ? this.text.length : close;
    const header = close < 0 ? this.landmarks.nextHeader(start + 1) : this.headerBetween(start, limit);
    if (close < 0) return -1 - header;
    const foreign =
      header < limit &&
      (this.landmarks.hasCommentBetween(header, limit) || (careful && !this.beginsLine(start)));
    if (foreign) return -1 - header;
    this.add({ start, end: close + 2 });
    this.lastBlockEnd = close + 2;
    return close + 2;
  }

  private headerBetween(start: number, end: number): number {
    for (let offset = start; offset < end; offset++) {
      if (!isLineEnd(this.text.charCodeAt(offset))) continue;
      const line = afterLineEnd(this.text, offset);
      if (line < end && this.headers.rankAt(this.text, line) > rank.none) return line;
    }
    return end;
  }

  private beginsLine(start: number): boolean {
    let offset = start;
    while (isBlank(this.text.charCodeAt(offset - 1))) offset--;
    return isColumnZero(this.text, offset);
  }
}

export function isLineComment(text: string, offset: number): boolean {
  const character = text.charCodeAt(offset);
  if (character === code.hash) return true;
  return character === code.slash && text.charCodeAt(offset + 1) === code.slash;
}

export function isBlockComment(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === code.slash && text.charCodeAt(offset + 1) === code.star;
}
