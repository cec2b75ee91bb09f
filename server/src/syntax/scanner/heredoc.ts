import { afterLineEnd, code, identifierEnd, isLineEnd, skipBlanks } from "./characters.ts";

export interface HeredocStart {
  readonly marker: string;
  readonly textStart: number;
  /** False when blanks follow the marker, which HCL does not allow. */
  readonly exact: boolean;
}

/** Reads `<<EOF` or `<<-EOF` and its line end; undefined when something else follows. */
export function readHeredocStart(text: string, start: number): HeredocStart | undefined {
  const markerStart = text.charCodeAt(start + 2) === code.dash ? start + 3 : start + 2;
  const markerEnd = identifierEnd(text, markerStart);
  if (markerEnd === markerStart) return undefined;
  const lineEnd = skipBlanks(text, markerEnd);
  if (lineEnd < text.length && !isLineEnd(text.charCodeAt(lineEnd))) return undefined;
  return {
    marker: text.slice(markerStart, markerEnd),
    textStart: afterLineEnd(text, lineEnd),
    exact: lineEnd === markerEnd,
  };
}

/** The offset after the marker when nothing else stands in the line at `line`, else 0. */
export function markerEnd(text: string, line: number, marker: string): number {
  const start = skipBlanks(text, line);
  if (!text.startsWith(marker, start)) return 0;
  const end = start + marker.length;
  const rest = skipBlanks(text, end);
  return rest >= text.length || isLineEnd(text.charCodeAt(rest)) ? end : 0;
}
