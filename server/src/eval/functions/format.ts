import { type Digits, fixedDigits, numberText, shortestDigits, significantDigits } from "../exact-number.ts";
import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { Value } from "../value.ts";
import { graphemes } from "./characters.ts";
import { type Converted, INVALID, toBoolean, toNumber, toText } from "./conversion.ts";
import { jsonText, toJson } from "./json.ts";
import { define, type Result } from "./parameters.ts";
import { LONGEST_TEXT, texts } from "./results.ts";

export const FORMAT_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  format: define({
    takes: ["text"],
    rest: "nullable",
    call: ([pattern, ...values]) => formatted(pattern, values),
  }),
  formatlist: define({
    takes: ["text"],
    rest: "nullable",
    call: ([pattern, ...values], context) => formattedList(pattern, values, context),
  }),
};

/** `%-5.2[1]f` in its parts. */
interface Verb {
  readonly mode: string;
  readonly minus: boolean;
  readonly plus: boolean;
  readonly space: boolean;
  readonly sharp: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly precision: number | undefined;
}

const VERB = /%([-+ #0]*)([1-9]\d*)?(?:\.(\d*))?(?:\[([1-9]\d*)\])?([A-Za-z])/y;
/** A wider or longer result is not worth knowing. */
const WIDEST = 1000;

function formatted(pattern: string, values: readonly Value[]): Converted<string> {
  // Terraform does not know the type of a bare null, and so not the result either.
  if (values.some(({ kind }) => kind === "null")) return undefined;
  let result = "";
  let next = 1;
  let highest = 0;
  for (let at = 0; at < pattern.length; ) {
    const percent = pattern.indexOf("%", at);
    const end = percent < 0 ? pattern.length : percent;
    result += pattern.slice(at, end);
    if (percent < 0) break;
    if (pattern[percent + 1] === "%") {
      result += "%";
      at = percent + 2;
      continue;
    }
    VERB.lastIndex = percent;
    const found = VERB.exec(pattern);
    if (!found) return INVALID;
    const number = found[4] ? Number(found[4]) : next;
    const value = values[number - 1];
    if (!value) return INVALID;
    const text = written(verbOf(found), value);
    if (text === undefined || text === INVALID) return text;
    result += text;
    if (result.length > LONGEST_TEXT) return undefined;
    next = number + 1;
    highest = Math.max(highest, number);
    at = VERB.lastIndex;
  }
  return highest < values.length ? INVALID : result;
}

function verbOf([, flags = "", width = "0", precision, , mode = ""]: RegExpExecArray): Verb {
  return {
    mode,
    minus: flags.includes("-"),
    plus: flags.includes("+"),
    space: flags.includes(" "),
    sharp: flags.includes("#"),
    zero: flags.includes("0"),
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
  };
}

function written(verb: Verb, value: Value): Converted<string> {
  if (verb.width > WIDEST || (verb.precision ?? 0) > WIDEST) return undefined;
  switch (verb.mode) {
    case "v":
      return writtenAsIs(verb, value);
    case "t": {
      const truth = toBoolean(value);
      return typeof truth === "boolean" ? String(truth) : truth;
    }
    case "s":
    case "q":
      return writtenText(verb, value);
    case "b":
    case "d":
    case "o":
    case "x":
    case "X":
      return writtenInteger(verb, value);
    case "e":
    case "E":
    case "f":
    case "g":
    case "G":
      return writtenFloat(verb, value);
    default:
      return INVALID;
  }
}

function writtenAsIs(verb: Verb, value: Value): string | undefined {
  if (!verb.sharp && value.kind === "string") return padded(verb, value.value.normalize("NFC"));
  if (!verb.sharp && value.kind === "number") return padded(verb, generalNumber(value.value, undefined));
  const json = toJson(value);
  return json === undefined ? undefined : padded(verb, json);
}

function writtenText(verb: Verb, value: Value): Converted<string> {
  const text = toText(value);
  if (typeof text !== "string") return text;
  const cut = verb.precision ? graphemes(text).slice(0, verb.precision).join("") : text;
  return padded(verb, verb.mode === "q" ? jsonText(cut) : cut);
}

/** Counts characters as people see them, and knows no sign. */
function padded(verb: Verb, text: string): string {
  const missing = verb.width - graphemes(text).length;
  if (missing <= 0) return text;
  const padding = (verb.zero ? "0" : " ").repeat(missing);
  return verb.minus ? text + padding : padding + text;
}

const BASES: ReadonlyMap<string, readonly [base: number, prefix: string]> = new Map([
  ["b", [2, "0b"]],
  ["o", [8, "0"]],
  ["d", [10, ""]],
  ["x", [16, "0x"]],
  ["X", [16, "0X"]],
]);

function writtenInteger(verb: Verb, value: Value): Converted<string> {
  const number = toNumber(value);
  if (typeof number !== "number") return number;
  if (!Number.isInteger(number)) return INVALID;
  if (number === 0 && verb.precision === 0) return "";
  const [base, prefix] = BASES.get(verb.mode) ?? [10, ""];
  const integer = BigInt(numberText(Math.abs(number)));
  const plain = integer.toString(base).padStart(verb.precision ?? 0, "0");
  const digits = verb.mode === "X" ? plain.toUpperCase() : plain;
  const start = signOf(verb, number < 0) + (verb.sharp ? prefix : "");
  return numberPadded(verb, start, digits, verb.precision === undefined);
}

function writtenFloat(verb: Verb, value: Value): Converted<string> {
  const number = toNumber(value);
  if (typeof number !== "number") return number;
  const size = Math.abs(number);
  const lower = verb.mode.toLowerCase();
  const precision = verb.precision ?? 6;
  const text =
    lower === "f"
      ? fixedDigits(size, precision)
      : lower === "e"
        ? scientific(significantDigits(size, precision + 1), precision)
        : generalNumber(size, verb.precision);
  return numberPadded(
    verb,
    signOf(verb, number < 0),
    verb.mode === "E" || verb.mode === "G" ? text.toUpperCase() : text,
    true,
  );
}

function signOf(verb: Verb, negative: boolean): string {
  return negative ? "-" : verb.plus ? "+" : verb.space ? " " : "";
}

function numberPadded(verb: Verb, start: string, digits: string, zeroAllowed: boolean): string {
  const missing = Math.max(0, verb.width - start.length - digits.length);
  if (verb.minus) return start + digits + " ".repeat(missing);
  return verb.zero && zeroAllowed
    ? start + "0".repeat(missing) + digits
    : " ".repeat(missing) + start + digits;
}

function scientific({ digits, point }: Digits, decimals: number): string {
  const exponent = /^0*$/.test(digits) ? 0 : point - 1;
  const fraction = digits.slice(1).padEnd(decimals, "0");
  const power = `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  return `${digits.charAt(0) || "0"}${fraction ? `.${fraction}` : ""}e${power}`;
}

/** Go's %g: the shortest notation, scientific for the very large and very small. */
function generalNumber(number: number, precision: number | undefined): string {
  const sign = number < 0 || Object.is(number, -0) ? "-" : "";
  const size = Math.abs(number);
  const wanted = precision === 0 ? 1 : precision;
  const { digits, point } =
    wanted === undefined ? shortestDigits(size) : trimmed(significantDigits(size, wanted));
  const widest =
    wanted === undefined ? 6 : wanted > digits.length && digits.length >= point ? digits.length : wanted;
  const exponent = size === 0 ? 0 : point - 1;
  if (exponent < -4 || exponent >= widest) return sign + scientific({ digits, point }, digits.length - 1);
  if (point <= 0) return size === 0 ? `${sign}0` : `${sign}0.${"0".repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, "0");
  const fraction = digits.slice(point);
  return `${sign}${whole}${fraction ? `.${fraction}` : ""}`;
}

function trimmed({ digits, point }: Digits): Digits {
  return { digits: digits.replace(/0+$/, ""), point };
}

/** Lists are gone through together, what is no list is used each time. */
function formattedList(pattern: string, values: readonly Value[], context: FunctionContext): Result {
  if (values.some(({ kind }) => kind === "null")) return undefined;
  const lengths = new Set(values.flatMap((value) => (value.kind === "list" ? [value.items.length] : [])));
  if (lengths.size > 1) return INVALID;
  const [count = 1] = lengths;
  const results: string[] = [];
  for (let index = 0; index < count; index++) {
    const each = values.flatMap((value) => (value.kind === "list" ? (value.items[index] ?? []) : [value]));
    const text = formatted(pattern, each);
    if (text === undefined || text === INVALID) return text;
    results.push(text);
  }
  return texts(results, context);
}
