import type { FunctionContext, TerraformFunction } from "../functions.ts";
import { type Expression, expressionOf, type Match } from "../regex/match.ts";
import type { Value } from "../value.ts";
import { INVALID } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";
import { LONGEST_TEXT, list, MOST_ITEMS, nothing, object, text, tuple } from "./results.ts";

export const REGULAR_EXPRESSION_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  regex: define({
    takes: ["text", "text"],
    call: ([pattern, subject], context) => {
      const expression = groupedExpression(pattern);
      if (typeof expression !== "object") return expression;
      const characters = codePoints(subject);
      const match = expression.find(characters, 0);
      if (match === null) return INVALID;
      return match && captured(expression, characters, match, context);
    },
  }),
  regexall: define({
    takes: ["text", "text"],
    call: ([pattern, subject], context) => {
      const expression = groupedExpression(pattern);
      if (typeof expression !== "object") return expression;
      const characters = codePoints(subject);
      const matches = allMatches(expression, characters);
      const found = matches?.map((match) => captured(expression, characters, match, context));
      return found && !found.includes(undefined) ? list(found as Value[], context) : undefined;
    },
  }),
  replace: define({
    takes: ["text", "text", "text"],
    call: ([subject, wanted, replacement]) => {
      if (wanted.length > 1 && wanted.startsWith("/") && wanted.endsWith("/"))
        return replaceMatches(subject, wanted.slice(1, -1), replacement);
      return replaceText(subject, wanted, replacement);
    },
  }),
};

/** Packer has a function of its own for what Terraform's `replace` does between slashes. */
export const PACKER_REGULAR_EXPRESSION_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  regex_replace: define({ takes: ["text", "text", "text"], call: (values) => replaceMatches(...values) }),
  replace: define({ takes: ["text", "text", "text"], call: (values) => replaceText(...values) }),
};

/** An expression for `regex` and `regexall`: all of its groups have names, or none. */
function groupedExpression(pattern: string): Expression | typeof INVALID | undefined {
  const expression = expressionOf(pattern);
  if (expression === "invalid") return INVALID;
  const named = expression?.groupNames.filter((name) => name !== undefined).length ?? 0;
  return named > 0 && named < (expression?.groupNames.length ?? 0) ? INVALID : expression;
}

/** The whole match without groups, an object of named groups, or a list of the groups. */
function captured(
  { groupNames }: Expression,
  characters: readonly number[],
  match: Match,
  context: FunctionContext,
): Value | undefined {
  if (groupNames.length === 0) return text(between(characters, match[0], match[1]), context);
  const groups = groupNames.map((name, index) => {
    const start = match[index * 2 + 2];
    const value =
      start === undefined
        ? nothing(context)
        : text(between(characters, start, match[index * 2 + 3]), context);
    return [name ?? "", value] as const;
  });
  const known = groups.filter((group): group is readonly [string, Value] => group[1] !== undefined);
  if (known.length < groups.length) return undefined;
  if (groupNames[0] !== undefined) return object(new Map(known), context);
  return tuple(
    known.map(([, value]) => value),
    context,
  );
}

/** All matches that do not overlap; an empty one does not follow right after another. */
function allMatches(expression: Expression, characters: readonly number[]): readonly Match[] | undefined {
  const matches: Match[] = [];
  let from = 0;
  let previousEnd = -1;
  while (from <= characters.length) {
    const match = expression.find(characters, from);
    if (match === undefined || matches.length > MOST_ITEMS) return undefined;
    if (match === null) break;
    const [start = 0, end = 0] = match;
    if (end > start || start !== previousEnd) matches.push(match);
    previousEnd = end;
    from = end > from ? end : from + 1;
  }
  return matches;
}

function replaceMatches(subject: string, pattern: string, replacement: string): Result {
  const expression = expressionOf(pattern);
  if (expression === "invalid") return INVALID;
  const characters = codePoints(subject);
  const matches = expression && allMatches(expression, characters);
  if (!expression || !matches) return undefined;
  let result = "";
  let at = 0;
  for (const match of matches) {
    const [start = 0, end = 0] = match;
    result += between(characters, at, start) + expanded(replacement, expression, characters, match);
    if (result.length > LONGEST_TEXT) return undefined;
    at = end;
  }
  return result + between(characters, at, characters.length);
}

/** `$1`, `${1}`, `$name`, `$$`; what names no group is nothing. */
function expanded(
  template: string,
  expression: Expression,
  characters: readonly number[],
  match: Match,
): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (reference, braced?: string, plain?: string) => {
    if (reference === "$$") return "$";
    const name = braced ?? plain ?? "";
    const group = /^\d+$/.test(name) ? Number(name) : expression.groupNames.lastIndexOf(name) + 1;
    const isGroup = /^\d+$/.test(name) ? group <= expression.groupNames.length : group > 0;
    return isGroup ? between(characters, match[group * 2], match[group * 2 + 1]) : "";
  });
}

function replaceText(subject: string, wanted: string, replacement: string): string | undefined {
  const parts = wanted === "" ? ["", ...subject, ""] : subject.split(wanted);
  const added = replacement.length * parts.length;
  return added > 2 * LONGEST_TEXT ? undefined : parts.join(replacement);
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function between(characters: readonly number[], start: number | undefined, end: number | undefined): string {
  if (start === undefined || end === undefined) return "";
  let result = "";
  for (let at = start; at < end; at++) result += String.fromCodePoint(characters[at] ?? 0);
  return result;
}
