import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { BriefPlan } from "../../../runner/src/brief-plan.ts";
import type { Style } from "./style.ts";

/** How a plan is written for somebody. */
export interface PlanFormat {
  readonly plan: (view: PlanView, style: Style) => string;
  /** A plan that was too large to be parsed: what the stream told. */
  readonly brief: (plan: BriefPlan, style: Style) => string;
}

const TEXT: PlanFormat = {
  plan: ({ groups, changes, outputs, drift, verdict, problems }, style) => {
    const lines = groups.map(({ kind, title, changes: [first] }) => {
      const why = changes[first ?? 0]?.why.text ?? "";
      return `${style.bold(title)}: ${kind}${why === "" ? "" : style.dim(` (${why})`)}`;
    });
    const drifted = drift.map(({ address }) => `${address}: ${style.dim("changed outside")}`);
    const changing = outputs.map(({ name }) => `output ${name}`);
    const all = [...lines, ...drifted, ...changing, ...problems];
    return all.length === 0 ? NOTHING : `${[...all, verdict.summary].join("\n")}\n`;
  },
  brief: ({ changes, drift, outputs }, style) => {
    const lines = changes.map(({ address, action, reason }) => {
      const why = reason ? style.dim(` (${reason})`) : "";
      return `${style.bold(address)}: ${action}${why}`;
    });
    const drifted = drift.map(({ address }) => `${address}: ${style.dim("changed outside")}`);
    const all = [...lines, ...drifted, ...outputs.map((name) => `output ${name}`)];
    return all.length === 0 ? NOTHING : `${all.join("\n")}\n`;
  },
};

const NOTHING = "Nothing to change.\n";

const JSON_FORMAT: PlanFormat = {
  plan: (view) => `${JSON.stringify(view, undefined, 2)}\n`,
  brief: (plan) => `${JSON.stringify({ version: 1, fromStream: true, ...plan }, undefined, 2)}\n`,
};

/** What `--format` of `rebake plan` knows. */
export const PLAN_FORMATS = { text: TEXT, json: JSON_FORMAT } as const satisfies Readonly<
  Record<string, PlanFormat>
>;

export type PlanFormatName = keyof typeof PLAN_FORMATS;

export function isPlanFormat(name: string): name is PlanFormatName {
  return Object.hasOwn(PLAN_FORMATS, name);
}
