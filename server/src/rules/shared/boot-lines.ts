import type { BootCommand } from "../../knowledge/boot-commands.ts";
import type { PlacedText } from "../../knowledge/placed-text.ts";
import { replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Span } from "../../syntax/nodes.ts";
import type { Range } from "../../text/range.ts";
import { placeOf } from "./places.ts";

export function commandPlace({ text, command }: BootCommand): Span {
  return placeOf(text, command.range);
}

/**
 * Takes commands that stand one behind the other out of a script: with their lines, or out of the chain of commands on
 * one. Undefined when the script does not stand here, or would not be one without them.
 */
export function removeCommands(text: PlacedText, commands: Range): SpanEdit | undefined {
  const written = text.writtenAt(commands);
  if (!written) return undefined;
  const source = written.piece.text;
  const { start } = written.range;
  const end = written.range.end + (REDIRECTS.exec(source.slice(written.range.end))?.[0].length ?? 0);
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const newline = source.indexOf("\n", end);
  const lineEnd = newline < 0 ? source.length : newline;
  const before = source.slice(lineStart, start);
  const after = source.slice(end, lineEnd).trimEnd();
  const cut = (from: number, to: number): SpanEdit =>
    replace({ piece: written.piece, range: { start: from, end: to } }, "");
  if (
    /^[ \t]*(?:- +)?["']?$/.test(before) &&
    /^(?:["']?,?|[ \t]*;|[ \t]*&&[ \t]*\\|[ \t]*\|\|[ \t]*(?:true|:))$/.test(after)
  )
    return isNeeded(source, lineStart, lineEnd, before, after) ? undefined : cut(lineStart, lineEnd + 1);
  const behind = /^[ \t]*(?:&&|;)[ \t]*(?!(?:do|then|fi|done)\b)(?=[^\s;\\])/.exec(after);
  if (behind && /(?:^|&&|;|["']|^[ \t]*-)[ \t]*$/.test(before)) return cut(start, end + behind[0].length);
  const ahead = /[ \t]*(?:&&|;)[ \t]*$/.exec(before);
  return ahead &&
    ahead.index > 0 &&
    /^["'`)]?[ \t]*,?$/.test(after) &&
    /\S/.test(before.slice(0, ahead.index))
    ? cut(start - ahead[0].length, end)
    : undefined;
}

/** The only command of a block, the end of a command over several lines, the only item of a list. */
function isNeeded(
  source: string,
  lineStart: number,
  lineEnd: number,
  before: string,
  after: string,
): boolean {
  const previous =
    source
      .slice(0, Math.max(0, lineStart - 1))
      .split("\n")
      .at(-1)
      ?.trim() ?? "";
  const next =
    source
      .slice(lineEnd + 1)
      .split("\n", 1)[0]
      ?.trim() ?? "";
  if (previous.endsWith("\\") && !after.endsWith("\\")) return true;
  if (/(?:^|[\s;])(?:then|do|else|\{)$/.test(previous) && /^(?:fi|done|else|elif|\})/.test(next)) return true;
  return before.includes("-") && !previous.startsWith("-") && !next.startsWith("-");
}

const REDIRECTS = /^(?:[ \t]*(?:\d?>{1,2}|&>)[ \t]*(?:&\d|[^\s;&|"']+))*/;
