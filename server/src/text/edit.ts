import type { Range } from "./range.ts";

/** Replace the text of `range` with `newText`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * Applies edits that all refer to the original `text`.
 * Edits that overlap an earlier one are left out, and returned, so that a caller can run another pass.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): { text: string; left: TextEdit[] } {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort(
    (a, b) =>
      a.edit.range.start - b.edit.range.start || a.edit.range.end - b.edit.range.end || a.index - b.index,
  );
  const left: TextEdit[] = [];
  let result = "";
  let position = 0;
  for (const { edit } of ordered) {
    if (edit.range.start < position) {
      left.push(edit);
      continue;
    }
    result += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  return { text: result + text.slice(position), left };
}
