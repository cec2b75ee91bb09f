import { StringDecoder } from "node:string_decoder";

/** A line of output; `cut` when it was longer than what is kept of it. */
export interface OutputLine {
  readonly text: string;
  readonly cut: boolean;
}

/** How many bytes of a line are kept. Messages of the tools are below a kilobyte, but for configuration they generate. */
export const MAXIMAL_LINE = 4 * 1024 * 1024;

/**
 * Cuts bytes at newlines. Chunks end anywhere, also inside a character, so a line is decoded when it is whole; bytes that are
 * no UTF-8 become U+FFFD. Of a line beyond the maximum its beginning is kept, and no more memory than that is used.
 */
export class LineSplitter {
  private parts: Buffer[] = [];
  private kept = 0;
  private dropped = 0;

  constructor(
    private readonly take: (line: OutputLine) => void,
    private readonly maximum = MAXIMAL_LINE,
  ) {}

  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, start);
      if (end < 0) break;
      this.keep(chunk.subarray(start, end));
      this.flush();
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
  }

  /** What stands after the last newline is a line, too. */
  end(): void {
    if (this.kept > 0) this.flush();
  }

  private keep(bytes: Buffer): void {
    const room = this.maximum - this.kept;
    const part = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.dropped += bytes.length - part.length;
    if (part.length === 0) return;
    this.parts.push(Buffer.from(part));
    this.kept += part.length;
  }

  private flush(): void {
    const decoder = new StringDecoder("utf8");
    const cut = this.dropped > 0;
    const text = decoder.write(Buffer.concat(this.parts)) + (cut ? "" : decoder.end());
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    const size = this.kept + this.dropped;
    this.parts = [];
    this.kept = 0;
    this.dropped = 0;
    this.take({ text: cut ? `${line}… (the line has ${size} bytes)` : line, cut });
  }
}

// Control sequences (CSI), strings for the terminal (OSC, DCS, SOS, PM, APC: titles, links) up to their end or the line's,
// and all other escapes (ECMA-48). Written with escapes, since the characters themselves cannot be seen.
const SEQUENCES = new RegExp(
  [
    "(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?",
    "(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?",
    "\\u001b[ -/]*[0-~]?",
  ].join("|"),
  "g",
);
/** Control characters but tab and newline. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * A text without anything that steers a terminal. Of a line that was drawn several times over itself with carriage returns
 * (progress bars), the last drawing is left. Newlines and tabs stay.
 */
export function plainText(text: string): string {
  if (text.search(CONTROLS) < 0) return text;
  return text
    .replace(SEQUENCES, "")
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.replace(/\r+$/, "").split("\r").at(-1) ?? "")
    .join("\n")
    .replace(CONTROLS, "");
}
