/**
 * Terraform computes with binary floating point numbers of 512 bits and prints the shortest decimal that stands for the
 * result. Our values hold a double, which stands for the number its own shortest decimal text says. So every result is
 * computed with 512 bits here, and is unknown where a double's text cannot say it (10 / 3, or 1 - 0.9, which Terraform
 * prints with 154 digits).
 */

/** mantissa * 2 ** exponent; the mantissa is odd or 0, so that equal numbers have equal parts. */
interface Exact {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export function add(left: number, right: number): number | undefined {
  return combine(left, right, sum);
}

export function subtract(left: number, right: number): number | undefined {
  return combine(left, right, difference);
}

export function multiply(left: number, right: number): number | undefined {
  // Zero has a sign, in Terraform too.
  return left === 0 || right === 0 ? left * right : combine(left, right, product);
}

/** Undefined also when dividing by zero. */
export function divide(left: number, right: number): number | undefined {
  if (right === 0) return undefined;
  return left === 0 ? left / right : combine(left, right, quotient);
}

/** The remainder has the sign of `left`. Undefined also when dividing by zero. */
export function remainder(left: number, right: number): number | undefined {
  if (right === 0) return undefined;
  return combine(left, right, (a, b) => difference(a, product(b, truncated(quotient(a, b)))));
}

/** A number as Terraform writes it: all digits, no exponent. */
export function numberText(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  const scientific = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!scientific) return text;
  const [, sign = "", first = "", others = "", power = "0"] = scientific;
  const digits = first + others;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

/**
 * The number a text says, as Terraform reads it: decimal, maybe with a fraction and an exponent.
 * @returns "not a number", or undefined when a double cannot hold it exactly.
 */
export function parseNumber(text: string): number | "not a number" | undefined {
  if (text.length > LONGEST_NUMBER) return undefined;
  if (!DECIMAL.test(text)) return RARE_NUMBER.test(text) ? undefined : "not a number";
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return same(exactOfText(text), exactOf(value)) ? value : undefined;
}

/** The number when its text says exactly what the double is (2.5, but not the square root of 2); else undefined. */
export function exactly(value: number): number | undefined {
  if (Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) return undefined;
  let scaled = value;
  let exponent = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent--;
    if (exponent < -SMALLEST_EXPONENT) return undefined;
  }
  return representable(normal(BigInt(scaled), exponent));
}

/** Decimal digits and where the point is among them: 0.15 is 15 with the point at 0. */
export interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** As few digits as it takes to tell the number; it must not be negative. */
export function shortestDigits(value: number): Digits {
  const [whole = "", fraction = ""] = numberText(value).split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const point = whole === "0" ? digits.length - fraction.length : whole.length;
  return { digits: digits.replace(/0+$/, ""), point };
}

/** Rounded to so many digits; the number must not be negative. */
export function significantDigits(value: number, count: number): Digits {
  if (value === 0) return { digits: "0".repeat(count), point: 1 };
  const { point } = shortestDigits(value);
  const rounded = scaledInteger(value, count - point).toString();
  return { digits: rounded.slice(0, count), point: point + rounded.length - count };
}

/** Rounded to so many digits behind the point; the number must not be negative. */
export function fixedDigits(value: number, decimals: number): string {
  const digits = scaledInteger(value, decimals)
    .toString()
    .padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** value * 10 ** power, rounded to nearest, ties to even. */
function scaledInteger(value: number, power: number): bigint {
  const { mantissa, exponent } = exactOf(value);
  const tens = 10n ** BigInt(Math.abs(power));
  const twos = 1n << BigInt(Math.abs(exponent));
  const numerator = mantissa * (power > 0 ? tens : 1n) * (exponent > 0 ? twos : 1n);
  const denominator = (power > 0 ? 1n : tens) * (exponent > 0 ? 1n : twos);
  const whole = numerator / denominator;
  const rest = (numerator % denominator) * 2n;
  const up = rest > denominator || (rest === denominator && whole % 2n === 1n);
  return up ? whole + 1n : whole;
}

const PRECISION = 512;
const LONGEST_NUMBER = 1000;
const SMALLEST_EXPONENT = 1100;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
/** What Go reads as a number beside that: infinity, powers of two, larger exponents. Nobody writes it. */
const RARE_NUMBER = /^[+-]?(?:inf|[\d.]+[ep][+-]?\d+$)/i;

/** A result beyond this depends on the precision its operands were made with. */
const LARGEST = 2 ** 64;

function combine(
  left: number,
  right: number,
  operation: (left: Exact, right: Exact) => Exact,
): number | undefined {
  if (!Number.isFinite(left) || !Number.isFinite(right)) return undefined;
  return representable(operation(exactOf(left), exactOf(right)));
}

function representable(exact: Exact): number | undefined {
  const value = Number(exact.mantissa) * 2 ** exact.exponent;
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) return undefined;
  return same(exactOf(value), exact) ? value : undefined;
}

