/** Go would not take the pattern. */
export class PatternError extends Error {}
/** Go may take the pattern, but this parser does not know what it means. */
export class UnsupportedPattern extends Error {}

/** Goes through a pattern character by character. */
export class PatternScanner {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#characters = [...text];
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  peek(offset = 0): string | undefined {
    return this.#characters[this.#at + offset];
  }

  take(): string {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternError("unexpected end");
    return character;
  }

  /** Whether the text comes next; then it is passed. */
  taken(text: string): boolean {
    if (this.#characters.slice(this.#at, this.#at + text.length).join("") !== text) return false;
    this.#at += text.length;
    return true;
  }

  /** What matches the expression from here; it must begin at `^`. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.#characters.slice(this.#at, this.#at + LONGEST_TOKEN).join(""));
    if (!found) return undefined;
    this.#at += [...found[0]].length;
    return found;
  }
}

/** Longer than any token but a group's name. */
const LONGEST_TOKEN = 200;
