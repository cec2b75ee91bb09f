import { comments } from "./syntax/scanner.ts";
import type { SourceFile } from "./syntax/source-file.ts";
import type { Range } from "./text/range.ts";

/** A `# rebake:ignore <rule> <reason>` or `# rebake:ignore-file <rule> <reason>` comment. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** The comment. */
  readonly range: Range;
  /** The offsets it speaks for: one line, or the file. */
  readonly covers: Range;
}

/** The suppressions of a file, in source order. Files without the word in them cost one search. */
export function suppressionsOf(file: SourceFile): Suppression[] {
  if (!file.text.includes("rebake:ignore")) return [];
  const all = comments(file.text);
  return all.flatMap((range) => {
    const match = PATTERN.exec(file.text.slice(range.start, range.end));
    if (!match) return [];
    const [, isFile, rule = "", reason = ""] = match;
    const covers = isFile ? { start: 0, end: file.text.length } : coveredLine(file.text, range, all);
    return [{ rule, reason: reason.replace(/\*\/\s*$/, "").trim(), range, covers }];
  });
}

/** True when a comment of the file speaks for this rule at this place. */
export function isSuppressed(suppressions: readonly Suppression[], rule: string, at: Range): boolean {
  return suppressions.some(
    (one) => one.rule === rule && one.covers.start <= at.start && at.start <= one.covers.end,
  );
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

function afterBlanks(text: string, offset: number): number {
  const found = /\S/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? text.length;
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline;
}

const PATTERN = /^(?:#|\/\/|\/\*)\s*rebake:ignore(-file)?\s+([a-z0-9-]+)[ \t]*([\s\S]*)$/;
