import type { Expression, Piece, Span } from "../../nodes.ts";
import { code } from "../../scanner/characters.ts";
import { withPostfixes } from "../postfixes.ts";
import { readCall, readObject, readTuple } from "./collections.ts";
import { type Cursor, isDigit, mayBeginIdentifier } from "./cursor.ts";
import { readNumber } from "./numbers.ts";
import { levelOf, operatorAt } from "./operators.ts";
import { readPostfixes } from "./postfixes.ts";
import { TemplateReader } from "./templates.ts";

/** What cannot be read by the reader is left to tree-sitter, which also says what is wrong with it. */
export type Unreadable = undefined;

/** Less than the nesting at which tree-sitter's nodes become `broken`. */
const DEEPEST = 200;

/** Reads well-formed expressions. The cursor is then behind the expression and the blanks after it. */
export class ExpressionReader {
  readonly templates: TemplateReader;
  /** In brackets a line end is a blank like any other. */
  private inBrackets = false;
  private depth = 0;
  /** How deep the nodes of the expression that is being read go. */
  private deepest = 0;

  constructor(
    readonly piece: Piece,
    readonly cursor: Cursor,
  ) {
    this.templates = new TemplateReader(this);
  }

  read(): Expression | Unreadable {
    if (this.depth >= DEEPEST) return undefined;
    const outer = this.deepest;
    this.deepest = ++this.depth;
    const condition = this.operation(0);
    if (condition === undefined) return undefined;
    const result = this.cursor.peek() === code.question ? this.conditional(condition) : condition;
    this.depth--;
    if (outer > this.deepest) this.deepest = outer;
    return result;
  }

  /** The key of an object's item; the cursor is then right behind it. */
  key(): Expression | Unreadable {
    if (++this.depth > DEEPEST) return undefined;
    const key = this.term();
    this.depth--;
    return key;
  }

  /** A value without operators; the cursor is then right behind it. */
  private term(): Expression | Unreadable {
    const character = this.cursor.peek();
    if (mayBeginIdentifier(character)) return this.word();
    switch (character) {
      case code.quote:
        return this.followed(this.templates.quoted());
      case code.parenthesisOpen:
        return this.followed(this.parenthesized());
      case code.bracketOpen:
        return this.followed(readTuple(this));
      case code.braceOpen:
        return this.followed(readObject(this));
      case code.less:
        return this.templates.heredoc();
      default:
        return isDigit(character) ? readNumber(this) : undefined;
    }
  }

  /** Skips blanks, and line ends where they mean nothing, and gives the character behind them. */
  skip(): number {
    return this.inBrackets ? this.cursor.skipLines() : this.cursor.skipInline();
  }

  /** Passes `length` characters and what `skip` skips. */
  pass(length: number): number {
    this.cursor.offset += length;
    return this.skip();
  }

  /** Makes line ends blanks, or no blanks; gives back what they were before. */
  setInBrackets(inBrackets: boolean): boolean {
    const before = this.inBrackets;
    this.inBrackets = inBrackets;
    return before;
  }

  /** Reads binary operations whose operators bind more closely than `floor`. */
  private operation(floor: number): Expression | Unreadable {
    const { cursor, piece } = this;
    let left = this.unary();
    while (left !== undefined) {
      const character = this.skip();
      const level = levelOf(character);
      if (level <= floor) return left;
      const operator = operatorAt(cursor, character);
      if (operator === undefined) return left;
      this.pass(operator.length);
      const right = this.operation(level);
      if (right === undefined || ++this.deepest > DEEPEST) return undefined;
      const range = { start: left.range.start, end: right.range.end };
      left = { kind: "binary", operator, left, right, piece, range };
    }
    return undefined;
  }

  private unary(): Expression | Unreadable {
    const { cursor } = this;
    const start = cursor.offset;
    const character = cursor.peek();
    if (character !== code.dash && character !== code.exclamation) return this.term();
    if (++this.depth > DEEPEST) return undefined;
    if (this.depth > this.deepest) this.deepest = this.depth;
    this.pass(1);
    const operand = this.unary();
    this.depth--;
    if (operand === undefined) return undefined;
    const operator = character === code.dash ? "-" : "!";
    return { kind: "unary", operator, operand, ...this.span(start, operand.range.end) };
  }

