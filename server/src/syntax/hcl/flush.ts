/** A tag (`${...}`, `%{...}`) in a heredoc, as far as it matters to the blanks around it. */
interface Tag {
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly segment: number;
  text: string;
}

/**
 * The texts between the tags of a `<<-` heredoc, by where they begin, without the blanks that its lines share. `~` has
 * taken its blanks before: a line whose beginning was joined to the one before is no line of its own any more.
 */
export function flushTexts(
  source: string,
  range: { readonly start: number; readonly end: number },
  tags: readonly Tag[],
): ReadonlyMap<number, string> {
  const pieces: (Line | "tag")[] = [];
  let position = range.start;
  for (let index = 0; index <= tags.length; index++) {
    const tag = tags[index];
    const before = tags[index - 1];
    const lines = linesOf(source, position, tag?.start ?? range.end);
    const [first] = lines;
    const last = lines[lines.length - 1];
    if (first && before && source.charAt(before.end - 2) === "~") first.text = first.text.trimStart();
    if (last && tag && source.charAt(tag.start + 2) === "~") last.text = last.text.trimEnd();
    for (const line of lines) pieces.push(line);
    if (tag) pieces.push("tag");
    position = tag?.end ?? position;
  }
  unindentAll(pieces);
  const texts = new Map<number, string>();
  for (const piece of pieces)
    if (piece !== "tag") texts.set(piece.segment, (texts.get(piece.segment) ?? "") + piece.text);
  return texts;
}

function linesOf(source: string, start: number, end: number): Line[] {
  const lines = source.slice(start, Math.max(start, end)).match(/[^\n]*\n|[^\n]+/g) ?? [];
  return lines.map((text) => ({ segment: start, text }));
}

function unindentAll(pieces: readonly (Line | "tag")[]): void {
  const beginnings: Line[] = [];
  let common = Number.POSITIVE_INFINITY;
  let beginsLine = true;
  for (const piece of pieces) {
    const text = piece === "tag" ? "" : piece.text;
    const isBlank = text.endsWith("\n") && text.trim() === "";
    if (beginsLine && !isBlank) {
      common = Math.min(common, text.length - text.trimStart().length);
      if (piece !== "tag") beginnings.push(piece);
    }
    beginsLine = text.endsWith("\n");
  }
  for (const line of beginnings) line.text = line.text.slice(common);
}
