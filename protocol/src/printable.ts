/**
 * Text as it can be shown, of the same length: control characters of a file or its name would be obeyed by a terminal (they can
 * colour, hide or overwrite what stands there), those of direction would show it in another order anywhere.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Control}\t]|[\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
}