  private conditional(condition: Expression): Expression | Unreadable {
    const { cursor } = this;
    this.pass(1);
    const whenTrue = this.read();
    if (whenTrue === undefined || cursor.peek() !== code.colon) return undefined;
    this.pass(1);
    const whenFalse = this.read();
    if (whenFalse === undefined || ++this.deepest > DEEPEST) return undefined;
    const span = this.span(condition.range.start, whenFalse.range.end);
    return { kind: "conditional", condition, whenTrue, whenFalse, ...span };
  }

  private parenthesized(): Expression | Unreadable {
    const { cursor } = this;
    const start = cursor.offset;
    const before = this.setInBrackets(true);
    this.pass(1);
    const inner = this.read();
    if (inner === undefined || cursor.peek() !== code.parenthesisClose) return undefined;
    cursor.offset++;
    this.setInBrackets(before);
    return { kind: "parentheses", inner, ...this.span(start, cursor.offset) };
  }

  /** A variable with the names behind it, a call, `true`, `false` or `null`. */
  private word(): Expression | Unreadable {
    const { cursor, piece } = this;
    const start = cursor.offset;
    const end = cursor.identifierEnd(start);
    if (end === start) return undefined;
    cursor.offset = end;
    const name = cursor.text.slice(start, end);
    const next = cursor.peek();
    if (end - start <= LONGEST_KEYWORD && KEYWORDS.has(name)) return this.keyword(name, start, next);
    if (next === code.parenthesisOpen) return this.followed(readCall(this, start));
    if (next === code.colon && cursor.characterAt(end + 1) === code.colon) return this.namespacedCall(start);
    if (next !== code.dot) {
      const variable = {
        kind: "traversal",
        root: name,
        steps: NO_STEPS,
        piece,
        range: { start, end },
      } as const;
      return next === code.bracketOpen ? this.followed(variable) : variable;
    }
    const steps: string[] = [];
    while (cursor.peek() === code.dot) {
      const stepEnd = cursor.identifierEnd(cursor.offset + 1);
      if (stepEnd === cursor.offset + 1) break;
      steps.push(cursor.text.slice(cursor.offset + 1, stepEnd));
      cursor.offset = stepEnd;
    }
    const range = { start, end: cursor.offset };
    return this.followed({ kind: "traversal", root: name, steps, piece, range });
  }

  private keyword(name: string, start: number, next: number): Expression | Unreadable {
    if (next === code.dot || next === code.bracketOpen || next === code.parenthesisOpen) return undefined;
    const value = CONSTANTS.get(name);
    if (value === undefined) return undefined;
    return { kind: "literal", form: "plain", value, ...this.span(start, this.cursor.offset) };
  }

  private namespacedCall(start: number): Expression | Unreadable {
    const { cursor } = this;
    while (cursor.text.startsWith("::", cursor.offset)) {
      const end = cursor.identifierEnd(cursor.offset + 2);
      if (end === cursor.offset + 2) return undefined;
      cursor.offset = end;
    }
    return cursor.peek() === code.parenthesisOpen ? this.followed(readCall(this, start)) : undefined;
  }

  /** The operand with the names, indices and splats that stand right behind it. */
  private followed(operand: Expression | Unreadable): Expression | Unreadable {
    const character = this.cursor.peek();
    if (operand === undefined || (character !== code.dot && character !== code.bracketOpen)) return operand;
    const postfixes = readPostfixes(this);
    if (postfixes === undefined) return undefined;
    this.deepest = Math.max(this.deepest, this.depth + postfixes.length);
    return this.deepest > DEEPEST ? undefined : withPostfixes(operand, postfixes);
  }

  span(start: number, end: number): Span {
    return { piece: this.piece, range: { start, end } };
  }
}

const NO_STEPS: readonly string[] = [];
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
/** Names that mean something else in some places; where they stand for variables, tree-sitter may judge. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...CONSTANTS.keys(),
  "for",
  "in",
  "if",
  "else",
  "endif",
  "endfor",
]);
const LONGEST_KEYWORD = 6;
