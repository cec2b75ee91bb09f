import { applyEdits, modify } from "jsonc-parser";

/**
 * Sets a member of the object that a JSON text is; all else stays as it is written.
 * @param value what JSON can say; undefined to take the member out
 */
export function setJsonMember(text: string, key: string, value: unknown): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const tabSize = /\n( +)"/.exec(text)?.[1]?.length ?? 2;
  const insertSpaces = !/\n\t/.test(text);
  return applyEdits(text, modify(text, [key], value, { formattingOptions: { eol, tabSize, insertSpaces } }));
}
