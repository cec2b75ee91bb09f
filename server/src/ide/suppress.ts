import { isSuppressed, suppressionsOf } from "../suppressions.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import { type Range, shift } from "../text/range.ts";

export interface SuppressionEdit {
  readonly edit: TextEdit;
  /** Where in the inserted text the reason stands, for the person to replace. */
  readonly reason: Range;
}

/**
 * A comment above the line of a finding. Undefined where a comment cannot stand, such as in a heredoc, or would
 * not be one for this finding.
 */
export function suppressLine(file: SourceFile, rule: string, at: Range): SuppressionEdit | undefined {
  const start = file.text.lastIndexOf("\n", at.start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(start, at.start))?.[0] ?? "";
  const result = insertion(file, start, `${indent}# rebake:ignore ${rule} `);
  const after = applyEdits(file.text, [result.edit]).text;
  const works = isSuppressed(
    suppressionsOf({ ...file, text: after }),
    rule,
    shift(at, result.edit.newText.length),
  );
  return works ? result : undefined;
}

/** A comment at the top of the file. */
export function suppressFile(file: SourceFile, rule: string): SuppressionEdit {
  return insertion(file, file.text.startsWith("\uFEFF") ? 1 : 0, `# rebake:ignore-file ${rule} `);
}

function insertion(file: SourceFile, offset: number, comment: string): SuppressionEdit {
  const lineEnd = file.text.includes("\r\n") ? "\r\n" : "\n";
  const newText = `${comment}${REASON}${lineEnd}`;
  return {
    edit: { range: { start: offset, end: offset }, newText },
    reason: { start: comment.length, end: comment.length + REASON.length },
  };
}

const REASON = "reason";
