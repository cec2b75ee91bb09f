import {
  ignoringCase,
  inRanges,
  type Matcher,
  PERL_CLASSES,
  POSIX_CLASSES,
  unicodeClass,
} from "./classes.ts";
import type { Node, Pattern } from "./nodes.ts";

/** Go would not take the pattern. */
export class PatternError extends Error {}
/** Go may take the pattern, but this parser does not know what it means. */
export class UnsupportedPattern extends Error {}

/** @throws PatternError, UnsupportedPattern */
export function parsePattern(text: string): Pattern {
  const parser = new PatternParser(text);
  return { root: parser.parse(), groupNames: parser.groupNames };
}

interface Flags {
  /** i: case does not matter. */
  readonly ignoreCase: boolean;
  /** m: ^ and $ match at line ends too. */
  readonly lines: boolean;
  /** s: a dot matches line ends too. */
  readonly dotAll: boolean;
  /** U: what is greedy is lazy and the other way round. */
  readonly swapGreed: boolean;
}

const FLAG_NAMES: ReadonlyMap<string, keyof Flags> = new Map([
  ["i", "ignoreCase"],
  ["m", "lines"],
  ["s", "dotAll"],
  ["U", "swapGreed"],
]);

const NO_FLAGS: Flags = { ignoreCase: false, lines: false, dotAll: false, swapGreed: false };
const MOST_REPEATS = 1000;
const DEEPEST = 200;
const EMPTY: Node = { kind: "empty" };
const NEW_LINE = 10;

class PatternParser {
  readonly groupNames: (string | undefined)[] = [];
  readonly #characters: readonly string[];
  #at = 0;
  #depth = 0;
  #flags = NO_FLAGS;

  constructor(text: string) {
    this.#characters = [...text];
  }

  parse(): Node {
    const root = this.#choice();
    if (this.#at < this.#characters.length) throw new PatternError("unexpected )");
    return root;
  }

  #peek(offset = 0): string | undefined {
    return this.#characters[this.#at + offset];
  }

