import { mayHoldSuppressions, nearSuppression } from "./near-suppressions.ts";
import { EVERY_RULE } from "./suppression-rules.ts";
import { jsonComments } from "./syntax/json/comments.ts";
import { isJson } from "./syntax/names.ts";
import type { Block } from "./syntax/nodes.ts";
import { comments } from "./syntax/scanner.ts";
import type { SourceFile } from "./syntax/source-file.ts";
import { isDate } from "./text/dates.ts";
import { type Range, shift } from "./text/range.ts";

/**
 * A comment that silences rules: `# rebake:ignore <rules> [until=YYYY-MM-DD] <reason>` for a line, `rebake:ignore-block`
 * for the block that begins on it, `rebake:ignore-file` for the file. In JSON files it stands under a `"//"` key and
 * silences what is in the object that holds it.
 */
export interface Suppression {
  readonly rules: readonly SuppressedRule[];
  readonly reason: string;
  /** The last day on which it counts. */
  readonly until: string | undefined;
  /** The comment, or the string. */
  readonly range: Range;
  /** The offsets it speaks for, end excluded. Empty where it speaks for nothing. */
  readonly covers: Range;
  readonly isJson: boolean;
  readonly mistakes: readonly SuppressionMistake[];
}

export interface SuppressedRule {
  readonly id: string;
  readonly range: Range;
}

/** What is wrong in how it is written, whatever rules there are. */
export interface SuppressionMistake {
  readonly range: Range;
  readonly message: string;
  /** What is meant instead of what stands there. */
  readonly instead?: string | undefined;
  /** It only looks like one of ours. */
  readonly isNear?: true;
}

/** The suppressions of a file, and what was meant as one, in source order. Files without the word in them cost a search. */
export function suppressionsOf(file: SourceFile): readonly Suppression[] {
  let known = KNOWN.get(file);
  if (!known) {
    known = !mayHoldSuppressions(file.text) ? [] : isJson(file.path) ? inJson(file) : inHcl(file);
    KNOWN.set(file, known);
  }
  return known;
}

/** True when a comment of the file speaks for this rule at this place. */
export function isSuppressed(suppressions: readonly Suppression[], rule: string, at: Range): boolean {
  return suppressions.some((one) => speaksFor(one, rule, at));
}

export function speaksFor({ rules, covers }: Suppression, rule: string, at: Range): boolean {
  return covers.start <= at.start && at.start < covers.end && rules.some(({ id }) => id === rule);
}

const KNOWN = new WeakMap<SourceFile, readonly Suppression[]>();

