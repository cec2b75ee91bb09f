/** Ranges of code points, both ends included. */
export type Ranges = readonly (readonly [number, number])[];

export type Matcher = (codePoint: number) => boolean;

const range = (first: string, last: string): readonly [number, number] => [
  first.codePointAt(0) ?? 0,
  last.codePointAt(0) ?? 0,
];

const DIGIT: Ranges = [range("0", "9")];
const UPPER: Ranges = [range("A", "Z")];
const LOWER: Ranges = [range("a", "z")];
const ALPHABETIC: Ranges = [...UPPER, ...LOWER];
const WORD: Ranges = [...DIGIT, ...ALPHABETIC, range("_", "_")];

/** `\d`, `\s`, `\w`; their capitals are the rest. */
export const PERL_CLASSES: ReadonlyMap<string, Ranges> = new Map<string, Ranges>([
  ["d", DIGIT],
  ["s", [range("\t", "\n"), range("\f", "\r"), range(" ", " ")]],
  ["w", WORD],
]);

/** `[:alpha:]` and its like. */
export const POSIX_CLASSES: ReadonlyMap<string, Ranges> = new Map<string, Ranges>([
  ["alnum", [...DIGIT, ...ALPHABETIC]],
  ["alpha", ALPHABETIC],
  ["ascii", [[0, 0x7f]]],
  ["blank", [range("\t", "\t"), range(" ", " ")]],
  [
    "cntrl",
    [
      [0, 0x1f],
      [0x7f, 0x7f],
    ],
  ],
  ["digit", DIGIT],
  ["graph", [range("!", "~")]],
  ["lower", LOWER],
  ["print", [range(" ", "~")]],
  ["punct", [range("!", "/"), range(":", "@"), range("[", "`"), range("{", "~")]],
  ["space", [range("\t", "\r"), range(" ", " ")]],
  ["upper", UPPER],
  ["word", WORD],
  ["xdigit", [...DIGIT, range("A", "F"), range("a", "f")]],
]);

export function inRanges(ranges: Ranges): Matcher {
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

export function isWord(codePoint: number): boolean {
  return WORD_MATCHER(codePoint);
}
const WORD_MATCHER = inRanges(WORD);

/** `\p{Greek}`, `\pL`; undefined for a name that this engine does not know. */
export function unicodeClass(name: string): Matcher | undefined {
  if (name === "Any") return () => true;
  const property = /^[A-Z][a-z]?$/.test(name) ? name : `Script=${name}`;
  try {
    const expression = new RegExp(`^\\p{${property}}$`, "u");
    return (codePoint) => expression.test(String.fromCodePoint(codePoint));
  } catch {
    return undefined;
  }
}

/** What `(?i)` makes of a matcher: it matches also what differs only in case. */
export function ignoringCase(matches: Matcher): Matcher {
  return (codePoint) => matches(codePoint) || variants(codePoint).some(matches);
}

function variants(codePoint: number): readonly number[] {
  const character = String.fromCodePoint(codePoint);
  const special = SPECIAL_VARIANTS.get(character);
  const others = special ?? [character.toLowerCase(), character.toUpperCase()];
  return others.flatMap((other) => {
    const [only, ...more] = other;
    return only !== undefined && more.length === 0 ? [only.codePointAt(0) ?? 0] : [];
  });
}

/** Characters that have more than one other case. */
const SPECIAL_VARIANTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["k", ["K", "\u212a"]],
  ["K", ["k", "\u212a"]],
  ["\u212a", ["k", "K"]],
  ["s", ["S", "\u017f"]],
  ["S", ["s", "\u017f"]],
  ["\u017f", ["s", "S"]],
  ["\u00e5", ["\u00c5", "\u212b"]],
  ["\u00c5", ["\u00e5", "\u212b"]],
]);
