import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { Path } from "./paths.ts";

/** Finds where what a plan names is written. Handed in: a plan alone does not know files. */
export interface PlanSources {
  /** The block of a resource, of an output or variable (`output.url`) or of a module call, by its address with or without keys. */
  block(address: string): SourcePlace | undefined;
  /** The attribute that says what stands at this path in the resource; undefined where nobody has written one. */
  attribute(address: string, path: Path): SourcePlace | undefined;
}
