import { createHash } from "node:crypto";
import type { ApprovedPlan } from "../../protocol/src/deployment-record.ts";
import { type Checked, isPlanRun } from "../../protocol/src/run-record.ts";
import { EventReader, lastEvents } from "./read-events.ts";
import { type RunFolder, readRun } from "./runs.ts";

/** SHA-256 of all that a plan was made from, by the hashes in its run.json. */
export function configurationHash(inputs: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/**
 * What approving the plan of a run is bound to. Whoever approves writes it down, and whoever applies works it out again.
 * @returns why the run has no plan that could be approved, as a sentence
 */
export function approvedPlan(run: RunFolder): Checked<ApprovedPlan> {
  const read = readRun(run.folder);
  if (typeof read === "string") return { wrong: `The run ${run.id} cannot be read: ${read}.` };
  const { record } = read;
  if (!isPlanRun(record)) return { wrong: `The run ${run.id} is no plan.` };
  const events = endOf(run.folder);
  const finished = events.findLast((event) => event.type === "finished");
  const file = events.findLast((event) => event.type === "plan_file");
  if (finished?.outcome !== "succeeded" || !file?.usable)
    return { wrong: `The run ${run.id} made no plan that could be applied.` };
  const { tofu, terraform } = record.tools ?? {};
  const tool = tofu ?? terraform;
  if (!tool || !record.inputs)
    return { wrong: `The run ${run.id} does not say what its plan was made from, and by which tool.` };
  return {
    value: {
      sha256: file.sha256,
      configuration: configurationHash(record.inputs),
      engine: { product: tool.product, version: tool.version, sha256: tool.sha256 },
      workspace: record.workspace ?? "default",
      ...(record.backend === undefined ? {} : { backend: record.backend }),
      run: run.id,
      created: file.at,
    },
  };
}

/** The events around the end of a run; of thousands of changes all others are events, too. */
function endOf(folder: string): ReturnType<typeof lastEvents> {
  const last = lastEvents(folder);
  return last.some(({ type }) => type === "plan_file") ? last : new EventReader(folder).read();
}
