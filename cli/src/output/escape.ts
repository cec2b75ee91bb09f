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

/**
 * Text for a terminal, of the same length: control characters of a file or its name would be obeyed (they can colour, hide or
 * overwrite what stands there), those of direction would show it in another order.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Control}\t]|[\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
