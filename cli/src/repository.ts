/**
 * What a repository says of its images and targets, as a bundle of its own: what reads it takes longer to load than other
 * commands take to run.
 */
export { approvalOrders } from "../../server/src/host/approval-orders.ts";
export { prepareBake } from "../../server/src/host/bake-orders.ts";
export { prepareDeploy } from "../../server/src/host/deploy-orders.ts";
export { prepareDrift, targetNames } from "../../server/src/host/drift-orders.ts";
export { readProjectBlocks } from "../../server/src/host/project-blocks.ts";
export { projectStatus } from "../../server/src/host/project-status.ts";

import type { LoadEngine } from "../../server/src/host/project-blocks.ts";

/** Few project files need it, and it is only then looked at. */
export const loadEngine: LoadEngine = async () =>
  (await import("../../server/src/host/engine.ts")).loadEngine();
