import { afterLineEnd, code, endOfLine, identifierEnd, skipBlanks } from "./characters.ts";
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
    return Math.min(nextFrom(this.headerLines, offset), this.text.length);
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
      if (this.headers.rankAt(text, line) > rank.none) this.headerLines.push(line);
      const start = skipBlanks(text, line);
      const wordEnd = identifierEnd(text, start);
      if (wordEnd > start && skipBlanks(text, wordEnd) === end) {
        append(this.markerLines, text.slice(start, wordEnd), line);
      } else if (text.charCodeAt(start) === code.slash && text.charCodeAt(start + 1) === code.star) {
        this.commentLines.push(start);
      }
      line = afterLineEnd(text, end);
    }
    this.collectHeredocs();
  }

  /**
   * Heredocs begin with `<<` or `<<-` and their marker. Those of shell scripts count as well: the marker that
   * ends one of them is not lost either.
   */
  private collectHeredocs(): void {
    const { text } = this;
    for (let sign = text.indexOf("<<"); sign >= 0; sign = text.indexOf("<<", sign + 2)) {
      let start = sign + 2;
      if (text.charCodeAt(start) === code.dash) start++;
      start = skipBlanks(text, start);
      const quoted = text.charCodeAt(start) === code.quote || text.charCodeAt(start) === code.apostrophe;
      if (quoted) start++;
      const end = identifierEnd(text, start);
      if (end > start) append(this.heredocs, text.slice(start, end), sign);
    }
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
