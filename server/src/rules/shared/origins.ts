import type { Value } from "../../eval/value.ts";
import type { Related } from "../rule.ts";

/** The variables and locals a value came through, each at the place where it gets its value. */
export function originsOf(value: Value | undefined): Related[] {
  return (value?.hops ?? []).map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` }));
}

/** True when the value is written where it is used, so that it can be changed there without changing anything else. */
export function isWrittenHere(value: Value | undefined): boolean {
  return value === undefined || value.hops.length === 0;
}
