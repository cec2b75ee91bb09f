import { runShowProcess } from "../../runner/src/show-plan.ts";

// The process that makes the view, with a viewer that says only which resources there are.
void runShowProcess({
  needed: {},
  view: (show) => {
    const { resource_changes = [] } = show as { resource_changes?: { address: string }[] };
    return {
      view: { addresses: resource_changes.map(({ address }) => address) },
      changes: true,
      errored: false,
    };
  },
});
