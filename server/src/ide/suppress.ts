import { isSuppressed, suppressionsOf } from "../suppressions.ts";
import { jsonCommentSlot } from "../syntax/json/comments.ts";
import { isJson } from "../syntax/names.ts";
import type { Block } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { contains, type Range, shift } from "../text/range.ts";

/** What a suppression speaks for. */
export type SuppressionScope = "line" | "block" | "file";

export interface SuppressionEdit {
  readonly edit: TextEdit;
  /** Where in the inserted text the reason stands, for the person to replace. */
  readonly reason: Range;
}

/**
 * The comment that silences a rule at a finding. Undefined where a comment cannot stand, such as in a heredoc, or would
 * not be one for this finding.
 */
export function suppress(
  file: SourceFile,
  rule: string,
  at: Range,
  scope: SuppressionScope,
): SuppressionEdit | undefined {
  if (isJson(file.path)) return suppressInJson(file, rule, at, scope);
  switch (scope) {
    case "line":
      return suppressLine(file, rule, at);
    case "block":
      return suppressBlock(file, rule, at);
    case "file":
      return suppressFile(file, rule);
  }
}

/** A comment above the line of a finding. */
function suppressLine(file: SourceFile, rule: string, at: Range): SuppressionEdit | undefined {
  const result = commentAbove(file, at.start, `rebake:ignore ${rule} `);
  const after = applyEdits(file.text, [result.edit]).text;
  const works = isSuppressed(
    suppressionsOf({ ...file, text: after }),
    rule,
    shift(at, result.edit.newText.length),
  );
  return works ? result : undefined;
}

/** A comment above the innermost block that the finding lies in. */
function suppressBlock(file: SourceFile, rule: string, at: Range): SuppressionEdit | undefined {
  const block = blocksAround(file, at).at(-1);
  if (!block) return undefined;
  const lineStart = file.text.lastIndexOf("\n", block.start - 1) + 1;
  const isFirst = file.text.slice(lineStart, block.start).replace("\uFEFF", "").trim() === "";
  return isFirst ? commentAbove(file, block.start, `rebake:ignore-block ${rule} `) : undefined;
}

/** A comment at the top of the file. */
function suppressFile(file: SourceFile, rule: string): SuppressionEdit {
  return insertion(file, file.text.startsWith("\uFEFF") ? 1 : 0, `# rebake:ignore-file ${rule} `);
}

function commentAbove(file: SourceFile, offset: number, comment: string): SuppressionEdit {
  const lineStart = file.text.lastIndexOf("\n", offset - 1) + 1;
  const start = file.text[lineStart] === "\uFEFF" ? lineStart + 1 : lineStart;
  const indent = /^[ \t]*/.exec(file.text.slice(start, offset))?.[0] ?? "";
  return insertion(file, start, `${indent}# ${comment}`);
}

function insertion(file: SourceFile, offset: number, comment: string): SuppressionEdit {
  const lineEnd = file.text.includes("\r\n") ? "\r\n" : "\n";
  return inserted(offset, comment, lineEnd);
}

/** A `"//"` key in the block that the finding lies in, or at the top of the file. In JSON a line is no unit. */
function suppressInJson(
  file: SourceFile,
  rule: string,
  at: Range,
  scope: SuppressionScope,
): SuppressionEdit | undefined {
  if (scope === "line") return undefined;
  const block = scope === "block" ? bodiesAround(file, at).at(-1) : undefined;
  const start = scope === "file" ? file.text.search(/\{/) : block?.start;
  const slot = start === undefined || start < 0 ? undefined : jsonCommentSlot(file.text, start);
  if (!slot) return undefined;
  const comment = `"rebake:ignore${scope === "file" ? "-file" : ""} ${rule} `;
  switch (slot.kind) {
    case "empty":
      return inserted(slot.offset, ` "//": ${comment}`, '" ');
    case "first":
      return inserted(slot.offset, `${slot.blanks}"//": ${comment}`, '",');
    case "list":
      return inserted(slot.offset, `${slot.isEmpty ? "" : ", "}${comment}`, '"');
    case "string": {
      const known = file.text.slice(slot.range.start, slot.range.end);
      const { edit, reason } = inserted(slot.range.start, `[${known}, ${comment}`, '"]');
      return { edit: { ...edit, range: slot.range }, reason };
    }
  }
}

function inserted(offset: number, before: string, after: string): SuppressionEdit {
  return {
    edit: { range: { start: offset, end: offset }, newText: `${before}${REASON}${after}` },
    reason: { start: before.length, end: before.length + REASON.length },
  };
}

/** The blocks that a place lies in, the outermost first. */
function blocksAround(file: SourceFile, at: Range): Range[] {
  return placedAround(file, at).map(({ block, start }) => shift(block.range, start));
}

function bodiesAround(file: SourceFile, at: Range): Range[] {
  return placedAround(file, at).map(({ block, start }) => shift(block.body.range, start));
}

function placedAround(file: SourceFile, at: Range): { readonly block: Block; readonly start: number }[] {
  const found: { block: Block; start: number }[] = [];
  const point = { start: at.start, end: at.start };
  for (const { piece, start } of file.pieces) {
    if (!contains({ start, end: start + piece.text.length }, point)) continue;
    const inner = shift(point, -start);
    let blocks = piece.item?.kind === "block" ? [piece.item as Block] : [];
    while (blocks.length > 0) {
      const block: Block | undefined = blocks.find(
        ({ range, headerRange }) => contains(range, inner) || contains(headerRange, inner),
      );
      if (!block) break;
      found.push({ block, start });
      blocks = [...block.body.blocks];
    }
  }
  return found;
}

const REASON = "reason";
