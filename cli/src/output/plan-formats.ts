import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { printable } from "../../../protocol/src/printable.ts";
import type { BriefPlan } from "../../../runner/src/brief-plan.ts";
import { escapeMarkup } from "./escape.ts";
import { PLAN_WRITERS } from "./plan/formats.ts";
import { PLAIN, type Style } from "./style.ts";

/** How a plan is written for somebody. */
export interface PlanFormat {
  readonly plan: (view: PlanView, style: Style, isVerbose: boolean) => string;
  /** A plan that was too large to be parsed: what the stream told. */
  readonly brief: (plan: BriefPlan, style: Style) => string;
}

const TEXT: PlanFormat = {
  plan: PLAN_WRITERS.text,
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
  plan: PLAN_WRITERS.json,
  brief: (plan) => `${JSON.stringify({ version: 1, fromStream: true, ...plan }, undefined, 2)}\n`,
};

/** What the stream told stands in a block of code, which its own backticks must not end. */
const MARKDOWN: PlanFormat = {
  plan: PLAN_WRITERS.markdown,
  brief: (plan) => {
    const lines = TEXT.brief(plan, PLAIN).trimEnd().slice(0, 60_000).split("\n");
    const text = lines.map((line) => printable(line).replaceAll("`", "'")).join("\n");
    return `## Rebake: plan\n\n\`\`\`text\n${text}\n\`\`\`\n`;
  },
};

const HTML: PlanFormat = {
  plan: PLAN_WRITERS.html,
  brief: (plan) => {
    const text = escapeMarkup(TEXT.brief(plan, PLAIN));
    return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Plan</title>\n<pre>${text}</pre>\n</html>\n`;
  },
};

/** What `--format` of `rebake plan` knows. */
export const PLAN_FORMATS = {
  text: TEXT,
  json: JSON_FORMAT,
  markdown: MARKDOWN,
  html: HTML,
} as const satisfies Readonly<Record<string, PlanFormat>>;

export type PlanFormatName = keyof typeof PLAN_FORMATS;

export function isPlanFormat(name: string): name is PlanFormatName {
  return Object.hasOwn(PLAN_FORMATS, name);
}
