import type { PlanView } from "../../../../protocol/src/plan-view.ts";
import type { Style } from "../style.ts";
import { planHtml } from "./html.ts";
import { planMarkdown } from "./markdown.ts";
import { planText } from "./text.ts";

/** Writes a plan, with a line end after its last line. Only text has a style and tells more when verbose. */
export type PlanWriter = (view: PlanView, style: Style, isVerbose?: boolean) => string;

export type PlanWriterName = "text" | "json" | "markdown" | "html";

/** How a plan can be written, by the names that `--format` knows. `json` is the view as it is. */
export const PLAN_WRITERS: Readonly<Record<PlanWriterName, PlanWriter>> = {
  text: planText,
  json: (view) => `${JSON.stringify(view, undefined, 2)}\n`,
  markdown: planMarkdown,
  html: planHtml,
};

export function isPlanWriter(name: string): name is PlanWriterName {
  return Object.hasOwn(PLAN_WRITERS, name);
}
