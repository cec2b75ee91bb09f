import type { TerraformFunction } from "../functions.ts";
import { type Converted, INVALID } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";

export const DATE_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  formatdate: define({ takes: ["text", "text"], call: ([pattern, time]) => formatted(pattern, time) }),
  timeadd: define({ takes: ["text", "text"], call: ([time, duration]) => later(time, duration) }),
  timecmp: define({
    takes: ["text", "text"],
    call: ([left, right]) => {
      const [first, second] = [timeOf(left), timeOf(right)];
      if (!first || !second) return INVALID;
      return first.instant < second.instant ? -1 : first.instant > second.instant ? 1 : 0;
    },
  }),
};

/** A time with the clock of its place. */
interface Time {
  /** Nanoseconds since 1970. */
  readonly instant: bigint;
  /** Minutes that the place is ahead of UTC. */
  readonly offset: number;
}

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
const NANOSECONDS = { second: 1_000_000_000n, millisecond: 1_000_000n, minute: 60_000_000_000n };

/** An RFC 3339 timestamp; undefined when it is none. */
function timeOf(text: string): Time | undefined {
  const found = TIMESTAMP.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const [zoneHours, zoneMinutes] = [Number(found[9] ?? 0), Number(found[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 23 || zoneMinutes > 59) return undefined;
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have has run over into the next.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = (zoneHours * 60 + zoneMinutes) * (found[8] === "-" ? -1 : 1);
  const fraction = BigInt((found[7] ?? "").padEnd(9, "0"));
  const local = BigInt(date.getTime()) * NANOSECONDS.millisecond + fraction;
  return { instant: local - BigInt(offset) * NANOSECONDS.minute, offset };
}

/** The clock of the place as a date whose UTC fields are meant. */
function clockOf({ instant, offset }: Time): Date {
  const seconds = (instant - modulo(instant, NANOSECONDS.second)) / NANOSECONDS.second;
  return new Date(Number(seconds) * 1000 + offset * 60_000);
}

function modulo(value: bigint, divisor: bigint): bigint {
  return ((value % divisor) + divisor) % divisor;
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);
const LONGEST_DURATION = 2n ** 63n - 1n;
const LONGEST_TIME_TEXT = 200;

function durationOf(text: string): Converted<bigint> {
  if (text.length > LONGEST_TIME_TEXT) return undefined;
  const found = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
  if (!found) return INVALID;
  let sum = 0n;
  for (const [, whole = "", fraction = "", unit = ""] of text.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
    const size = UNITS.get(unit) ?? 0n;
    sum += BigInt(whole || "0") * size + (BigInt(fraction || "0") * size) / 10n ** BigInt(fraction.length);
  }
  if (sum > LONGEST_DURATION) return INVALID;
  return found[1] === "-" ? -sum : sum;
}

function later(text: string, durationText: string): Result {
  const time = timeOf(text);
  const duration = durationOf(durationText);
  if (!time) return INVALID;
  if (typeof duration !== "bigint") return duration;
  const result = { ...time, instant: time.instant + duration };
  const clock = clockOf(result);
  if (clock.getUTCFullYear() < 0 || clock.getUTCFullYear() > 9999) return undefined;
  return `${clock.toISOString().slice(0, 19)}${zone(result.offset, ":") || "Z"}`;
}

/** "" for UTC. */
function zone(offset: number, separator: string): string {
  if (offset === 0) return "";
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function formatted(pattern: string, text: string): Result {
  const time = timeOf(text);
  if (!time) return INVALID;
  const clock = clockOf(time);
  let result = "";
  for (const [token] of pattern.matchAll(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    const part = token.startsWith("'") ? quotedText(token) : verb(token, clock, time.offset);
    if (part === undefined) return INVALID;
    result += part;
  }
  return result;
}

/** Undefined when the quote is not closed. */
function quotedText(token: string): string | undefined {
  if (token.length < 2 || !token.endsWith("'")) return undefined;
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** One run of the same letter; undefined for one that means nothing. */
function verb(token: string, clock: Date, offset: number): string | undefined {
  if (!/^[A-Za-z]/.test(token)) return token;
  return VERBS.get(token)?.(clock, offset);
}

type Writer = (clock: Date, offset: number) => string;

const hours12 = (clock: Date): number => clock.getUTCHours() % 12 || 12;
const year = (clock: Date): string => String(clock.getUTCFullYear()).padStart(4, "0");
const month = (clock: Date): string => MONTHS[clock.getUTCMonth()] ?? "";
const day = (clock: Date): string => DAYS[clock.getUTCDay()] ?? "";
const half = (clock: Date): string => (clock.getUTCHours() < 12 ? "am" : "pm");

const VERBS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ["YYYY", year],
  ["YY", (clock) => year(clock).slice(-2)],
  ["MMMM", month],
  ["MMM", (clock) => month(clock).slice(0, 3)],
  ["MM", (clock) => two(clock.getUTCMonth() + 1)],
  ["M", (clock) => String(clock.getUTCMonth() + 1)],
  ["DD", (clock) => two(clock.getUTCDate())],
  ["D", (clock) => String(clock.getUTCDate())],
  ["EEEE", day],
  ["EEE", (clock) => day(clock).slice(0, 3)],
  ["hh", (clock) => two(clock.getUTCHours())],
  ["h", (clock) => String(clock.getUTCHours())],
  ["HH", (clock) => two(hours12(clock))],
  ["H", (clock) => String(hours12(clock))],
  ["AA", (clock) => half(clock).toUpperCase()],
  ["aa", half],
  ["mm", (clock) => two(clock.getUTCMinutes())],
  ["m", (clock) => String(clock.getUTCMinutes())],
  ["ss", (clock) => two(clock.getUTCSeconds())],
  ["s", (clock) => String(clock.getUTCSeconds())],
  ["ZZZZZ", (_, offset) => zone(offset, ":") || "+00:00"],
  ["ZZZZ", (_, offset) => zone(offset, "") || "+0000"],
  ["ZZZ", (_, offset) => zone(offset, "") || "UTC"],
  ["Z", (_, offset) => zone(offset, ":") || "Z"],
]);
