import { code, isBlank } from "../../scanner/characters.ts";
import { commonIndent } from "../strings.ts";
import type { TemplateContent, TemplateTag } from "../template-parts.ts";
import { atEnd, type Cursor } from "./cursor.ts";
import type { Unreadable } from "./expressions.ts";
import type { TemplateReader } from "./templates.ts";

export interface Heredoc {
  readonly start: number;
  /** Behind the closing marker. */
  readonly end: number;
  readonly content: TemplateContent;
  readonly tags: readonly TemplateTag[];
}

/** Reads `<<MARKER` or `<<-MARKER` up to the marker that closes it. */
export function readHeredoc(cursor: Cursor, templates: TemplateReader): Heredoc | Unreadable {
  const { text } = cursor;
  const start = cursor.offset;
  if (cursor.characterAt(start + 1) !== code.less) return undefined;
  const isFlush = cursor.characterAt(start + 2) === code.dash;
  const markerStart = start + (isFlush ? 3 : 2);
  const markerEnd = cursor.identifierEnd(markerStart);
  const marker = text.slice(markerStart, markerEnd);
  if (!MARKER.test(marker)) return undefined;
  cursor.offset = markerEnd;
  if (!cursor.isLineEnd) return undefined;
  cursor.offset += cursor.peek() === code.lineFeed ? 1 : 2;
  const first = cursor.offset;
  const tags: TemplateTag[] = [];
  let close = closingMarker(cursor, marker);
  while (close === 0) {
    const character = nextSpecial(cursor);
    if (character === code.lineFeed) {
      cursor.offset++;
      close = closingMarker(cursor, marker);
    } else if (character === code.dollar || character === code.percent) {
      const tag = templates.tag(character);
      if (tag === undefined) return undefined;
      if (tag !== "text") tags.push(tag);
    } else return undefined;
  }
  if (close === undefined) return undefined;
  const range = { start: first, end: cursor.offset };
  cursor.offset = close;
  const indent = isFlush ? commonIndent(text.slice(range.start, range.end).split("\n")) : 0;
  return { start, end: close, content: { text, range, form: "heredoc", indent }, tags };
}

/** Reads a text that is a template from beginning to end, as those that `templatefile` reads. */
export function readTemplateFile(cursor: Cursor, templates: TemplateReader): Heredoc | Unreadable {
  const { offset: start, end } = cursor;
  const tags: TemplateTag[] = [];
  for (let character = nextSpecial(cursor); character !== atEnd; character = nextSpecial(cursor)) {
    if (character === code.lineFeed) {
      cursor.offset++;
      continue;
    }
    const tag = templates.tag(character);
    if (tag === undefined) return undefined;
    if (tag !== "text") tags.push(tag);
  }
  return { start, end, content: { text: cursor.text, range: { start, end }, form: "file", indent: 0 }, tags };
}

/**
 * The offset behind the closing marker when it stands in the line at the cursor, 0 when it does not. Unreadable where
 * tree-sitter and HCL may differ: other blanks than usual, templates in a line that begins with the marker.
 */
function closingMarker(cursor: Cursor, marker: string): number | Unreadable {
  const { text } = cursor;
  let start = cursor.offset;
  while (isBlank(cursor.characterAt(start))) start++;
  if (isOtherSpace(cursor.characterAt(start))) {
    let real = start;
    while (isOtherSpace(cursor.characterAt(real)) || isBlank(cursor.characterAt(real))) real++;
    return text.startsWith(marker, real) ? undefined : 0;
  }
  if (!text.startsWith(marker, start)) return 0;
  const end = start + marker.length;
  let rest = end;
  while (isBlank(cursor.characterAt(rest)) || isOtherSpace(cursor.characterAt(rest))) rest++;
  const next = cursor.characterAt(rest);
  if (next === code.dollar || next === code.percent || next === atEnd) return undefined;
  if (next !== code.lineFeed) return 0;
  return BLANK.test(text.slice(end, rest)) ? end : undefined;
}

/** Passes plain text, and gives the character behind it. */
function nextSpecial(cursor: Cursor): number {
  const { text, end } = cursor;
  for (let { offset } = cursor; offset < end; offset++) {
    const character = text.charCodeAt(offset);
    if (character > code.percent) continue;
    if (character !== code.lineFeed && character !== code.dollar && character !== code.percent) continue;
    cursor.offset = offset;
    return character;
  }
  return atEnd;
}

/** A space that is neither a blank nor a line feed. */
function isOtherSpace(character: number): boolean {
  if (character > code.space && character < 0x80) return false;
  return (
    character !== atEnd &&
    character !== code.lineFeed &&
    !isBlank(character) &&
    SPACE.test(String.fromCharCode(character))
  );
}

const SPACE = /[\s\u0085]/;
const BLANK = /^[ \t]*\r?$/;
/** Longer ones, or ones with letters beyond ASCII, are not the same to tree-sitter. */
const MARKER = /^[A-Za-z_][A-Za-z0-9_-]{0,59}$/;
