import type { RunEvent } from "../../../protocol/src/run-events.ts";
import type { RunRecord } from "../../../protocol/src/run-record.ts";
import { type BriefPlan, briefOfEvents } from "../../../runner/src/brief-plan.ts";
import type { Style } from "./style.ts";

/** How a plan is written for somebody: its view, as it stands in the folder of a run, to text. */
export type PlanFormat = (view: unknown, style: Style) => string;

/** What `--format` of `rebake plan` knows. */
export const PLAN_FORMATS = {
  text: (view, style) => briefText(view as BriefPlan, style),
  json: (view) => `${JSON.stringify(view, undefined, 2)}\n`,
} as const satisfies Readonly<Record<string, PlanFormat>>;

export type PlanFormatName = keyof typeof PLAN_FORMATS;

export function isPlanFormat(name: string): name is PlanFormatName {
  return Object.hasOwn(PLAN_FORMATS, name);
}

/** The view of a plan that was not parsed. */
export function viewOfStream(_run: RunRecord, events: readonly RunEvent[]): unknown {
  return briefOfEvents(events);
}

function briefText({ changes, drift, outputs }: BriefPlan, style: Style): string {
  const lines = changes.map(
    ({ address, action, reason }) =>
      `${style.bold(address)}: ${action}${reason ? style.dim(` (${reason})`) : ""}`,
  );
  const drifted = drift.map(({ address }) => `${address}: ${style.dim("changed outside of Terraform")}`);
  const changing = outputs.map((name) => `output ${name}`);
  const all = [...lines, ...drifted, ...changing];
  return all.length === 0 ? "Nothing to change.\n" : `${all.join("\n")}\n`;
}
