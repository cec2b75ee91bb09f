import type { EventBody } from "../../protocol/src/run-events.ts";
import type { PlanRequest } from "../../protocol/src/run-record.ts";
import type { RunContext } from "./run-context.ts";
import type { Problem } from "./run-end.ts";
import type { StateDirectory } from "./state-directory.ts";
import { unsavedState } from "./unsaved-state.ts";

type PinEvent = Extract<EventBody, { type: "pin" }>;

/**
 * Sets the pin that a plan is for, before anything is planned: what the file says then is one of the inputs of the run.
 * @returns what was set, or why nothing can be planned; undefined where there is nothing to set
 */
export async function setPin(
  context: RunContext,
  request: PlanRequest,
  state: StateDirectory,
): Promise<PinEvent | Problem | undefined> {
  if (!request.pin) {
    const unsaved = unsavedState(context.record.root);
    if (unsaved) context.emit({ type: "log", source: "rebake", level: "warn", text: unsaved.message });
    return undefined;
  }
  const unsaved = unsavedState(context.record.root, state);
  if (unsaved) return unsaved;
  const { target, file, variable, value, image, record } = request.pin;
  // Few plans set a pin; what edits JSON is loaded for them alone.
  const { writePin } = await import("../../server/src/host/pin.ts");
  const written = writePin(file, variable, value);
  if ("wrong" in written)
    return {
      type: "problem",
      code: "pin-not-set",
      message: `The pin of ${target} could not be set: ${written.wrong}.`,
      advice: "Correct that file, and plan again.",
    };
  const { previous } = written.value;
  const about = { target, file, variable, value, image, record };
  const pin: PinEvent = { type: "pin", ...about, ...(previous === undefined ? {} : { previous }) };
  context.emit(pin);
  return pin;
}
