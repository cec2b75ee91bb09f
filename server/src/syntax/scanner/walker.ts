import type { Boundaries } from "./boundaries.ts";
import { afterLineEnd, code, isColumnZero, isLineEnd } from "./characters.ts";
import type { CommentReader } from "./comments.ts";
import { markerEnd, readHeredocStart } from "./heredoc.ts";
import { frame, NestingStack } from "./nesting.ts";

export interface Walk {
  /** Where a block's body begins, or an expression. */
  readonly start: number;
  /** A body goes to its closing brace, an expression to the end of its line, brackets permitting. */
  readonly goal: "body" | "expression";
  /** The block type the walk is in, "" for none. */
  readonly type: string;
  readonly inColumnZero: boolean;
  /**
   * Set on the second attempt, once the text is known to be broken: then templates in quotes end with their
   * line, a heredoc ends at its marker whatever is open, and anything that looks like a header is one.
   */
  readonly careful: boolean;
}

/**
 * Walks over nested text from one place to where it is closed. After `walk`, `end` is the offset after the
 * closing brace or the expression; when not `closed`, it is the line the walk was given up at.
 */
export class Walker {
  end = 0;
  closed = false;
  damaged = false;
  /** A line in column 0 looked like a header without labels. */
  passedHeader = false;

  private readonly nesting = new NestingStack();
  private current: Walk = { start: 0, goal: "expression", type: "", inColumnZero: false, careful: false };
  private done = false;
  private lineStart = 0;

  constructor(
    private readonly text: string,
    private readonly boundaries: Boundaries,
    private readonly comments: CommentReader,
  ) {}

  walk(walk: Walk): void {
    this.current = walk;
    this.closed = this.damaged = this.passedHeader = this.done = false;
    this.lineStart = walk.start;
    this.boundaries.restart();
    this.nesting.truncate(0);
    if (walk.goal === "body") this.nesting.push(frame.brace, walk.start - 1);
    let offset = walk.start;
    while (!this.done && offset < this.text.length) {
      const top = this.nesting.top;
      if (top === frame.text) offset = this.quotedText(offset);
      else if (top === frame.heredoc) offset = this.heredocText(offset);
      else offset = this.code(offset);
    }
    if (!this.done) this.finish(this.text.length, this.nesting.depth === 0);
  }

  private finish(end: number, closed: boolean): number {
    this.done = true;
    this.end = end;
    this.closed = closed;
    if (!closed) this.damaged = true;
    return end;
  }

  /** Reads outside of strings and heredocs until that changes. */
  private code(start: number): number {
    const { text } = this;
    const { length } = text;
    for (let offset = start; offset < length; offset++) {
      const character = text.charCodeAt(offset);
      if (character > 125 || plain[character] === 1) continue;
      switch (character) {
        case code.lineFeed:
        case code.carriageReturn: {
          const next = this.lineBreak(offset);
          if (this.done || this.nesting.top === frame.heredoc || this.nesting.top === frame.text) return next;
          offset = next - 1;
          break;
        }
        case code.quote:
          this.nesting.push(frame.text, offset);
          return offset + 1;
        case code.hash:
        case code.slash: {
          const next = this.comment(offset);
          if (this.done) return next;
          offset = next - 1;
          break;
        }
        case code.less: {
          const heredoc = text.charCodeAt(offset + 1) === code.less && readHeredocStart(text, offset);
          if (!heredoc) break;
          if (!heredoc.exact) this.damaged = true;
          this.nesting.pushHeredoc(heredoc.marker, offset);
          this.lineStart = heredoc.textStart;
          return heredoc.textStart;
        }
        case code.braceOpen:
          this.nesting.push(frame.brace, offset);
          break;
        case code.bracketOpen:
          this.nesting.push(frame.bracket, offset);
          break;
        case code.parenthesisOpen:
          this.nesting.push(frame.parenthesis, offset);
          break;
        case code.braceClose:
          if (this.closeBrace(offset)) return this.done ? this.end : offset + 1;
          break;
        default:
          if (!this.nesting.closeBracket(character)) this.damaged = true;
      }
    }
    return length;
  }