function same(left: Exact, right: Exact): boolean {
  return left.mantissa === right.mantissa && left.exponent === right.exponent;
}

function exactOf(value: number): Exact {
  if (Number.isSafeInteger(value)) return normal(BigInt(value), 0);
  return exactOfText(String(value));
}

function exactOfText(text: string): Exact {
  const [digits = "0", power = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const negative = whole.startsWith("-");
  const magnitude = BigInt(whole.replace(/^[+-]/, "") + fraction);
  const mantissa = negative ? -magnitude : magnitude;
  const tens = Number(power) - fraction.length;
  if (tens >= 0) return normal(mantissa * 10n ** BigInt(tens), 0);
  return ratio(mantissa, 10n ** BigInt(-tens));
}

function sum(left: Exact, right: Exact): Exact {
  const exponent = Math.min(left.exponent, right.exponent);
  return normal(scaledTo(left, exponent) + scaledTo(right, exponent), exponent);
}

function difference(left: Exact, right: Exact): Exact {
  return sum(left, { mantissa: -right.mantissa, exponent: right.exponent });
}

function product(left: Exact, right: Exact): Exact {
  return normal(left.mantissa * right.mantissa, left.exponent + right.exponent);
}

function quotient(left: Exact, right: Exact): Exact {
  const { mantissa, exponent } = ratio(left.mantissa, right.mantissa);
  return { mantissa, exponent: mantissa === 0n ? 0 : exponent + left.exponent - right.exponent };
}

function truncated(exact: Exact): Exact {
  if (exact.exponent >= 0) return exact;
  const divisor = 1n << BigInt(-exact.exponent);
  return normal(exact.mantissa / divisor, 0);
}

function scaledTo(exact: Exact, exponent: number): bigint {
  return exact.mantissa << BigInt(exact.exponent - exponent);
}

/** Rounds as Terraform does, with as many bits before rounding as it takes to round right. */
function ratio(numerator: bigint, denominator: bigint): Exact {
  const shift = Math.max(0, PRECISION + 2 + bits(denominator) - bits(numerator));
  const scaled = numerator << BigInt(shift);
  const result = scaled / denominator;
  const inexact = scaled % denominator !== 0n;
  if (!inexact) return normal(result, -shift);
  // One more bit says that the true value lies beyond: it breaks ties the right way.
  const negative = numerator < 0n !== denominator < 0n;
  return normal(result * 2n + (negative ? -1n : 1n), -shift - 1);
}

function normal(mantissa: bigint, exponent: number): Exact {
  if (mantissa === 0n) return { mantissa, exponent: 0 };
  const excess = bits(mantissa) - PRECISION;
  let rounded = mantissa;
  let power = exponent;
  if (excess > 0) {
    rounded = roundedShift(mantissa, BigInt(excess));
    power += excess;
  }
  const zeros = trailingZeros(rounded);
  return { mantissa: rounded >> BigInt(zeros), exponent: power + zeros };
}

/** To nearest, ties to even. */
function roundedShift(mantissa: bigint, shift: bigint): bigint {
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const rest = magnitude & ((1n << shift) - 1n);
  const half = 1n << (shift - 1n);
  let kept = magnitude >> shift;
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return mantissa < 0n ? -kept : kept;
}

function bits(value: bigint): number {
  const hexadecimal = (value < 0n ? -value : value).toString(16);
  return hexadecimal === "0"
    ? 0
    : (hexadecimal.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hexadecimal[0] ?? "0", 16)));
}

function trailingZeros(value: bigint): number {
  const binary = value.toString(2);
  return binary.length - 1 - binary.lastIndexOf("1");
}
