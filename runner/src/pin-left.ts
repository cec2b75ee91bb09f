import type { EventBody, EventOf } from "../../protocol/src/run-events.ts";
import { EventReader } from "./read-events.ts";

/** The pin that the run of a plan has set; undefined where it set none. @param folder of the run */
export function pinSetBy(folder: string): EventOf<"pin"> | undefined {
  return new EventReader(folder).read().find((event) => event.type === "pin");
}

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