function inHcl(file: SourceFile): Suppression[] {
  const { text } = file;
  const all = comments(text);
  return all.flatMap((range): Suppression[] => {
    const comment = text.slice(range.start, range.end);
    const opening = /^(?:#|\/\/|\/\*+)\s*/.exec(comment)?.[0].length ?? 0;
    const written = read(comment.slice(opening).replace(/\s*\*\/\s*$/, ""));
    if (!written) return [];
    const { scope, ...content } = place(written, (inner) => shift(inner, range.start + opening));
    const line = coveredLine(text, range, all);
    if (scope !== "block") {
      const covers = scope === "file" ? wholeOf(text) : withHeredoc(text, line);
      return [{ ...content, range, covers, isJson: false }];
    }
    const block = blockBeginningIn(file, line);
    if (block) return [{ ...content, range, covers: { start: line.start, end: block.end }, isJson: false }];
    const mistake = {
      range,
      message: "no block begins on the next line of code, so this speaks for nothing",
    };
    const mistakes = [...content.mistakes, mistake];
    return [{ ...content, mistakes, range, covers: { start: range.start, end: range.start }, isJson: false }];
  });
}

function inJson({ text }: SourceFile): Suppression[] {
  return jsonComments(text).flatMap((comment): Suppression[] => {
    const written = read(comment.text);
    if (!written) return [];
    const { range, isPlain, owner } = comment;
    const { scope, ...content } = place(written, (inner) =>
      isPlain ? shift(inner, range.start + 1) : range,
    );
    return [{ ...content, range, covers: scope === "file" ? wholeOf(text) : owner, isJson: true }];
  });
}

interface Written {
  readonly scope: "line" | "block" | "file";
  readonly rules: readonly SuppressedRule[];
  readonly reason: string;
  readonly until: string | undefined;
  readonly mistakes: readonly SuppressionMistake[];
}

/** What a comment says, offsets from its first word; undefined when it is none of ours. */
function read(comment: string): Written | undefined {
  const [head, suffix] = /^rebake:ignore(-[\w-]*)?(?=[\s,]|$)/.exec(comment) ?? [];
  if (head === undefined) return readNear(comment);
  const rules: SuppressedRule[] = [];
  let position = head.length;
  for (const match of comment.slice(head.length).matchAll(NEXT_RULE)) {
    const start = head.length + match.index + match[0].length - (match[1]?.length ?? 0);
    rules.push({ id: match[1] ?? "", range: { start, end: start + (match[1]?.length ?? 0) } });
    position = start + (match[1]?.length ?? 0);
  }
  const rest = comment.slice(position);
  const until = /(?:^|\s)until=(\S*)/.exec(rest);
  const date = until?.[1] ?? "";
  const mistakes: SuppressionMistake[] = [];
  const whole = { start: 0, end: comment.length };
  if (!(suffix === undefined || suffix === "-block" || suffix === "-file"))
    mistakes.push({
      range: { start: 0, end: head.length },
      message: `there is no "${head}"; there are rebake:ignore, rebake:ignore-block and rebake:ignore-file`,
    });
  else if (rules.length === 0) mistakes.push({ range: whole, message: `write ${head} <rule> <reason>` });
  if (until && !isDate(date)) {
    const start = position + until.index + until[0].length - date.length;
    mistakes.push({
      range: { start: start - "until=".length, end: start + date.length },
      message: `"${date}" is no date, so this does not end; write until=YYYY-MM-DD`,
    });
  }
  return {
    scope: suffix === "-file" ? "file" : suffix === "-block" ? "block" : "line",
    rules,
    reason: rest.replace(until?.[0] ?? "", "").trim(),
    until: isDate(date) ? date : undefined,
    mistakes,
  };
}

/** Silences nothing and says so. */
function readNear(comment: string): Written | undefined {
  const near = nearSuppression(comment, (word) => RULE_IDS.has(word));
  if (!near) return undefined;
  const { range, written, meant } = near;
  const advice = meant ? `do you mean "${meant}"?` : "write rebake:ignore <rule> <reason>";
  const mistake = {
    range,
    message: `"${written}" silences nothing; ${advice}`,
    instead: meant,
    isNear: true,
  } as const;
  return { scope: "line", rules: [], reason: "", until: undefined, mistakes: [mistake] };
}

const RULE_IDS: ReadonlySet<string> = new Set(EVERY_RULE.map(({ id }) => id));

/** The first id, then each one that follows a comma. */
const NEXT_RULE = /(?:^[ \t]+|(?<=[\w-])[ \t]*,[ \t]*)((?!until=)[\w-]+)/gy;

function place(written: Written, move: (range: Range) => Range): Written {
  return {
    ...written,
    rules: written.rules.map(({ id, range }) => ({ id, range: move(range) })),
    mistakes: written.mistakes.map((one) => ({ ...one, range: move(one.range) })),
  };
}

/** The line of the code before the comment, or where there is none on its line, of the code that comes next. */
function coveredLine(text: string, comment: Range, all: readonly Range[]): Range {
  const lineStart = text.lastIndexOf("\n", comment.start - 1) + 1;
  if (text.slice(lineStart, comment.start).trim() !== "")
    return { start: lineStart, end: lineEnd(text, comment.start) };
  let code = afterBlanks(text, comment.end);
  for (const other of all) if (other.start === code) code = afterBlanks(text, other.end);
  return { start: code, end: lineEnd(text, code) };
}

/** With the text of the heredoc that begins on it, in which no comment can stand. */
function withHeredoc(text: string, line: Range): Range {
  const opening = /<<-?([\p{L}_][\p{L}\p{N}_-]*)\r?\n$/u.exec(text.slice(line.start, line.end));
  if (!opening) return line;
  const closing = new RegExp(`^[ \\t]*${opening[1]}[ \\t]*\\r?$`, "m").exec(text.slice(line.end));
  return { start: line.start, end: closing ? line.end + closing.index : line.end };
}

/** The innermost block whose header begins in the line. */
function blockBeginningIn(file: SourceFile, line: Range): Range | undefined {
  let found: Range | undefined;
  for (const { piece, start } of file.pieces) {
    if (start >= line.end || start + piece.text.length <= line.start) continue;
    const { item } = piece;
    let blocks: readonly Block[] = item?.kind === "block" ? [item] : [];
    while (blocks.length > 0) {
      const reaching = blocks.map((block) => ({ block, range: shift(block.range, start) }));
      const here = reaching.find(({ range }) => range.start < line.end && range.end > line.start);
      if (here && here.range.start >= line.start) found = here.range;
      blocks = here?.block.body.blocks ?? [];
    }
  }
  return found;
}

function wholeOf(text: string): Range {
  return { start: 0, end: text.length + 1 };
}

function afterBlanks(text: string, offset: number): number {
  const found = /\S/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? text.length;
}

/** Behind the line end: what is at the very end of the line belongs to it. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length + 1 : newline + 1;
}
