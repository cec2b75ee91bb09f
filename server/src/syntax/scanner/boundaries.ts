import { isBlank, skipBlanks } from "./characters.ts";
import { type Headers, rank } from "./headers.ts";
import type { Landmarks } from "./landmarks.ts";

/** Decides where a top-level item begins although something before it is still open. */
export class Boundaries {
  /** Headers up to here are the text of a heredoc that is known to end. */
  private plainUntil = 0;

  constructor(
    private readonly text: string,
    private readonly headers: Headers,
    private readonly landmarks: Landmarks,
  ) {}

  restart(): void {
    this.plainUntil = 0;
  }

  /** Whether an item begins at the line `line` in a block of type `type`; `careful` as in `Walk`. */
  at(line: number, type: string, careful: boolean): "certain" | "possible" | "none" {
    const { text, headers } = this;
    const first = text.charCodeAt(line);
    if (isBlank(first)) return careful && this.isIndentedHeader(line) ? "certain" : "none";
    if (first < 65) return "none";
    const found = headers.rankAt(text, line);
    if (found === rank.none) return "none";
    // A check may hold a data block, wherever that stands.
    const nested = type === "check" && text.startsWith("data", line);
    return careful || (found === rank.strong && !nested) ? "certain" : "possible";
  }

  /** Whether the heredoc with `marker` was never closed, and an item begins at `line`. */
  endHeredoc(line: number, marker: string): boolean {
    if (line < this.plainUntil || this.text.charCodeAt(line) < 65) return false;
    if (this.headers.rankAt(this.text, line) === rank.none) return false;
    if (this.landmarks.heredocEndsBefore(line, marker)) return true;
    this.plainUntil = this.landmarks.nextMarker(line, marker);
    return false;
  }

  private isIndentedHeader(line: number): boolean {
    if (!this.headers.hasBlocks) return false;
    const start = skipBlanks(this.text, line);
    return this.headers.rankAt(this.text, start) === rank.strong && !this.text.startsWith("data", start);
  }
}
