import { placing } from "../../../protocol/src/plan-places.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { readPath } from "./paths.ts";
import type { PlanSources } from "./sources.ts";

/** The view with the places where its blocks and attributes are written now. */
export function withPlaces(view: PlanView, sources: PlanSources): PlanView {
  const steps = placing(view, {
    block: (address) => sources.block(address),
    attribute: (address, path) => sources.attribute(address, readPath(path)),
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