  #take(): string {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternError("unexpected end");
    return character;
  }

  #taken(text: string): boolean {
    if (this.#characters.slice(this.#at, this.#at + text.length).join("") !== text) return false;
    this.#at += text.length;
    return true;
  }

  /** What matches the expression from here; it must begin at `^`. */
  #match(expression: RegExp): RegExpExecArray | undefined {
    const found = expression.exec(this.#characters.slice(this.#at, this.#at + LONGEST_TOKEN).join(""));
    if (!found) return undefined;
    this.#at += [...found[0]].length;
    return found;
  }

  #choice(): Node {
    const branches = [this.#sequence()];
    while (this.#taken("|")) branches.push(this.#sequence());
    const [only] = branches;
    return only && branches.length === 1 ? only : { kind: "choice", branches };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#characters.length && this.#peek() !== "|" && this.#peek() !== ")") {
      if (this.#taken("\\Q")) {
        this.#quoted(parts);
        continue;
      }
      const atom = this.#atom();
      if (atom) parts.push(this.#repeated(atom));
    }
    return parts.length === 0 ? EMPTY : { kind: "sequence", parts };
  }

  /** `\Q...\E`: everything in between stands for itself. */
  #quoted(parts: Node[]): void {
    while (this.#at < this.#characters.length && !this.#taken("\\E")) parts.push(this.#literal(this.#take()));
    const last = parts.pop();
    if (last) parts.push(this.#repeated(last));
  }

  #repeated(inner: Node): Node {
    const bounds = this.#repetition();
    if (!bounds) return inner;
    const lazy = this.#taken("?") !== this.#flags.swapGreed;
    if (this.#repetition()) throw new PatternError("repetition of a repetition");
    return { kind: "repeat", inner, ...bounds, lazy };
  }

  #repetition(): { readonly least: number; readonly most: number } | undefined {
    if (this.#taken("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#taken("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#taken("?")) return { least: 0, most: 1 };
    const counts = this.#match(/^\{(\d{1,9})(,)?(\d{1,9})?\}/);
    if (!counts) return undefined;
    const [, first, comma, last] = counts;
    if (!comma && last) return undefined;
    const least = Number(first);
    const most = last ? Number(last) : comma ? Number.POSITIVE_INFINITY : least;
    if (least > MOST_REPEATS || (last && most > MOST_REPEATS) || most < least)
      throw new PatternError("bad number of repetitions");
    return { least, most };
  }

  /** Undefined for flags, which match nothing and cannot be repeated. */
  #atom(): Node | undefined {
    const character = this.#take();
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#character(this.#class());
      case ".":
        return this.#flags.dotAll
          ? { kind: "character", matches: () => true }
          : { kind: "character", matches: (codePoint) => codePoint !== NEW_LINE };
      case "^":
        return { kind: "assertion", assertion: this.#flags.lines ? "line start" : "text start" };
      case "$":
        return { kind: "assertion", assertion: this.#flags.lines ? "line end" : "text end" };
      case "*":
      case "+":
      case "?":
        throw new PatternError("nothing to repeat");
      case "\\":
        return this.#escape();
      default:
        return this.#literal(character);
    }
  }

  #group(): Node | undefined {
    if (++this.#depth > DEEPEST) throw new UnsupportedPattern("too deep");
    const before = this.#flags;
    let number: number | undefined;
    if (this.#taken("?")) {
      const named = this.#match(/^P?<([A-Za-z0-9_]+)>/);
      if (named) number = this.#newGroup(named[1]);
      else if (this.#setFlags() === ")") {
        this.#depth--;
        return undefined;
      }
    } else number = this.#newGroup(undefined);
    const inner = this.#choice();
    if (!this.#taken(")")) throw new PatternError("missing )");
    this.#flags = before;
    this.#depth--;
    return number === undefined ? inner : { kind: "group", inner, number };
  }

  #newGroup(name: string | undefined): number {
    if (name !== undefined && this.groupNames.includes(name)) throw new PatternError("name used twice");
    this.groupNames.push(name);
    return this.groupNames.length;
  }

  /** `i-s:` or `i)`; they hold until the group around them ends. */
  #setFlags(): string {
    const found = this.#match(/^([imsU]*)(?:-([imsU]+))?([:)])/);
    if (!found) throw new PatternError("unknown group");
    const [, on = "", off = "", end = ""] = found;
    if (on + off === "" && end === ")") throw new PatternError("missing flags");
    const flags: Record<string, boolean> = { ...this.#flags };
    for (const name of on) flags[FLAG_NAMES.get(name) ?? ""] = true;
    for (const name of off) flags[FLAG_NAMES.get(name) ?? ""] = false;
    this.#flags = { ...this.#flags, ...flags };
    return end;
  }

  #escape(): Node {
    const character = this.#peek() ?? "";
    const assertion = ASSERTIONS.get(character);
    if (assertion) {
      this.#at++;
      return { kind: "assertion", assertion };
    }
    if (character === "C") throw new UnsupportedPattern("a single byte");
    const matches = this.#namedClass();
    return matches ? this.#character(matches) : this.#literal(String.fromCodePoint(this.#escapedCharacter()));
  }

  /** After a backslash: `d`, `W`, `pL`, `p{^Greek}`; undefined when it is no class. */
  #namedClass(): Matcher | undefined {
    const character = this.#peek() ?? "";
    const perl = PERL_CLASSES.get(character.toLowerCase());
    if (perl) {
      this.#at++;
      return maybeNot(inRanges(perl), character !== character.toLowerCase());
    }
    if (character !== "p" && character !== "P") return undefined;
    const found = this.#match(/^[pP](?:([A-Z])|\{(\^)?([A-Za-z_]+)\})/);
    if (!found) throw new PatternError("bad class");
    const matches = unicodeClass(found[1] ?? found[3] ?? "");
    if (!matches) throw new UnsupportedPattern("unknown class");
    return maybeNot(matches, (character === "P") !== (found[2] !== undefined));
  }

  #escapedCharacter(): number {
    const octal = this.#match(/^(?:[1-7][0-7]{1,2}|0[0-7]{0,2})/);
    if (octal) return Number.parseInt(octal[0], 8);
    const hexadecimal = this.#match(/^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/);
    if (hexadecimal) {
      const codePoint = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16);
      if (codePoint > 0x10ffff) throw new PatternError("no such character");
      return codePoint;
    }
    const character = this.#take();
    const control = CONTROLS.get(character);
    if (control !== undefined) return control;
    if (!/^[!-/:-@[-`{-~]$/.test(character)) throw new PatternError("unknown escape");
    return character.codePointAt(0) ?? 0;
  }

  #class(): Matcher {
    const negated = this.#taken("^");
    const matchers: Matcher[] = [];
    let first = true;
    while (first || this.#peek() !== "]") {
      first = false;
      matchers.push(this.#classItem());
    }
    this.#at++;
    const matches: Matcher = (codePoint) => matchers.some((matcher) => matcher(codePoint));
    const folded = this.#flags.ignoreCase ? ignoringCase(matches) : matches;
    return maybeNot(folded, negated);
  }

  #classItem(): Matcher {
    const posix = this.#match(/^\[:(\^?)([a-z]+):\]/);
    if (posix) {
      const ranges = POSIX_CLASSES.get(posix[2] ?? "");
      if (!ranges) throw new PatternError("unknown class");
      return maybeNot(inRanges(ranges), posix[1] === "^");
    }
    if (this.#peek() === "\\") {
      this.#at++;
      const named = this.#namedClass();
      if (named) return named;
      this.#at--;
    }
    const low = this.#classCharacter();
    if (this.#peek() !== "-" || this.#peek(1) === "]" || this.#peek(1) === undefined)
      return (codePoint) => codePoint === low;
    this.#at++;
    const high = this.#classCharacter();
    if (high < low) throw new PatternError("bad range");
    return (codePoint) => codePoint >= low && codePoint <= high;
  }

  #classCharacter(): number {
    if (this.#taken("\\")) return this.#escapedCharacter();
    return this.#take().codePointAt(0) ?? 0;
  }

  #literal(character: string): Node {
    const wanted = character.codePointAt(0);
    return this.#flags.ignoreCase
      ? this.#character(ignoringCase((codePoint) => codePoint === wanted))
      : this.#character((codePoint) => codePoint === wanted);
  }

  #character(matches: Matcher): Node {
    return { kind: "character", matches };
  }
}

/** Longer than any token but a group's name. */
const LONGEST_TOKEN = 200;

const ASSERTIONS: ReadonlyMap<string, "text start" | "text end" | "word boundary" | "no word boundary"> =
  new Map([
    ["A", "text start"],
    ["z", "text end"],
    ["b", "word boundary"],
    ["B", "no word boundary"],
  ] as const);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["f", 12],
  ["t", 9],
  ["n", 10],
  ["r", 13],
  ["v", 11],
]);

function maybeNot(matches: Matcher, not: boolean): Matcher {
  return not ? (codePoint) => !matches(codePoint) : matches;
}
