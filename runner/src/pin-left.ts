import type { EventBody } from "../../protocol/src/run-events.ts";

/** What is to be known of a pin that was set for a plan that came to nothing; nothing where it is as it was before. */
export function pinLeft(pin: Extract<EventBody, { type: "pin" }> | undefined): string[] {
  if (!pin) return [];
  const { target, file, variable, value, previous } = pin;
  const [now, before] = [JSON.stringify(value), JSON.stringify(previous)];
  if (now === before) return [];
  const back =
    before === undefined
      ? `take "${variable}" out of that file`
      : `set "${variable}" in that file to ${before}`;
  return [`the pin of ${target} stays set to ${now} (${file}); to set it back, ${back}`];
}
