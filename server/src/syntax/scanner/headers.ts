import type { Range } from "../../text/range.ts";
import type { Dialect } from "../source-file.ts";
import { code, identifierEnd, isLineEnd, skipBlanks } from "./characters.ts";

export interface HeaderLabel extends Range {
  /** Without quotes, escapes resolved. */
  readonly text: string;
}

/** A name and the labels after it, up to whatever comes next. */
export interface Header {
  readonly type: string;
  readonly labels: readonly HeaderLabel[];
  /** Comments between the labels. */
  readonly comments: readonly Range[];
  /** The first thing that is not a label: a brace, an equals sign, a line end, or something wrong. */
  readonly stop: number;
}

/**
 * How sure a line is to begin a top-level item:
 * - `keyword`: a known block type, but with labels it does not take;
 * - `weak`: a known block type that takes no labels (a nested block could look the same);
 * - `strong`: a known block type with its labels.
 */
export const rank = { none: 0, keyword: 1, weak: 2, strong: 3 } as const;
export type Rank = (typeof rank)[keyof typeof rank];

const terraformLabels: ReadonlyMap<string, readonly number[]> = new Map([
  ["resource", [2]],
  ["data", [2]],
  ["ephemeral", [2]],
  ["action", [2]],
  ["list", [2]],
  ["variable", [1]],
  ["output", [1]],
  ["module", [1]],
  ["provider", [1]],
  ["check", [1]],
  ["run", [1]],
  ["mock_provider", [1]],
  ["locals", [0]],
  ["terraform", [0]],
  ["moved", [0]],
  ["import", [0]],
  ["removed", [0]],
]);

const packerLabels: ReadonlyMap<string, readonly number[]> = new Map([
  ["source", [2]],
  ["data", [2]],
  ["variable", [1]],
  ["local", [1]],
  ["build", [0, 1]],
  ["variables", [0]],
  ["locals", [0]],
  ["packer", [0]],
  ["hcp_packer_registry", [0]],
]);

const projectLabels: ReadonlyMap<string, readonly number[]> = new Map([
  ["rule", [1]],
  ["vars", [1]],
  ["image", [1]],
  ["target", [1]],
  ["ignore", [0]],
]);

/** Reads a name and labels from `start`, all on one line; undefined when there is no name or a label is cut off. */
export function readHeader(text: string, start: number): Header | undefined {
  const typeEnd = identifierEnd(text, start);
  if (typeEnd === start) return undefined;
  const labels: HeaderLabel[] = [];
  const comments: Range[] = [];
  let offset = skipInline(text, typeEnd, comments);
  for (;;) {
    const end = labelEnd(text, offset);
    if (end === undefined) return undefined;
    if (end === offset) return { type: text.slice(start, typeEnd), labels, comments, stop: offset };
    labels.push({ text: labelText(text, offset, end), start: offset, end });
    offset = skipInline(text, end, comments);
  }
}

/** What a file of one dialect may begin its items with. */
export class Headers {
  readonly hasBlocks: boolean;
  private readonly known: ReadonlyMap<string, readonly number[]>;

  constructor(private readonly dialect: Dialect) {
    this.hasBlocks = !dialect.endsWith("-vars");
    this.known =
      dialect === "project" ? projectLabels : dialect.startsWith("packer") ? packerLabels : terraformLabels;
  }

  /** The rank of the line whose first character other than blanks is at `start`. */
  rankAt(text: string, start: number): Rank {
    const first = text.charCodeAt(start);
    if (!this.hasBlocks) return isAssignment(text, start) ? rank.weak : rank.none;
    if (first < 97 || first > 122) return rank.none;
    const end = identifierEnd(text, start);
    if (!this.known.has(text.slice(start, end))) return rank.none;
    const header = readHeader(text, start);
    if (header === undefined || text.charCodeAt(header.stop) !== code.braceOpen) return rank.none;
    return this.rankOf(header);
  }

  rankOf(header: Header): Rank {
    const count = header.labels.length;
    const counts = this.hasBlocks ? this.known.get(header.type) : undefined;
    if (counts === undefined) return rank.none;
    if (counts.includes(count)) return count === 0 ? rank.weak : rank.strong;
    // Inside a build, `source "a.b" {` takes one label.
    return this.dialect === "packer" && header.type === "source" ? rank.none : rank.keyword;
  }
}

function isAssignment(text: string, start: number): boolean {
  const end = identifierEnd(text, start);
  if (end === start) return false;
  const sign = skipBlanks(text, end);
  return text.charCodeAt(sign) === code.equals && text.charCodeAt(sign + 1) !== code.equals;
}

/** `start` when no label is there, undefined when its quote is not closed on the line. */
function labelEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== code.quote) return identifierEnd(text, start);
  for (let offset = start + 1; offset < text.length; offset++) {
    const character = text.charCodeAt(offset);
    if (character === code.quote) return offset + 1;
    if (isLineEnd(character)) return undefined;
    if (character === code.backslash && !isLineEnd(text.charCodeAt(offset + 1))) offset++;
  }
  return undefined;
}

/** Skips blanks and block comments, as far as the line goes. */
function skipInline(text: string, start: number, comments: Range[]): number {
  let offset = skipBlanks(text, start);
  for (;;) {
    const end = inlineCommentEnd(text, offset);
    if (end === offset) return offset;
    comments.push({ start: offset, end });
    offset = skipBlanks(text, end);
  }
}

/** `start` when no block comment begins there, or when it does not end on the line. */
function inlineCommentEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== code.slash || text.charCodeAt(start + 1) !== code.star) return start;
  for (let offset = start + 2; offset < text.length; offset++) {
    const character = text.charCodeAt(offset);
    if (isLineEnd(character)) return start;
    if (character === code.star && text.charCodeAt(offset + 1) === code.slash) return offset + 2;
  }
  return start;
}

function labelText(text: string, start: number, end: number): string {
  if (text.charCodeAt(start) !== code.quote) return text.slice(start, end);
  const inner = text.slice(start + 1, end - 1);
  return /[\\$%]/.test(inner) ? inner.replace(escapes, unescaped) : inner;
}

const escapes = /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|\$\$(?=\{)|%%(?=\{)/gsu;
const escapedCharacters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unescaped(match: string, short?: string, long?: string, single?: string): string {
  const digits = short ?? long;
  if (digits !== undefined) {
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : match;
  }
  return single === undefined ? match.slice(1) : (escapedCharacters[single] ?? single);
}
