import { ignoringCase, type Matcher } from "./classes.ts";
import type { Node, Pattern } from "./nodes.ts";
import { parseClass, parseEscapedCharacter, parseNamedClass } from "./parse-classes.ts";
import { PatternError, PatternScanner, UnsupportedPattern } from "./scanner.ts";

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
  readonly #scanner: PatternScanner;
  #depth = 0;
  #flags = NO_FLAGS;

  constructor(text: string) {
    this.#scanner = new PatternScanner(text);
  }

  parse(): Node {
    const root = this.#choice();
    if (!this.#scanner.atEnd) throw new PatternError("unexpected )");
    return root;
  }

  #choice(): Node {
    const branches = [this.#sequence()];
    while (this.#scanner.taken("|")) branches.push(this.#sequence());
    const [only] = branches;
    return only && branches.length === 1 ? only : { kind: "choice", branches };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (!this.#scanner.atEnd && this.#scanner.peek() !== "|" && this.#scanner.peek() !== ")") {
      if (this.#scanner.taken("\\Q")) {
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
    while (!this.#scanner.atEnd && !this.#scanner.taken("\\E"))
      parts.push(this.#literal(this.#scanner.take()));
    const last = parts.pop();
    if (last) parts.push(this.#repeated(last));
  }

  #repeated(inner: Node): Node {
    const bounds = this.#repetition();
    if (!bounds) return inner;
    const lazy = this.#scanner.taken("?") !== this.#flags.swapGreed;
    if (this.#repetition()) throw new PatternError("repetition of a repetition");
    return { kind: "repeat", inner, ...bounds, lazy };
  }

  #repetition(): { readonly least: number; readonly most: number } | undefined {
    if (this.#scanner.taken("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#scanner.taken("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#scanner.taken("?")) return { least: 0, most: 1 };
    const counts = this.#scanner.match(/^\{(\d{1,9})(,)?(\d{1,9})?\}/);
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
    const character = this.#scanner.take();
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#character(parseClass(this.#scanner, this.#flags.ignoreCase));
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
    if (this.#scanner.taken("?")) {
      const named = this.#scanner.match(/^P?<([A-Za-z0-9_]+)>/);
      if (named) number = this.#newGroup(named[1]);
      else if (this.#setFlags() === ")") {
        this.#depth--;
        return undefined;
      }
    } else number = this.#newGroup(undefined);
    const inner = this.#choice();
    if (!this.#scanner.taken(")")) throw new PatternError("missing )");
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
    const found = this.#scanner.match(/^([imsU]*)(?:-([imsU]+))?([:)])/);
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
    const character = this.#scanner.peek() ?? "";
    const assertion = ASSERTIONS.get(character);
    if (assertion) {
      this.#scanner.take();
      return { kind: "assertion", assertion };
    }
    if (character === "C") throw new UnsupportedPattern("a single byte");
    const matches = parseNamedClass(this.#scanner);
    return matches
      ? this.#character(matches)
      : this.#literal(String.fromCodePoint(parseEscapedCharacter(this.#scanner)));
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

const ASSERTIONS: ReadonlyMap<string, "text start" | "text end" | "word boundary" | "no word boundary"> =
  new Map([
    ["A", "text start"],
    ["z", "text end"],
    ["b", "word boundary"],
    ["B", "no word boundary"],
  ] as const);
