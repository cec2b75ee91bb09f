import type { Severity } from "../../../../server/src/rules/rule.ts";
import { html, type Markup } from "./markup.ts";

/** Each severity has a shape of its own, so that nobody needs to see its colour. */
const SHAPES: Readonly<Record<Severity, Markup>> = {
  error: html`<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/>`,
  warning: html`<path d="M8 1.5 15.5 14.5H.5z"/>`,
  information: html`<circle cx="8" cy="8" r="6.5"/>`,
  hint: html`<path d="M8 1 15 8 8 15 1 8z"/>`,
};

/** Shape and word. @param count of how many it is said */
export function severityMark(severity: Severity, count = 1): Markup {
  const word = count === 1 || severity === "information" ? severity : `${severity}s`;
  return html`<span class="severity ${severity}"><svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[severity]}</svg>${word}</span>`;
}
