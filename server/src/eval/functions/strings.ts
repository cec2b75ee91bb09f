import type { TerraformFunction } from "../functions.ts";
import { graphemes, isSpace, lowerCase, titleCase, trimWhere, upperCase } from "./characters.ts";
import { INVALID } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";
import { LONGEST_TEXT, texts } from "./results.ts";

export const STRING_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  chomp: of(withoutLineEnds),
  endswith: define({ takes: ["text", "text"], call: ([text, suffix]) => text.endsWith(suffix) }),
  indent: define({ takes: ["integer", "text"], call: ([spaces, text]) => indented(spaces, text) }),
  join: define({
    takes: ["text", "texts"],
    rest: "texts",
    call: ([separator, ...lists]) => joined(separator, lists.flat()),
  }),
  lower: of(lowerCase),
  split: define({
    takes: ["text", "text"],
    call: ([separator, text], context) =>
      texts(separator === "" ? [...text] : text.split(separator), context),
  }),
  startswith: define({ takes: ["text", "text"], call: ([text, prefix]) => text.startsWith(prefix) }),
  strcontains: define({ takes: ["text", "text"], call: ([text, part]) => text.includes(part) }),
  strrev: of((text) => graphemes(text).toReversed().join("")),
  substr: define({ takes: ["text", "integer", "integer"], call: (values) => substring(...values) }),
  title: of(titleCase),
  trim: define({
    takes: ["text", "text"],
    call: ([text, characters]) => {
      const unwanted = new Set(characters);
      return trimWhere(text, (character) => unwanted.has(character));
    },
  }),
  trimprefix: define({
    takes: ["text", "text"],
    call: ([text, prefix]) => (text.startsWith(prefix) ? text.slice(prefix.length) : text),
  }),
  trimspace: of((text) => trimWhere(text, isSpace)),
  trimsuffix: define({
    takes: ["text", "text"],
    call: ([text, suffix]) => (text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text),
  }),
  upper: of(upperCase),
};

/** A function of one text. */
function of(call: (text: string) => Result): TerraformFunction {
  return define({ takes: ["text"], call: ([text]) => call(text) });
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return text.slice(0, end);
}

function indented(spaces: number, text: string): Result {
  if (spaces < 0) return INVALID;
  const lines = text.split("\n");
  if (spaces * lines.length > LONGEST_TEXT) return undefined;
  return lines.join(`\n${" ".repeat(spaces)}`);
}

function joined(separator: string, parts: readonly string[]): string | undefined {
  const length = parts.reduce((sum, part) => sum + part.length, separator.length * parts.length);
  return length > 2 * LONGEST_TEXT ? undefined : parts.join(separator);
}

/** An offset below 0 counts from the end, and a length below 0 takes all that follows. */
function substring(text: string, offset: number, length: number): string {
  if (length === 0 && offset >= 0) return "";
  const characters = graphemes(text);
  const start = offset < 0 ? Math.max(0, offset + characters.length) : offset;
  // Terraform looks at the length only where it has to seek: with an offset from the end, 0 takes everything.
  const end = length < 0 || length === 0 ? characters.length : start + length;
  return characters.slice(start, end).join("");
}
