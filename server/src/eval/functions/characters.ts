/** Characters as people see them, the unit in which Terraform counts. */
export function graphemes(text: string): readonly string[] {
  // Every ASCII character but CR LF stands alone, and cutting them apart by the book takes long.
  if (PLAIN.test(text)) return [...text];
  // Made when it is needed: its tables take as long to load as a small plan's view.
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (each) => each.segment);
}

/** The order of Terraform's lists and keys: by bytes of UTF-8, which is by code point. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

/** What Go takes for white space. */
const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const PLAIN = /^[\n\x20-\x7e]*$/;
let segmenter: Intl.Segmenter | undefined;

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Undefined where the upper case is several characters; Terraform's is always one. */
export function upperCase(text: string): string | undefined {
  return mapped(text, (character) => (character === "ß" ? character : character.toUpperCase()));
}

export function lowerCase(text: string): string | undefined {
  return mapped(text, (character) => (character === "İ" ? "i" : character.toLowerCase()));
}

/** The first letter of each word in upper case. */
export function titleCase(text: string): string | undefined {
  if (TITLE_DIFFERS.test(text)) return undefined;
  let before = " ";
  return mapped(text, (character) => {
    const starts = !WORD.test(before) && (before <= "\x7f" || SPACE.test(before));
    before = character;
    return starts ? (upperCase(character) ?? "") : character;
  });
}

/** Letters whose title case is not their upper case. */
const TITLE_DIFFERS = /[\u01c4-\u01cc\u01f1-\u01f3\u10d0-\u10ff]/;
const WORD = /[\p{L}\p{Nd}_]/u;

/** The text without those characters at its ends that the test accepts. */
export function trimWhere(text: string, test: (character: string) => boolean): string {
  const characters = [...text];
  const first = characters.findIndex((character) => !test(character));
  if (first < 0) return "";
  const last = characters.findLastIndex((character) => !test(character));
  return characters.slice(first, last + 1).join("");
}

export function isSpace(character: string): boolean {
  return SPACE.test(character);
}

function mapped(text: string, map: (character: string) => string): string | undefined {
  let result = "";
  for (const character of text) {
    const other = map(character);
    if (other.length !== 1 && [...other].length !== 1) return undefined;
    result += other;
  }
  return result;
}
