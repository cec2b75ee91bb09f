import { code } from "./characters.ts";

/** What can be open. `text` is the inside of quotes; a `template` is always directly on a text or a heredoc. */
export const frame = {
  none: 0,
  brace: 1,
  bracket: 2,
  parenthesis: 3,
  text: 4,
  template: 5,
  heredoc: 6,
} as const;
export type Frame = (typeof frame)[keyof typeof frame];

/** What is open at a place in a text, innermost last. */
export class NestingStack {
  depth = 0;
  top: Frame = frame.none;
  private readonly frames: Frame[] = [];
  private readonly starts: number[] = [];
  private readonly heredocs: { readonly depth: number; readonly marker: string }[] = [];
  private texts = 0;

  get innermostMarker(): string | undefined {
    return this.heredocs[this.heredocs.length - 1]?.marker;
  }

  push(added: Frame, start: number): void {
    this.frames[this.depth] = added;
    this.starts[this.depth] = start;
    this.depth++;
    this.top = added;
    if (added === frame.text) this.texts++;
  }

  pushHeredoc(marker: string, start: number): void {
    this.push(frame.heredoc, start);
    this.heredocs.push({ depth: this.depth, marker });
  }

  pop(): void {
    if (this.top === frame.text) this.texts--;
    else if (this.top === frame.heredoc) this.heredocs.pop();
    this.depth--;
    this.top = this.depth === 0 ? frame.none : (this.frames[this.depth - 1] as Frame);
  }

  truncate(depth: number): void {
    while (this.depth > depth) this.pop();
  }

  /** Closes everything opened inside the innermost heredoc. */
  truncateToHeredoc(): void {
    this.truncate(this.heredocs[this.heredocs.length - 1]?.depth ?? this.depth);
  }

  /** Closes the innermost brace or template, and brackets left open in it ("forced"). */
  closeBrace(): "exact" | "forced" | "none" {
    let result: "exact" | "forced" = "exact";
    while (this.top === frame.bracket || this.top === frame.parenthesis) {
      this.pop();
      result = "forced";
    }
    if (this.top !== frame.brace && this.top !== frame.template) return "none";
    this.pop();
    return result;
  }

  /** Closes a bracket or a parenthesis, also when one thing inside was left open; false unless it fits. */
  closeBracket(character: number): boolean {
    const wanted = character === code.bracketClose ? frame.bracket : frame.parenthesis;
    if (this.top === wanted) {
      this.pop();
      return true;
    }
    const closable = this.top === frame.brace || this.top === frame.bracket || this.top === frame.parenthesis;
    if (closable && this.depth > 1 && this.frames[this.depth - 2] === wanted) this.truncate(this.depth - 2);
    return false;
  }

  /** Closes the quotes opened since `lineStart`, or at least the innermost ones, and what is in them. */
  endTextsOfLine(lineStart: number): void {
    let lowest = this.depth - 1;
    for (let index = lowest; index >= 0 && (this.starts[index] as number) >= lineStart; index--) {
      if (this.frames[index] === frame.text) lowest = index;
    }
    this.truncate(lowest);
  }

  /** Closes all quotes and what is in them; whether there were any. */
  endTexts(): boolean {
    if (this.texts === 0) return false;
    while (this.texts > 0) this.pop();
    return true;
  }
}
