import type { Expression, Span } from "../../nodes.ts";
import { code } from "../../scanner/characters.ts";
import { composed, unescapeQuoted } from "../strings.ts";
import {
  assembleTemplate,
  type TemplateContent,
  type TemplateTag,
  templateExpression,
} from "../template-parts.ts";
import { readForIntroduction } from "./collections.ts";
import { atEnd, isDigit } from "./cursor.ts";
import type { ExpressionReader, Unreadable } from "./expressions.ts";
import { type Heredoc, readHeredoc, readTemplateFile } from "./heredocs.ts";

/** Deeper nesting of templates in templates than people write; tree-sitter's own limit depends on heredocs' markers. */
const DEEPEST = 10;

/** Reads well-formed strings and heredocs. The cursor stands before them and is then right behind them. */
export class TemplateReader {
  private depth = 0;

  constructor(private readonly expressions: ExpressionReader) {}

  quoted(): Expression | Unreadable {
    const { cursor, piece } = this.expressions;
    const start = cursor.offset;
    const tags: TemplateTag[] = [];
    cursor.offset++;
    let escaped = false;
    for (;;) {
      const character = this.skipPlain();
      if (character === code.quote) break;
      if (character === code.backslash) {
        const length = escapeLength(cursor.text, cursor.offset);
        if (length === 0) return undefined;
        cursor.offset += length;
        escaped = true;
      } else if (character === code.dollar || character === code.percent) {
        const tag = this.tag(character);
        if (tag === undefined) return undefined;
        if (tag === "text") escaped = true;
        else tags.push(tag);
      } else return undefined;
    }
    const range = { start: start + 1, end: cursor.offset };
    cursor.offset++;
    const { text } = cursor;
    const whole = this.expressions.span(start, cursor.offset);
    if (tags.length > 0) return this.assembled({ text, range, form: "quoted", indent: 0 }, tags, whole);
    const raw = text.slice(range.start, range.end);
    const value = composed(escaped ? unescapeQuoted(raw) : raw);
    return { kind: "literal", form: "quoted", value, piece, range: whole.range };
  }

  heredoc(): Expression | Unreadable {
    return this.fromLines(readHeredoc(this.expressions.cursor, this));
  }

  /** Everything up to the end of the text. */
  file(): Expression | Unreadable {
    return this.fromLines(readTemplateFile(this.expressions.cursor, this));
  }

  /** What stands at the `$` or `%` at the cursor: a tag, or text, which is then passed. */
  tag(sign: number): TemplateTag | "text" | Unreadable {
    const { cursor } = this.expressions;
    const second = cursor.characterAt(cursor.offset + 1);
    if (second !== code.braceOpen) {
      const isEscape = second === sign && cursor.characterAt(cursor.offset + 2) === code.braceOpen;
      // Of `$$${` the last two signs are the escape.
      cursor.offset += isEscape ? 3 : 1;
      return "text";
    }
    if (this.depth >= DEEPEST) return undefined;
    this.depth++;
    const before = this.expressions.setInBrackets(true);
    const tag = sign === code.dollar ? this.interpolation() : this.directive();
    this.expressions.setInBrackets(before);
    this.depth--;
    return tag;
  }

  private fromLines(found: Heredoc | Unreadable): Expression | Unreadable {
    if (found === undefined) return undefined;
    return this.assembled(found.content, found.tags, this.expressions.span(found.start, found.end));
  }

  private assembled(
    content: TemplateContent,
    tags: readonly TemplateTag[],
    whole: Span,
  ): Expression | Unreadable {
    const parts = assembleTemplate(content, tags);
    return parts && templateExpression(content.form, parts, whole);
  }

  /** Passes text that is as it is in quotes, and gives the character behind it. */
  private skipPlain(): number {
    const { cursor } = this.expressions;
    const { text, end } = cursor;
    let { offset } = cursor;
    let character = atEnd;
    for (; offset < end; offset++) {
      character = text.charCodeAt(offset);
      if (character > code.backslash || (special[character] as number) === 0) continue;
      cursor.offset = offset;
      return character;
    }
    return atEnd;
  }

  private interpolation(): TemplateTag | Unreadable {
    const start = this.open();
    const expression = this.expressions.read();
    const end = expression === undefined ? undefined : this.close();
    return expression === undefined || end === undefined
      ? undefined
      : { kind: "interpolation", expression, start, end };
  }

  private directive(): TemplateTag | Unreadable {
    const { cursor } = this.expressions;
    const start = this.open();
    if (cursor.takeWord("if")) {
      this.expressions.skip();
      const condition = this.expressions.read();
      const end = condition === undefined ? undefined : this.close();
      return condition === undefined || end === undefined ? undefined : { kind: "if", condition, start, end };
    }
    if (cursor.takeWord("for")) {
      const introduction = readForIntroduction(this.expressions);
      const end = introduction === undefined ? undefined : this.close();
      return introduction === undefined || end === undefined
        ? undefined
        : { kind: "for", ...introduction, start, end };
    }
    for (const kind of ["else", "endif", "endfor"] as const) {
      if (!cursor.takeWord(kind)) continue;
      this.expressions.skip();
      const end = this.close();
      return end === undefined ? undefined : { kind, start, end };
    }
    return undefined;
  }

  /** Passes `${`, and gives where it stood. */
  private open(): number {
    const { cursor } = this.expressions;
    const start = cursor.offset;
    cursor.offset += 2;
    if (cursor.peek() === code.tilde) cursor.offset++;
    this.expressions.skip();
    return start;
  }

  /** Passes `}`, and gives the offset behind it. */
  private close(): number | Unreadable {
    const { cursor } = this.expressions;
    if (cursor.peek() === code.tilde) cursor.offset++;
    return cursor.peek() === code.braceClose ? ++cursor.offset : undefined;
  }
}

/** How long the escape at the backslash is; 0 when it is none. */
function escapeLength(text: string, offset: number): number {
  const character = text.charAt(offset + 1);
  if (character === "u") return areHexadecimal(text, offset + 2, 4) ? 6 : 0;
  if (character === "U") return areHexadecimal(text, offset + 2, 8) ? 10 : 0;
  return '"\\nrt'.includes(character) && character !== "" ? 2 : 0;
}

function areHexadecimal(text: string, start: number, count: number): boolean {
  for (let offset = start; offset < start + count; offset++) {
    const character = text.charCodeAt(offset);
    const letter = character | 32;
    if (!isDigit(character) && !(letter >= 97 && letter <= 102)) return false;
  }
  return true;
}

/** 1 for each character that means something in quotes. */
const special = new Uint8Array(code.backslash + 1);
for (const character of '"\\$%\n\r') special[character.charCodeAt(0)] = 1;
