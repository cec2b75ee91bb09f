import { type Node, type ParseError, printParseErrorCode } from "jsonc-parser";
import type { FileFault } from "../source-file.ts";

/** Nesting that no person writes and that the parser, which calls itself for each level, would not survive. */
const DEEPEST = 500;

/** Where the text is nested too deeply to be read; undefined when it is not. */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    if (depth > DEEPEST) return index;
  }
  return undefined;
}

/** What is wrong with a text that is too deep from there on. */
export function tooDeep(offset: number): FileFault {
  return {
    offset,
    message: `is nested more than ${DEEPEST} levels deep from here on; it was left out, look at what generates it`,
  };
}

/** What is wrong with a text that was read as JSON; undefined when nothing is. */
export function faultOf(
  text: string,
  root: Node | undefined,
  errors: readonly ParseError[],
): FileFault | undefined {
  if (text.trim() === "")
    return { offset: 0, message: "is empty, which is not valid JSON; write {} into it, or delete it" };
  const [first] = errors;
  if (first) {
    const reason = REASONS.get(printParseErrorCode(first.error)) ?? "something here does not belong there";
    return {
      offset: first.offset,
      message: `is not valid JSON (${reason}); what can be read was checked, correct it here`,
    };
  }
  if (root?.type === "object") return undefined;
  const offset = root?.offset ?? 0;
  return { offset, message: "is no JSON object, so nothing in it was read; put its content between { and }" };
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["InvalidSymbol", "a word without quotes"],
  ["InvalidNumberFormat", "a number that is none"],
  ["PropertyNameExpected", "a name in quotes is missing"],
  ["ValueExpected", "a value is missing"],
  ["ColonExpected", "a colon is missing"],
  ["CommaExpected", "a comma is missing"],
  ["CloseBraceExpected", "a closing brace is missing"],
  ["CloseBracketExpected", "a closing bracket is missing"],
  ["EndOfFileExpected", "something follows the end"],
  ["InvalidCommentToken", "JSON has no comments; a property named // is one"],
  ["UnexpectedEndOfComment", "JSON has no comments; a property named // is one"],
  ["UnexpectedEndOfString", "a closing quote is missing"],
  ["UnexpectedEndOfNumber", "a number that is none"],
  ["InvalidUnicode", "an escape that is none"],
  ["InvalidEscapeCharacter", "an escape that is none"],
  ["InvalidCharacter", "a control character in a text; write it as an escape"],
]);
