import type { Range } from "../text/range.ts";

/** A word as the shell gets it, without its quotes. */
export interface ShellWord {
  readonly kind: "word";
  readonly text: string;
  readonly range: Range;
  /** What stands between the quotes, where the word is one quoted string; all of it otherwise. */
  readonly inner: Range;
  readonly quoted: boolean;
  /** The scripts in `$(...)`, backticks and `<(...)`. */
  readonly substitutions: readonly Range[];
}

export interface OpenHeredoc {
  readonly kind: "heredoc";
  /** The lines of the document, once its line has been read. */
  body: Range | undefined;
  readonly delimiter: string;
  readonly indented: boolean;
}

export type ShellToken =
  | ShellWord
  | OpenHeredoc
  | { readonly kind: "operator"; readonly operator: "\n" | ";" | "&" | "|" | "&&" | "||" | "(" | ")" }
  /** The file that output goes to. */
  | { readonly kind: "target"; readonly text: string };

/** Cuts a shell script into words and operators, as far as that can be done without running it. */
export class ShellTokens implements Iterable<ShellToken> {
  private at: number;
  private open: OpenHeredoc[] = [];

  constructor(
    private readonly text: string,
    private readonly range: Range,
  ) {
    this.at = range.start;
  }

  *[Symbol.iterator](): Generator<ShellToken> {
    while (this.at < this.range.end) {
      const character = this.text[this.at] as string;
      if (character === "\n") {
        this.at++;
        for (const heredoc of this.open.splice(0)) heredoc.body = this.heredocBody(heredoc);
        yield { kind: "operator", operator: "\n" };
      } else if (/\s/.test(character)) this.at++;
      else if (this.text.startsWith("\\\n", this.at)) this.at += 2;
      else if (character === "#") this.at = this.lineEnd(this.at);
      else if ((character === "<" || character === ">") && this.text[this.at + 1] !== "(")
        yield* this.redirect();
      else if (/[;&|()]/.test(character)) yield* this.operator();
      else {
        const word = this.word();
        // In `2>file` the number is no word.
        if (!(/^\d$/.test(word.text) && /[<>]/.test(this.text[this.at] ?? ""))) yield word;
      }
    }
  }

  private *operator(): Generator<ShellToken> {
    if (this.text.startsWith("&>", this.at)) {
      this.at++;
      yield* this.redirect();
      return;
    }
    const operator = /^(?:&&|\|\||\|&|;;|[;&|()])/.exec(this.text.slice(this.at, this.at + 2))?.[0] ?? ";";
    this.at += operator.length;
    const plain = operator === "|&" ? "|" : operator === ";;" ? ";" : operator;
    yield { kind: "operator", operator: plain as "|" };
  }

  private *redirect(): Generator<ShellToken> {
    const [sign = "<"] =
      /^(?:<<<|<<-|<<|>>|<&|>&|>\||<>|[<>])/.exec(this.text.slice(this.at, this.at + 3)) ?? [];
    this.at += sign.length;
    while (/[ \t]/.test(this.text[this.at] ?? "")) this.at++;
    if (this.at >= this.range.end || /[\n;|()]/.test(this.text[this.at] as string)) return;
    const { text } = this.word();
    if (sign === "<<" || sign === "<<-") {
      const heredoc: OpenHeredoc = {
        kind: "heredoc",
        body: undefined,
        delimiter: text,
        indented: sign === "<<-",
      };
      this.open.push(heredoc);
      yield heredoc;
    } else if (sign.startsWith(">") && sign !== ">&") yield { kind: "target", text };
  }

  private heredocBody({ delimiter, indented }: OpenHeredoc): Range {
    const start = this.at;
    for (let line = start; line < this.range.end; ) {
      const end = this.lineEnd(line);
      const text = this.text.slice(line, end);
      this.at = Math.min(end + 1, this.range.end);
      if ((indented ? text.replace(/^\t+/, "") : text).trimEnd() === delimiter) return { start, end: line };
      line = end + 1;
    }
    return { start, end: this.range.end };
  }

  private word(): ShellWord {
    const start = this.at;
    const substitutions: Range[] = [];
    let text = "";
    while (this.at < this.range.end) {
      const character = this.text[this.at] as string;
      if (/[\s;&|]/.test(character) || character === ")" || (character === "(" && this.at > start)) break;
      if ((character === "<" || character === ">") && this.text[this.at + 1] !== "(") break;
      text += this.piece(character, substitutions);
    }
    if (this.at === start) this.at++;
    const raw = this.text.slice(start, this.at);
    const quoted = /^["'\\]/.test(raw);
    const isOneString = raw.length > 1 && /^(["'])[\s\S]*\1$/.test(raw);
    const inner = isOneString ? { start: start + 1, end: this.at - 1 } : { start, end: this.at };
    return { kind: "word", text, range: { start, end: this.at }, inner, quoted, substitutions };
  }

  /** The next character, quoted string or substitution of a word. */
  private piece(character: string, substitutions: Range[]): string {
    const from = this.at;
    if (character === "\\") {
      this.at += 2;
      return this.text[from + 1] === "\n" ? "" : (this.text[from + 1] ?? "");
    }
    if (character === "'") {
      const end = this.text.indexOf("'", from + 1);
      this.at = end < 0 || end >= this.range.end ? this.range.end : end + 1;
      return this.text.slice(from + 1, this.at - 1);
    }
    if (character === '"') return this.doubleQuoted(substitutions);
    if (character === "`" || /^(?:\$\(|<\(|>\()/.test(this.text.slice(from, from + 2)))
      return this.substitution(substitutions);
    if (this.text.startsWith("${", from)) {
      const end = this.text.indexOf("}", from);
      this.at = end < 0 ? this.range.end : end + 1;
      return this.text.slice(from, this.at);
    }
    this.at++;
    return character;
  }

  private doubleQuoted(substitutions: Range[]): string {
    let text = "";
    this.at++;
    while (this.at < this.range.end && this.text[this.at] !== '"') {
      const character = this.text[this.at] as string;
      if (character === "\\") {
        const next = this.text[this.at + 1] ?? "";
        text += next === "\n" ? "" : /["\\$`]/.test(next) ? next : `\\${next}`;
        this.at += 2;
      } else if (character === "`" || this.text.startsWith("$(", this.at))
        text += this.substitution(substitutions);
      else {
        text += character;
        this.at++;
      }
    }
    this.at++;
    return text;
  }

  private substitution(substitutions: Range[]): string {
    const from = this.at;
    const ticks = this.text[from] === "`";
    const start = from + (ticks ? 1 : 2);
    const end = ticks ? this.text.indexOf("`", start) : this.closing(start);
    const stop = end < 0 || end > this.range.end ? this.range.end : end;
    // `$((1 + 2))` is a sum.
    if (!this.text.startsWith("$((", from)) substitutions.push({ start, end: stop });
    this.at = Math.min(stop + 1, this.range.end);
    return this.text.slice(from, this.at);
  }

  /** The bracket that closes what begins at `start`. */
  private closing(start: number): number {
    let depth = 0;
    let quote = "";
    for (let at = start; at < this.range.end; at++) {
      const character = this.text[at] as string;
      if (character === "\\" && quote !== "'") at++;
      else if (quote !== "") quote = character === quote ? "" : quote;
      else if (character === '"' || character === "'") quote = character;
      else if (character === "(") depth++;
      else if (character === ")" && depth-- === 0) return at;
    }
    return -1;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end < 0 || end > this.range.end ? this.range.end : end;
  }
}
