import { runShowProcess } from "../../runner/src/show-plan.ts";

// The process that makes the view, with a viewer that says only which resources there are.
void runShowProcess({
  view: (show, context) => ({
    addresses:
      (show as { resource_changes?: { address: string }[] }).resource_changes?.map(
        ({ address }) => address,
      ) ?? [],
    context,
  }),
});
