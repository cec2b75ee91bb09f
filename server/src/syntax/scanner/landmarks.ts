import { afterLineEnd, code, endOfLine, identifierEnd, isIdentifierPart, skipBlanks } from "./characters.ts";
import { type Headers, rank } from "./headers.ts";

/**
 * Where headers, heredoc markers and comment signs stand in a text, whatever they stand in. Asked when a
 * heredoc or a comment may not have been closed. Collected in one pass when first needed, so that a text full
 * of open heredocs does not cost a search to its end for each of them.
 */
export class Landmarks {
  private readonly headerLines: number[] = [];
  private readonly commentLines: number[] = [];
  private readonly markerLines = new Map<string, number[]>();
  private readonly heredocs = new Map<string, number[]>();
  private collected = false;
  private closerAskedFrom = 0;
  private closer = -1;

  constructor(
    private readonly text: string,
    private readonly headers: Headers,
  ) {}

  /** The first header in column 0 at or after `offset`, or the end of the text. */
  nextHeader(offset: number): number {
    this.collect();
    return nextFrom(this.headerLines, offset);
  }

  /**
   * Whether a heredoc with `marker`, open at the header at `header`, does not end behind it: there is no such
   * marker, or it ends another heredoc that begins after the header.
   */
  heredocEndsBefore(header: number, marker: string): boolean {
    const end = this.nextMarker(header, marker);
    return end === Number.POSITIVE_INFINITY || nextFrom(this.heredocs.get(marker), header) < end;
  }

  nextMarker(offset: number, marker: string): number {
    this.collect();
    return nextFrom(this.markerLines.get(marker), offset);
  }

  /** Whether a line between the offsets begins with a block comment. */
  hasCommentBetween(start: number, end: number): boolean {
    this.collect();
    return nextFrom(this.commentLines, start) < end;
  }

  /** The offset of the next end of a block comment, -1 when there is none. Asked in ascending order, mostly. */
  nextCommentEnd(offset: number): number {
    const known = offset >= this.closerAskedFrom && (this.closer >= offset || this.closer === -2);
    if (!known) {
      this.closerAskedFrom = offset;
      const found = this.text.indexOf("*/", offset);
      this.closer = found < 0 ? -2 : found;
    }
    return this.closer === -2 ? -1 : this.closer;
  }

  private collect(): void {
    if (this.collected) return;
    this.collected = true;
    const { text } = this;
    for (let line = 0; line < text.length; ) {
      const end = endOfLine(text, line);
      if (this.headers.rankAt(text, line) >= rank.weak) this.headerLines.push(line);
      const start = skipBlanks(text, line);
      const wordEnd = identifierEnd(text, start);
      if (wordEnd > start && skipBlanks(text, wordEnd) === end) {
        append(this.markerLines, text.slice(start, wordEnd), line);
      } else if (text.charCodeAt(start) === code.slash && text.charCodeAt(start + 1) === code.star) {
        this.commentLines.push(start);
      }
      this.collectHeredoc(line, end);
      line = afterLineEnd(text, end);
    }
  }

  /** A heredoc begins at the end of a line: `<<` or `<<-`, then its marker. */
  private collectHeredoc(line: number, end: number): void {
    const { text } = this;
    let offset = end;
    while (offset > line && isIdentifierPart(text.charCodeAt(offset - 1))) offset--;
    if (offset - 2 < line || text.charCodeAt(offset - 1) !== code.less) return;
    if (text.charCodeAt(offset - 2) !== code.less) return;
    const start = text.charCodeAt(offset) === code.dash ? offset + 1 : offset;
    if (start < end) append(this.heredocs, text.slice(start, end), line);
  }
}

function append(index: Map<string, number[]>, key: string, offset: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [offset]);
  else known.push(offset);
}

function nextFrom(ascending: readonly number[] | undefined, offset: number): number {
  if (ascending === undefined) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return ascending[low] ?? Number.POSITIVE_INFINITY;
}
