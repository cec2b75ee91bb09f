/** A place in a text as editors count it: zero-based line, zero-based UTF-16 code unit in the line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and positions of one text. Lines end with LF, CRLF or a lone CR, as in LSP. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = text.includes("\r") ? lineStarts(text) : lineFeedStarts(text);
    // Editors do not count a byte order mark.
    if (text.charCodeAt(0) === 0xfeff) starts[0] = 1;
    this.starts = starts;
  }

  get count(): number {
    return this.starts.length;
  }

  position(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.max(0, bounded - (this.starts[low] as number)) };
  }

  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    const next = this.starts[position.line + 1] ?? this.text.length + 1;
    return Math.min(start + Math.max(0, position.character), Math.max(start, next - 1));
  }

  /** The text of a line without its line end. */
  line(number: number): string {
    const start = this.starts[number];
    if (start === undefined) return "";
    return this.text.slice(start, this.starts[number + 1] ?? this.text.length).replace(/[\r\n]+$/, "");
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
}

/** Nearly every file: only LF, which the engine finds faster than a loop does. */
function lineFeedStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
