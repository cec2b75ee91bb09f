import { isPlanRun, type RunRecord } from "../../protocol/src/run-record.ts";
import { changedInputs } from "../../runner/src/inputs.ts";
import { plural } from "./output/plural.ts";

/** Where a plan would be applied and what it was made with: so that nobody takes it for one of another place. */
export function provenanceOf({ workspace, backend, tools, git, created }: RunRecord): string {
  const tool = Object.values(tools ?? {})[0];
  return [
    `workspace ${workspace ?? "default"}`,
    ...(backend === undefined ? [] : [`state ${backend}`]),
    ...(tool ? [`${tool.product === "unknown" ? tool.name : tool.product} ${tool.version}`] : []),
    ...(git ? [`commit ${git.commit.slice(0, 10)}${git.dirty ? " with changes that are in none" : ""}`] : []),
    created,
  ].join(" · ");
}

const MOST_NAMED = 3;

/** A sentence where files are others now than those that the plan was made from. */
export function editedSince(record: RunRecord, environment: NodeJS.ProcessEnv): string[] {
  const changed = isPlanRun(record) ? changedInputs(record, record.request.varFiles, environment) : [];
  if (changed.length === 0) return [];
  const more = changed.length - MOST_NAMED;
  const names =
    changed.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${plural(more, "file")} more` : "");
  return [
    `Files have been edited since this plan was made (${names}); it shows what it was made from. Plan again.`,
  ];
}
