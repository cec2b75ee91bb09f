import { type ParseError, parseTree } from "jsonc-parser";

/** The line, from 1, in which a text stops being JSON; undefined where it is. */
export function brokenLine(text: string): number | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  return first && text.slice(0, first.offset).split("\n").length;
}

/** The member that stands more than once in the object that a JSON text is. */
export function repeatedMember(text: string): string | undefined {
  const seen = new Set<unknown>();
  for (const property of parseTree(text)?.children ?? []) {
    const name: unknown = property.children?.[0]?.value;
    if (seen.has(name)) return String(name);
    seen.add(name);
  }
  return undefined;
}
