import type { Range } from "../text/range.ts";

/** Where the name of a rule is being written in a comment that silences it. */
export interface SuppressionPlace {
  readonly range: Range;
  /** The rules that stand before it. */
  readonly others: readonly string[];
}

/** Undefined where no rule is expected. What begins the line decides, so that nothing needs to be parsed. */
export function suppressionPlaceAt(text: string, offset: number): SuppressionPlace | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const match = OPENING.exec(line);
  if (!match) return undefined;
  const [, others = "", word = ""] = match;
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0] ?? "";
  return {
    range: { start: offset - word.length, end: offset + rest.length },
    others: others.split(",").flatMap((one) => one.trim() || []),
  };
}

const OPENING =
  /(?:#|\/\/|\/\*+|"\/\/"\s*:\s*(?:\[.*)?")\s*rebake:ignore(?:-block|-file)?[ \t]+((?:[\w-]+[ \t]*,[ \t]*)*)([\w-]*)$/;
