import { join } from "node:path";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { currentRecord, type RunFolder } from "../../runner/src/runs.ts";
import { PLAN_WRITERS } from "./output/plan/formats.ts";
import { type Style, styleFor } from "./output/style.ts";
import { placed, viewIn } from "./placed-view.ts";
import type { ShowOptions } from "./plan-arguments.ts";
import { editedSince, provenanceOf } from "./provenance.ts";
import type { Shell } from "./shell.ts";
import { writeResult } from "./write-output.ts";

/** A plan that a run has made, and how it is written. */
export interface ShownPlan {
  readonly view: PlanView;
  /** The view with the places in the files as they then are. */
  readonly place: () => Promise<PlanView>;
  /** With the places in the files as they then are. @param style of text */
  readonly write: (format: ShowOptions["format"], style: Style, isVerbose: boolean) => Promise<string>;
}

/** Reads the plan of a run, with what is to be known of it. @returns why there is none to show */
export async function shownPlan(
  run: RunFolder,
  events: readonly RunEvent[],
  shell: Shell,
): Promise<ShownPlan | string> {
  const told = toldView(run, events);
  if (typeof told === "string") return told;
  const view = await viewIn(told.path);
  // Why it holds less than the plan goes wherever the plan goes.
  const record = currentRecord(run);
  const why = told.why === undefined ? [] : [told.why];
  const problems = [...editedSince(record, shell.environment), ...why, ...view.problems];
  return {
    view,
    place: () => placed(view, run),
    write: async (format, style, isVerbose) => {
      const writing = { style, isVerbose, provenance: provenanceOf(record) };
      return PLAN_WRITERS[format]({ ...(await placed(view, run)), problems }, writing);
    },
  };
}

/** Where the view of a run's plan is, and why it holds less than the plan. @returns why there is none */
export function toldView(
  run: RunFolder,
  events: readonly RunEvent[],
): { readonly path: string; readonly why: string | undefined } | string {
  const told = events.findLast((event) => event.type === "plan_view");
  if (!told || told.file === "") return told?.why ?? `there is no view of the plan in ${run.folder}`;
  return { path: join(run.folder, told.file), why: told.why };
}

/** Prints the plan of a run. @returns whether there was one */
export async function printPlan(
  run: RunFolder,
  events: readonly RunEvent[],
  options: ShowOptions,
  shell: Shell,
): Promise<boolean> {
  const shown = await shownPlan(run, events, shell);
  if (typeof shown === "string") {
    shell.stderr.write(`rebake: ${shown}\n`);
    return false;
  }
  const { format, output, isVerbose, color } = options;
  const style = styleFor(shell.stdout, output === undefined ? color : false, shell.environment);
  writeResult(await shown.write(format, style, isVerbose), output, shell);
  return true;
}
