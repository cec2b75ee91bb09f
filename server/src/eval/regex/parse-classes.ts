import {
  ignoringCase,
  inRanges,
  type Matcher,
  PERL_CLASSES,
  POSIX_CLASSES,
  unicodeClass,
} from "./classes.ts";
import { PatternError, type PatternScanner, UnsupportedPattern } from "./scanner.ts";

/** After `[`. */
export function parseClass(scanner: PatternScanner, ignoreCase: boolean): Matcher {
  const negated = scanner.taken("^");
  const matchers: Matcher[] = [];
  let first = true;
  while (first || scanner.peek() !== "]") {
    first = false;
    matchers.push(parseClassItem(scanner));
  }
  scanner.take();
  const matches: Matcher = (codePoint) => matchers.some((matcher) => matcher(codePoint));
  const folded = ignoreCase ? ignoringCase(matches) : matches;
  return maybeNot(folded, negated);
}

/** After a backslash: `d`, `W`, `pL`, `p{^Greek}`; undefined when it is no class. */
export function parseNamedClass(scanner: PatternScanner): Matcher | undefined {
  const character = scanner.peek() ?? "";
  const perl = PERL_CLASSES.get(character.toLowerCase());
  if (perl) {
    scanner.take();
    return maybeNot(inRanges(perl), character !== character.toLowerCase());
  }
  if (character !== "p" && character !== "P") return undefined;
  const found = scanner.match(/^[pP](?:([A-Z])|\{(\^)?([A-Za-z_]+)\})/);
  if (!found) throw new PatternError("bad class");
  const matches = unicodeClass(found[1] ?? found[3] ?? "");
  if (!matches) throw new UnsupportedPattern("unknown class");
  return maybeNot(matches, (character === "P") !== (found[2] !== undefined));
}

/** After a backslash: the character that it stands for. */
export function parseEscapedCharacter(scanner: PatternScanner): number {
  const octal = scanner.match(/^(?:[1-7][0-7]{1,2}|0[0-7]{0,2})/);
  if (octal) return Number.parseInt(octal[0], 8);
  const hexadecimal = scanner.match(/^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/);
  if (hexadecimal) {
    const codePoint = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? "", 16);
    if (codePoint > 0x10ffff) throw new PatternError("no such character");
    return codePoint;
  }
  const character = scanner.take();
  const control = CONTROLS.get(character);
  if (control !== undefined) return control;
  if (!/^[!-/:-@[-`{-~]$/.test(character)) throw new PatternError("unknown escape");
  return codePointOf(character);
}

function parseClassItem(scanner: PatternScanner): Matcher {
  const posix = scanner.match(/^\[:(\^?)([a-z]+):\]/);
  if (posix) {
    const ranges = POSIX_CLASSES.get(posix[2] ?? "");
    if (!ranges) throw new PatternError("unknown class");
    return maybeNot(inRanges(ranges), posix[1] === "^");
  }
  const isEscaped = scanner.taken("\\");
  const named = isEscaped ? parseNamedClass(scanner) : undefined;
  if (named) return named;
  const low = isEscaped ? parseEscapedCharacter(scanner) : codePointOf(scanner.take());
  if (scanner.peek() !== "-" || scanner.peek(1) === "]" || scanner.peek(1) === undefined)
    return (codePoint) => codePoint === low;
  scanner.take();
  const high = scanner.taken("\\") ? parseEscapedCharacter(scanner) : codePointOf(scanner.take());
  if (high < low) throw new PatternError("bad range");
  return (codePoint) => codePoint >= low && codePoint <= high;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

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
