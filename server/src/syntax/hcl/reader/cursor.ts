import { code } from "../../scanner/characters.ts";

/** What `Cursor.peek` gives at the end of the text. */
export const atEnd = -1;

/** A place in a stretch of text that moves forward. Nothing is read beyond `end`. */
export class Cursor {
  constructor(
    readonly text: string,
    public offset: number,
    readonly end: number,
  ) {}

  peek(): number {
    return this.characterAt(this.offset);
  }

  characterAt(offset: number): number {
    return offset < this.end ? this.text.charCodeAt(offset) : atEnd;
  }

  /** Skips blanks and comments as far as the line goes, and gives the character behind them. */
  skipInline(): number {
    for (;;) {
      const character = this.peek();
      if (character === code.space || character === code.tab) this.offset++;
      else if (character === code.hash) this.skipToLineEnd();
      else if (character !== code.slash || !this.skipComment()) return character;
    }
  }

  /** Skips blanks, line ends and comments, and gives the character behind them. A lone CR is no line end to HCL. */
  skipLines(): number {
    for (;;) {
      const character = this.skipInline();
      if (character === code.lineFeed) this.offset++;
      else if (character === code.carriageReturn && this.isLineEnd) this.offset += 2;
      else return character;
    }
  }

  get isLineEnd(): boolean {
    const character = this.peek();
    if (character === code.carriageReturn) return this.characterAt(this.offset + 1) === code.lineFeed;
    return character === code.lineFeed;
  }

  /** Where the identifier that starts at `start` ends; `start` itself when none does. */
  identifierEnd(start: number): number {
    const first = this.characterAt(start);
    let offset =
      first < ASCII ? start + (kinds[first] === letter ? 1 : 0) : start + wide(this.text, start, STARTS);
    if (offset === start) return start;
    for (;;) {
      const character = this.characterAt(offset);
      if (character < ASCII) {
        if (character === atEnd || kinds[character] === other) return offset;
        offset++;
      } else {
        const length = wide(this.text, offset, CONTINUES);
        if (length === 0) return offset;
        offset += length;
      }
    }
  }

  /** Moves behind `word` when exactly that word stands here. */
  takeWord(word: string): boolean {
    if (!this.text.startsWith(word, this.offset)) return false;
    if (this.identifierEnd(this.offset) !== this.offset + word.length) return false;
    this.offset += word.length;
    return true;
  }

  private skipToLineEnd(): void {
    const lineEnd = this.text.indexOf("\n", this.offset);
    this.offset = lineEnd < 0 || lineEnd > this.end ? this.end : lineEnd;
  }

  /** False when the slash here begins no comment, or one that is not closed. */
  private skipComment(): boolean {
    const second = this.characterAt(this.offset + 1);
    if (second === code.slash) {
      this.skipToLineEnd();
      return true;
    }
    if (second !== code.star) return false;
    const close = this.text.indexOf("*/", this.offset + 2);
    if (close < 0 || close + 2 > this.end) return false;
    this.offset = close + 2;
    return true;
  }
}

export function isDigit(character: number): boolean {
  return character >= 48 && character <= 57;
}

/** Whether an identifier may begin with the character; those beyond ASCII are looked at more closely when it is read. */
export function mayBeginIdentifier(character: number): boolean {
  return character >= ASCII || kinds[character] === letter;
}

/** How long the character at `offset` is when it is one of `allowed`, else 0. */
function wide(text: string, offset: number, allowed: RegExp): number {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return allowed.test(character) ? character.length : 0;
}

const ASCII = 128;
const STARTS = /^\p{ID_Start}$/u;
const CONTINUES = /^\p{ID_Continue}$/u;

const other = 0;
const letter = 1;
const inner = 2;
const kinds = new Uint8Array(ASCII);
for (let character = 0; character < ASCII; character++) {
  const text = String.fromCharCode(character);
  kinds[character] = /[A-Za-z_]/.test(text) ? letter : /[0-9-]/.test(text) ? inner : other;
}
