import { derived, HOLE, type PlacedText } from "./placed-text.ts";

/**
 * The text of a template with a hole for each `${...}`, and one for all between `%{ if }` or `%{ for }` and its end,
 * because what those leave is not known either.
 */
export function withoutMarkers(template: PlacedText): PlacedText {
  const source = template.text;
  if (!/[$%]\{/.test(source)) return template;
  let text = "";
  const sources: number[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as string;
    if (source[at + 1] === character && source[at + 2] === "{" && isMarker(character)) {
      // `$${` and `%%{` are the text `${` and `%{`.
      if (depth === 0) {
        text += `${character}{`;
        sources.push(at + 1, at + 2);
      }
      at += 2;
      continue;
    }
    if (isMarker(character) && source[at + 1] === "{") {
      const end = closingBrace(source, at + 2);
      const nesting = character === "%" ? nestingOf(source.slice(at + 2, end)) : 0;
      if (depth === 0) {
        text += HOLE;
        sources.push(at);
      }
      depth = Math.max(0, depth + nesting);
      at = end;
      continue;
    }
    if (depth > 0) continue;
    text += character;
    sources.push(at);
  }
  return derived(template, text, sources);
}

function isMarker(character: string): boolean {
  return character === "$" || character === "%";
}

function nestingOf(directive: string): number {
  const [, keyword] = /^~?\s*(\w+)/.exec(directive) ?? [];
  if (keyword === "if" || keyword === "for") return 1;
  return keyword === "endif" || keyword === "endfor" ? -1 : 0;
}

/** The offset of the brace that closes what begins at `start`; quoted strings may hold braces. */
function closingBrace(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "{") depth++;
    else if (character === "}" && depth-- === 0) return at;
  }
  return text.length;
}
