import type { HclText } from "../../packer/scaffold.ts";
import { sourceText, walk } from "../../syntax/body.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Range } from "../../text/range.ts";

export interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/** The source with its replacements, lines moved to the left as far as the expression's first line stands to the right. */
export function toText(expression: Expression, edits: readonly Replacement[]): HclText {
  const { text } = expression.piece;
  const { start, end } = expression.range;
  let written = "";
  let position = start;
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    written += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  written += text.slice(position, end);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? "";
  const fixedLines = heredocLines(expression);
  const lines = withoutGoTemplates(written.replace(/\r\n/g, "\n")).split("\n");
  return {
    text: lines
      .map((line, at) => (at === 0 || fixedLines.has(at) ? line : outdented(line, indent)))
      .join("\n"),
    fixedLines,
  };
}

function outdented(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** The lines of the expression (from 0) that belong to a heredoc; its first line does not. */
function heredocLines(expression: Expression): Set<number> {
  const { text } = expression.piece;
  const lineOf = (offset: number): number =>
    text.slice(expression.range.start, offset).split("\n").length - 1;
  const lines = new Set<number>();
  for (const one of walk(expression)) {
    if ((one.kind !== "literal" && one.kind !== "template") || one.form !== "heredoc") continue;
    const last = lineOf(one.range.start + sourceText(one).trimEnd().length);
    for (let line = lineOf(one.range.start) + 1; line <= last; line++) lines.add(line);
  }
  return lines;
}

/** Packer reads `{{` in these settings as the start of a template of its own; here it is only text. */
export function withoutGoTemplates(text: string): string {
  return text.replace(/(?<!\$)\{\{/g, "{{`{{`}}");
}
