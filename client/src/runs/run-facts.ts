import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";

type Operation = EventOf<"operation">;

/** What a bake made and a deployment did so far, from the events of its run. */
export class RunFacts {
  readonly artifacts: EventOf<"artifact">[] = [];
  /** What a bake wrote down. */
  imageRecord: EventOf<"image_record"> | undefined;
  pin: EventOf<"pin"> | undefined;
  applied: EventOf<"apply_result"> | undefined;
  /** The last attempt to find out whether what was deployed serves. */
  attempt: EventOf<"verify_attempt"> | undefined;
  verified: EventOf<"verify_result"> | undefined;
  deploymentRecord: EventOf<"deployment_record"> | undefined;
  /** When the step that runs began, as ISO 8601. */
  stepStarted: string | undefined;
  private readonly last = new Map<string, Operation>();
  private step = "";

  /** The last that is known of each thing that is applied, in the order in which they were begun. */
  get operations(): readonly Operation[] {
    return [...this.last.values()];
  }

  take(event: RunEvent): void {
    switch (event.type) {
      case "step_started":
        this.step = event.step;
        this.stepStarted = event.at;
        break;
      case "operation":
        // What is only looked at is no progress of applying.
        if (this.step === "apply" && event.verb !== "refresh" && event.verb !== "read")
          this.last.set(`${event.verb} ${event.address}`, event);
        break;
      case "artifact":
        this.artifacts.push(event);
        break;
      case "image_record":
        this.imageRecord = event;
        break;
      case "pin":
        this.pin = event;
        break;
      case "apply_result":
        this.applied = event;
        break;
      case "verify_attempt":
        this.attempt = event;
        break;
      case "verify_result":
        this.verified = event;
        break;
      case "deployment_record":
        this.deploymentRecord = event;
        break;
    }
  }
}
