import type { Effects, Operation } from "../faults.ts";
import type { Value } from "../provider/values.ts";
import type { CloudState } from "./state.ts";

/** What a look at the cloud works with. */
export interface View {
  readonly state: CloudState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a change of the cloud works with. */
export interface Context extends View {
  /** Writes into the journal. */
  readonly record: (event: string, subject: Subject) => void;
  /** What is to go wrong; counts. */
  readonly effects: (
    operation: Operation,
    kind: string,
    attributes: Readonly<Record<string, Value>>,
  ) => Effects;
}

/** What an event is about. */
export interface Subject {
  readonly kind: string;
  readonly id?: string;
  readonly name?: string;
}
