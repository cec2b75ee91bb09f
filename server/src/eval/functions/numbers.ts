import { add, exactly } from "../exact-number.ts";
import type { TerraformFunction } from "../functions.ts";
import type { Value } from "../value.ts";
import { INVALID, toNumber } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";

export const NUMBER_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  abs: of(Math.abs),
  ceil: of((number) => Math.ceil(number) + 0),
  floor: of(Math.floor),
  log: define({
    takes: ["number", "number"],
    call: ([number, base]) => exactly(Math.log(number) / Math.log(base)),
  }),
  max: define({ takes: [], rest: "number", call: (numbers) => extreme(numbers, Math.max) }),
  min: define({ takes: [], rest: "number", call: (numbers) => extreme(numbers, Math.min) }),
  parseint: define({
    takes: ["any", "integer"],
    call: ([text, base]) => {
      if (text.kind === "unknown") return undefined;
      return text.kind === "string" ? parsedInteger(text.value, base) : INVALID;
    },
  }),
  pow: define({ takes: ["number", "number"], call: ([base, power]) => exactly(base ** power) }),
  signum: define({ takes: ["integer"], call: ([number]) => Math.sign(number) }),
  sum: define({ takes: ["list"], call: ([{ items }]) => total(items) }),
};

function of(call: (number: number) => number): TerraformFunction {
  return define({ takes: ["number"], call: ([number]) => call(number) });
}

function extreme(numbers: readonly number[], choose: (...numbers: number[]) => number): Result {
  return numbers.length === 0 ? INVALID : numbers.reduce((left, right) => choose(left, right));
}

function total(items: readonly Value[]): Result {
  if (items.length === 0) return INVALID;
  let sum: number | undefined = 0;
  for (const item of items) {
    const number = toNumber(item);
    if (number === INVALID) return INVALID;
    if (number === undefined || sum === undefined) sum = undefined;
    else sum = add(sum, number);
  }
  return sum;
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Upper and lower case are the same digits up to base 36. */
function parsedInteger(text: string, base: number): Result {
  if (base < 2 || base > DIGITS.length) return INVALID;
  const negative = text.startsWith("-");
  const digits = text.replace(/^[+-]/, "");
  if (digits === "") return INVALID;
  let result = 0;
  for (const character of base <= 36 ? digits.toLowerCase() : digits) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0 || digit >= base) return INVALID;
    result = result * base + digit;
  }
  if (!Number.isSafeInteger(result)) return undefined;
  return negative ? -result : result;
}
