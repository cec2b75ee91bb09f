/**
 * The names of two or three parts (`var.x`, `aws_instance.web.id`) that stand anywhere in the text, comments and
 * strings included. Of longer ones the first three parts.
 */
export function dottedNames(text: string): string[] {
  const names: string[] = [];
  const { length } = text;
  for (let offset = 0; offset < length; offset++) {
    const character = text.charCodeAt(offset);
    if (character >= ASCII) return wideDottedNames(text);
    if (kinds[character] === other) continue;
    const start = offset;
    let parts = kinds[character] === letter ? 1 : NONE;
    let end = start;
    // To the end of the run of letters, digits, dashes and dots; names begin only where one begins.
    for (offset++; offset < length; offset++) {
      const next = text.charCodeAt(offset);
      if (next >= ASCII) return wideDottedNames(text);
      const kind = kinds[next] as number;
      if (kind === other) break;
      if (kind !== dot) continue;
      if (parts > 1) end = offset;
      const behind = offset + 1 < length ? text.charCodeAt(offset + 1) : 0;
      if (behind >= ASCII) return wideDottedNames(text);
      parts = parts > 0 && parts < 3 && kinds[behind] === letter ? parts + 1 : NONE;
    }
    if (parts > 1) end = offset;
    if (end > start) names.push(text.slice(start, end));
  }
  return names;
}

/** The same with letters beyond ASCII, which is slower. */
function wideDottedNames(text: string): string[] {
  return Array.from(text.matchAll(DOTTED), (match) => match[0]);
}

const DOTTED = /(?<![\w.-])[\p{L}_][\p{L}\p{N}_-]*\.[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)?/gu;
const ASCII = 128;
/** The run began with no name, or the name has ended before the run. */
const NONE = -1;

const other = 0;
const letter = 1;
const inner = 2;
const dot = 3;
const kinds = new Uint8Array(ASCII);
for (let character = 0; character < ASCII; character++) {
  const text = String.fromCharCode(character);
  kinds[character] = /[A-Za-z_]/.test(text)
    ? letter
    : /[0-9-]/.test(text)
      ? inner
      : text === "."
        ? dot
        : other;
}
