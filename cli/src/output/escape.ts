/** Text for XML or HTML. Characters that XML 1.0 knows no way to write are replaced. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ufffd]|\p{Surrogate}/gu, (character) =>
      (character.codePointAt(0) ?? 0) > 0xffff ? character : "\ufffd",
    )
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The same for the value of an attribute, in which readers would otherwise take line ends for blanks. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
