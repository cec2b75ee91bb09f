import type { ShownValue } from "../../../protocol/src/plan-view.ts";
import { entriesOf, isAbsent, type Json } from "./json.ts";
import { isName, type Path } from "./paths.ts";
import { REDACTED, type Redactor } from "./redactor.ts";

export const ABSENT: ShownValue = { kind: "absent" };
export const SENSITIVE: ShownValue = { kind: "sensitive" };
export const UNKNOWN: ShownValue = { kind: "unknown" };
export const INSIDE: ShownValue = { kind: "inside" };

const LONGEST = 400;

/** A value as it is shown, in the notation of JSON, secrets taken out. `from` is where what is shown of a text begins. */
export function shown(value: Json, redactor: Redactor, from = 0): ShownValue {
  if (isAbsent(value)) return ABSENT;
  const clean = redacted(value, redactor);
  if (clean === REDACTED) return SENSITIVE;
  if (typeof clean === "string") {
    const start = clean.length > LONGEST ? Math.min(from, clean.length - 1) : 0;
    const part = clean.slice(start, start + LONGEST);
    const text = JSON.stringify(start > 0 ? `…${part}` : part);
    return withCut(text, clean.length - start - part.length);
  }
  const text = JSON.stringify(clean) ?? "null";
  // Once more, since a name and its value say together that it is a secret.
  return withCut(redactor.text(text.slice(0, LONGEST)), text.length - Math.min(text.length, LONGEST));
}

function withCut(text: string, cut: number): ShownValue {
  return cut > 0 ? { kind: "known", text, cut } : { kind: "known", text };
}

/** The value with secrets taken out of every text in it. */
export function redacted(value: Json, redactor: Redactor): Json {
  if (typeof value === "string") return redactor.text(value);
  if (typeof value === "number") return redactor.isSecret(String(value)) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item) => redacted(item, redactor));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    entriesOf(value).map(([key, item]) => [redactor.text(key), redacted(item, redactor)]),
  );
}

/** Where two texts begin to differ, a little before it; 0 for what is no text. */
export function differenceStart(before: Json, after: Json): number {
  if (typeof before !== "string" || typeof after !== "string") return 0;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return Math.max(0, at - 40);
}

/**
 * A path without secrets in it. Attributes have the provider's names, and only what stands below them may be a key of a map, which
 * may be anything; inside of a text the names at the top may be, too.
 */
export function cleanPath(path: Path, redactor: Redactor, isInside = false): Path {
  return path.map((step, index) => {
    if (typeof step === "number" || (index === 0 && !isInside)) return step;
    if (isName(step)) return redactor.isSecret(step) ? REDACTED : step;
    return redactor.text(step) === step ? step : REDACTED;
  });
}
