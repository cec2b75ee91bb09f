/** Character codes the scanner and the reader compare with. */
export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  exclamation: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  apostrophe: 39,
  parenthesisOpen: 40,
  parenthesisClose: 41,
  star: 42,
  plus: 43,
  comma: 44,
  dash: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  bracketOpen: 91,
  backslash: 92,
  bracketClose: 93,
  underscore: 95,
  e: 101,
  f: 102,
  braceOpen: 123,
  bar: 124,
  braceClose: 125,
  tilde: 126,
  byteOrderMark: 0xfeff,
} as const;

export function isLineEnd(character: number): boolean {
  return character === code.lineFeed || character === code.carriageReturn;
}

export function isBlank(character: number): boolean {
  return character === code.space || character === code.tab;
}

export function isCloser(character: number): boolean {
  return (
    character === code.braceClose || character === code.bracketClose || character === code.parenthesisClose
  );
}

/**
 * Beyond ASCII every character counts as a letter: telling them apart exactly would cost time on each one,
 * and a wrong character in a name is for the parser to report.
 */
export function isIdentifierStart(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    character === code.underscore ||
    (character >= 0x80 && character !== 0xa0 && character !== code.byteOrderMark)
  );
}

export function isIdentifierPart(character: number): boolean {
  return isIdentifierStart(character) || (character >= 48 && character <= 57) || character === code.dash;
}

/** Where the identifier that starts at `start` ends; `start` itself when none does. */
export function identifierEnd(text: string, start: number): number {
  if (!isIdentifierStart(text.charCodeAt(start))) return start;
  let offset = start + 1;
  while (isIdentifierPart(text.charCodeAt(offset))) offset++;
  return offset;
}

export function skipBlanks(text: string, start: number): number {
  let offset = start;
  while (isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset of the next line end, or of the end of the text. */
export function endOfLine(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset after the line end at `offset`; CRLF counts as one. */
export function afterLineEnd(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const pair =
    text.charCodeAt(offset) === code.carriageReturn && text.charCodeAt(offset + 1) === code.lineFeed;
  return offset + (pair ? 2 : 1);
}

export function isColumnZero(text: string, offset: number): boolean {
  if (offset === 0) return true;
  const before = text.charCodeAt(offset - 1);
  return isLineEnd(before) || (offset === 1 && before === code.byteOrderMark);
}

/** The end of `text[start, end)` without the blanks and line ends at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start) {
    const character = text.charCodeAt(offset - 1);
    if (!isBlank(character) && !isLineEnd(character)) break;
    offset--;
  }
  return offset;
}
