import { isWorld, readRange } from "../knowledge/network.ts";

export type OptionValue = number | readonly number[] | readonly string[];

/** What somebody may set of a rule in `rebake.hcl`. */
export interface RuleOption<Value extends OptionValue = OptionValue> {
  /** In snake case, as it is written. */
  readonly name: string;
  readonly type: "number" | "numbers" | "texts";
  /** What counts where nobody says otherwise. */
  readonly default: Value;
  /** A sentence or two: what it is and what it changes. Markdown. */
  readonly description: string;
  /** A value as it is written. */
  readonly example: string;
  /** What is wrong with a number or a text, going on after the option's name; undefined when it counts. */
  problemOf(item: number | string): string | undefined;
}

/** What counts for a rule here. */
export interface OptionValues {
  of<Value extends OptionValue>(option: RuleOption<Value>): Value;
}

/** What a project file sets for the rules, by their ids and the options' names. Plain data: it crosses threads. */
export type RuleOptions = Readonly<Record<string, Readonly<Record<string, OptionValue>>>>;

export const DEFAULT_OPTIONS: OptionValues = { of: (option) => option.default };

/** @param set what is set for one rule; each value is one that its option takes */
export function optionValues(set: RuleOptions[string] | undefined): OptionValues {
  if (!set) return DEFAULT_OPTIONS;
  return {
    of: <Value extends OptionValue>({ name, default: usual }: RuleOption<Value>) =>
      Object.hasOwn(set, name) ? (set[name] as Value) : usual,
  };
}

type Words = Pick<RuleOption, "name" | "description" | "example">;

export function numberOption(
  words: Words & { readonly default: number; readonly least: number; readonly most: number },
): RuleOption<number> {
  const { least, most, ...rest } = words;
  return {
    ...rest,
    type: "number",
    problemOf: (item) =>
      typeof item === "number" && Number.isInteger(item) && item >= least && item <= most
        ? undefined
        : `is a whole number from ${least} to ${most}`,
  };
}

export function portsOption(
  words: Words & { readonly default: readonly number[] },
): RuleOption<readonly number[]> {
  return {
    ...words,
    type: "numbers",
    problemOf: (item) =>
      typeof item === "number" && Number.isInteger(item) && item >= 1 && item <= 65_535
        ? undefined
        : "takes ports: whole numbers from 1 to 65535",
  };
}

/** Ranges of addresses, of which none may be the whole internet. */
export function rangesOption(words: Words): RuleOption<readonly string[]> {
  return {
    ...words,
    type: "texts",
    default: [],
    problemOf(item) {
      if (typeof item !== "string" || !readRange(item))
        return 'takes ranges of addresses, such as "10.8.0.0/16"';
      return isWorld(item) ? "cannot hold the whole internet; name the ranges that are meant" : undefined;
    },
  };
}

/** Texts in which `*` stands for anything; upper and lower case are the same. */
export function patternsOption(words: Words): RuleOption<readonly string[]> {
  return {
    ...words,
    type: "texts",
    default: [],
    problemOf(item) {
      if (typeof item !== "string" || item.trim() === "") return "holds an empty text; delete it";
      if (/^\*+$/.test(item)) return 'matches everything; for that, set severity = "off"';
      return item.length > LONGEST ? `has a text of more than ${LONGEST} characters` : undefined;
    },
  };
}

/** True when one of the patterns is the whole text. */
export function matchesAny(patterns: readonly string[], text: string): boolean {
  const whole = text.toLowerCase();
  return patterns.some((pattern) => isMatch(pattern.toLowerCase(), whole));
}

/** No regular expression: patterns with many stars must not take long. */
function isMatch(pattern: string, text: string): boolean {
  let [at, star, tried] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === "*") {
      star = at++;
      tried = index;
    } else if (at < pattern.length && pattern[at] === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++tried;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

const LONGEST = 200;
