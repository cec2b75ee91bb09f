import { isUnknown, type Value } from "./provider/values.ts";

/**
 * Something that is to go wrong, or to take its time. Written as JSON in the cloud's file (`faults`), in the provider's
 * argument `faults` (with `jsonencode`) or in the environment (`FAKECLOUD_FAULTS`); all three count.
 */
export interface Fault {
  readonly on: Operation;
  /** `machine`, `group` ...; without it any. */
  readonly kind?: string;
  /** Attributes and what they are, with `*` for anything. `image.version` is that of the image that `image_id` names. */
  readonly where?: Readonly<Record<string, string>>;
  /** How often; without it always. */
  readonly times?: number;
  /** Seconds that it takes: a create while the thing exists already, a delete while it exists still. */
  readonly slow?: number;
  /** A file: it takes until that is there, which a test makes when it has seen enough. */
  readonly until?: string;
  /** Whether Terraform's request to stop ends the waiting with an error. Without it the operation is finished. */
  readonly stoppable?: boolean;
  /** An error before anything is done; or after it is done, so that a created thing is there and tainted. */
  readonly fail?: Moment;
  /** The provider's process ends without a word. */
  readonly crash?: Moment;
  /** What the error says. */
  readonly message?: string;
  /** Machines: seconds until they are well. */
  readonly healthyAfter?: number | "never";
  /** Seconds until others find what was made, as in a cloud that is consistent only in the end. */
  readonly visibleAfter?: number;
}

export type Operation = (typeof OPERATIONS)[number];
export type Moment = (typeof MOMENTS)[number];

const OPERATIONS = ["configure", "plan", "read", "create", "update", "delete", "import"] as const;
const MOMENTS = ["before", "after"] as const;

/** Several faults that meet, as one. */
export type Effects = Pick<
  Fault,
  "slow" | "until" | "stoppable" | "fail" | "crash" | "message" | "healthyAfter" | "visibleAfter"
>;

/** @throws an Error that names `origin` and what is wrong. */
export function checkFaults(value: unknown, origin: string): readonly Fault[] {
  if (!Array.isArray(value)) throw new Error(`${origin} must be a list of faults.`);
  value.forEach((fault, index) => {
    checkFault(fault, `${origin}[${index}]`);
  });
  return value;
}

/** @throws an Error that names `origin` and what is wrong. */
export function parseFaults(json: string, origin: string): readonly Fault[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`${origin} is no JSON: ${(error as Error).message}`);
  }
  return checkFaults(value, origin);
}

/**
 * What happens to one operation; counts the faults that have a number of `times`.
 * @param factOf what an attribute of `where` is.
 * @param uses how often each has happened, by its JSON; is added to.
 */
export function effectsOf(
  faults: readonly Fault[],
  operation: Operation,
  kind: string,
  factOf: (name: string) => Value | undefined,
  uses: Record<string, number>,
): Effects {
  let effects: Effects = {};
  for (const fault of faults) {
    if (!matches(fault, operation, kind, factOf)) continue;
    if (fault.times !== undefined) {
      const key = JSON.stringify(fault);
      const used = uses[key] ?? 0;
      if (used >= fault.times) continue;
      uses[key] = used + 1;
    }
    effects = { ...effects, ...fault };
  }
  return effects;
}

function matches(
  fault: Fault,
  operation: Operation,
  kind: string,
  factOf: (name: string) => Value | undefined,
): boolean {
  if (fault.on !== operation || (fault.kind !== undefined && fault.kind !== kind)) return false;
  return Object.entries(fault.where ?? {}).every(([name, pattern]) => {
    const fact = factOf(name);
    return fact !== undefined && fact !== null && !isUnknown(fact) && fits(String(fact), pattern);
  });
}

function fits(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

const isSeconds = (value: unknown): boolean => typeof value === "number" && value >= 0;
const isText = (value: unknown): boolean => typeof value === "string";
const isMoment = (value: unknown): boolean => MOMENTS.includes(value as Moment);

/** For each key: whether a value is right, and what would be. */
const KEYS: Readonly<Record<keyof Fault, readonly [(value: unknown) => boolean, string]>> = {
  on: [(value) => OPERATIONS.includes(value as Operation), `one of ${OPERATIONS.join(", ")}`],
  kind: [isText, "a text"],
  where: [
    (value) => typeof value === "object" && value !== null && Object.values(value).every(isText),
    "texts by attribute",
  ],
  times: [(value) => Number.isInteger(value) && (value as number) > 0, "a number above 0"],
  slow: [isSeconds, "a number of seconds"],
  until: [isText, "the path of a file"],
  stoppable: [(value) => typeof value === "boolean", "true or false"],
  fail: [isMoment, `one of ${MOMENTS.join(", ")}`],
  crash: [isMoment, `one of ${MOMENTS.join(", ")}`],
  message: [isText, "a text"],
  healthyAfter: [(value) => value === "never" || isSeconds(value), `a number of seconds or "never"`],
  visibleAfter: [isSeconds, "a number of seconds"],
};

function checkFault(fault: unknown, origin: string): void {
  if (typeof fault !== "object" || fault === null || Array.isArray(fault))
    throw new Error(`${origin} must be an object.`);
  if (!("on" in fault)) throw new Error(`${origin} must say \`on\`: ${KEYS.on[1]}.`);
  for (const [key, value] of Object.entries(fault)) {
    const expected = KEYS[key as keyof Fault];
    if (!expected)
      throw new Error(`${origin} knows no \`${key}\`; there are ${Object.keys(KEYS).join(", ")}.`);
    if (!expected[0](value)) throw new Error(`${origin}.${key} must be ${expected[1]}.`);
  }
}
