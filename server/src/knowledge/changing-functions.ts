/**
 * Functions whose result is another one at each plan, and the resource that keeps such a value once it is made.
 * `plantimestamp` changes too, but Terraform means it for checks; it is no value to keep.
 * Sources: Terraform's function reference; the documentation of the providers time and random.
 */
export interface ChangingFunction {
  /** What it gives, in words. */
  readonly what: string;
  readonly keeper?: { readonly type: string; readonly attribute: string };
}

export const CHANGING_FUNCTIONS: Readonly<Record<string, ChangingFunction>> = {
  timestamp: { what: "the time of the run", keeper: { type: "time_static", attribute: "rfc3339" } },
  uuid: { what: "a new id", keeper: { type: "random_uuid", attribute: "result" } },
  bcrypt: { what: "a new hash of the same text" },
};

/** Whether a text may hold a call of one of them. A quick look before anything is parsed. */
export const MAY_CHANGE = /(?<![\w.])(?:timestamp|uuid|bcrypt)\s*\(/;
