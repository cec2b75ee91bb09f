import type { PlanView } from "../../../../protocol/src/plan-view.ts";
import type { Style } from "../style.ts";
import { planHtml } from "./html.ts";
import { planMarkdown } from "./markdown.ts";
import { planText } from "./text.ts";

export interface PlanWriting {
  /** Of text alone, as is `isVerbose`. */
  readonly style: Style;
  readonly isVerbose?: boolean;
  /** Where the plan belongs and what it was made with, in a line; missing where that is not known. `json` does without it. */
  readonly provenance?: string;
}

/** Writes a plan, with a line end after its last line. */
export type PlanWriter = (view: PlanView, writing: PlanWriting) => string;

export type PlanWriterName = "text" | "json" | "markdown" | "html";

/** How a plan can be written, by the names that `--format` knows. `json` is the view as it is. */
export const PLAN_WRITERS: Readonly<Record<PlanWriterName, PlanWriter>> = {
  text: (view, { style, isVerbose, provenance }) => planText(view, style, isVerbose, provenance),
  json: (view) => `${JSON.stringify(view, undefined, 2)}\n`,
  markdown: (view, { provenance }) => planMarkdown(view, provenance),
  html: (view, { provenance }) => planHtml(view, provenance),
};

export function isPlanWriter(name: string): name is PlanWriterName {
  return Object.hasOwn(PLAN_WRITERS, name);
}