  /** The offset after the comment at `offset`, or after the slash when there is none. */
  private comment(offset: number): number {
    const { text } = this;
    const second = text.charCodeAt(offset + 1);
    if (text.charCodeAt(offset) === code.hash || second === code.slash) {
      // The comment behind an expression is not part of it.
      if (this.nesting.depth === 0) return this.finish(offset, true);
      return this.comments.lineComment(offset);
    }
    if (second !== code.star) return offset + 1;
    const end = this.comments.blockComment(offset, this.current.careful);
    return end < 0 ? this.finish(-1 - end, false) : end;
  }

  /** True when the code goes on in another way: the walk is done, or a template was closed. */
  private closeBrace(offset: number): boolean {
    const { nesting, current } = this;
    const outermost = current.careful && current.inColumnZero && isColumnZero(this.text, offset);
    if (outermost && nesting.depth > 0) {
      if (nesting.depth > 1) this.damaged = true;
      nesting.truncate(0);
    } else {
      const closing = nesting.closeBrace();
      if (closing !== "exact") this.damaged = true;
      if (closing === "none") {
        this.finish(offset, true);
        return true;
      }
    }
    if (nesting.depth > 0) return nesting.top === frame.text || nesting.top === frame.heredoc;
    if (current.goal === "body") this.finish(offset + 1, true);
    return this.done;
  }

  /** Passes the line end at `offset`, unless the walk ends there. */
  private lineBreak(offset: number): number {
    const { text, nesting, current } = this;
    if (current.careful && nesting.endTexts()) this.damaged = true;
    if (nesting.depth === 0) return this.finish(offset, true);
    const line = afterLineEnd(text, offset);
    this.lineStart = line;
    const boundary = this.boundaries.at(line, current.type, current.careful);
    if (boundary === "certain") return this.finish(line, false);
    if (boundary === "possible") this.passedHeader = true;
    if (current.careful) {
      const marker = nesting.innermostMarker;
      if (marker !== undefined && markerEnd(text, line, marker) > 0) {
        this.damaged = true;
        nesting.truncateToHeredoc();
      }
    }
    return line;
  }

  private quotedText(start: number): number {
    const { text } = this;
    for (let offset = start; offset < text.length; offset++) {
      const character = text.charCodeAt(offset);
      if (character === code.quote) {
        this.nesting.pop();
        return offset + 1;
      }
      if (character === code.backslash) {
        if (!isLineEnd(text.charCodeAt(offset + 1))) offset++;
      } else if (character === code.dollar || character === code.percent) {
        const opened = this.template(offset, character);
        if (opened > 0) return opened;
        offset = -opened - 1;
      } else if (isLineEnd(character)) {
        this.damaged = true;
        this.nesting.endTextsOfLine(this.lineStart);
        return offset;
      }
    }
    return text.length;
  }

  private heredocText(start: number): number {
    const { text } = this;
    for (let offset = start; offset < text.length; offset++) {
      if (offset === this.lineStart) {
        const marker = this.nesting.innermostMarker ?? "";
        if (this.boundaries.endHeredoc(offset, marker)) return this.finish(offset, false);
        const end = markerEnd(text, offset, marker);
        if (end > 0) {
          this.nesting.pop();
          return end;
        }
      }
      const character = text.charCodeAt(offset);
      if (character === code.dollar || character === code.percent) {
        const opened = this.template(offset, character);
        if (opened > 0) return opened;
        offset = -opened - 1;
      } else if (isLineEnd(character)) {
        const line = afterLineEnd(text, offset);
        this.lineStart = line;
        offset = line - 1;
      }
    }
    return text.length;
  }

  /** Opens the template at `offset` and gives the offset in it, or, when none begins there, minus the offset after it. */
  private template(offset: number, sign: number): number {
    const { text } = this;
    const second = text.charCodeAt(offset + 1);
    if (second === code.braceOpen) {
      this.nesting.push(frame.template, offset);
      return offset + 2;
    }
    const escaped = second === sign && text.charCodeAt(offset + 2) === code.braceOpen;
    return escaped ? -(offset + 3) : -(offset + 1);
  }
}

/** 1 for each character that means nothing to the nesting of code. */
const plain = new Uint8Array(126).fill(1);
for (const character of '\n\r"#/<{}[]()') plain[character.charCodeAt(0)] = 0;
