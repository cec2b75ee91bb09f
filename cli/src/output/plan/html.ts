import type { ChangeGroup, ChangeKind, PlanView } from "../../../../protocol/src/plan-view.ts";
import { printable } from "../../../../protocol/src/printable.ts";
import { VERSION } from "../../version.ts";
import { reportHead } from "../html/head.ts";
import { html, Markup } from "../html/markup.ts";
import { STYLE } from "../html/style.ts";
import { PLAN_STYLE } from "./html-style.ts";
import {
  actionInWords,
  allLines,
  byKind,
  causeInWords,
  checkInWords,
  countsInWords,
  diffOf,
  driftInWords,
  groupLinesInWords,
  kindInWords,
  outputsInWords,
  timesInWords,
  warningsOf,
  whyInWords,
} from "./words.ts";

/** A plan as one file that opens anywhere, asks no network for anything and runs no script. */
export function planHtml(view: PlanView, provenance?: string): string {
  const title = "Plan";
  return html`<!doctype html>
<html lang="en">
${reportHead({ title: `${title}: ${shown(countsInWords(view))}`, style: STYLE + PLAN_STYLE })}
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header>
<h1>${title}</h1>
<p>${shown(countsInWords(view))}</p>
${provenance === undefined ? made(view) : html`<p>${shown(provenance)}</p>`}
</header>
<main>
${list("Read this first", warningsOf(view), "problems")}
${verdict(view)}
<div id="changes">
${byKind(view).map(({ kind, groups }) => section(view, kind, groups))}
</div>
${drift(view)}
${list("Checks", view.checks.map(checkInWords))}
${list("Outputs", outputsInWords(view))}
${list("Actions", view.actions.map(actionInWords))}
</main>
<footer><p>Made by Rebake ${VERSION}. Sensitive values are in no part of this file.</p></footer>
</body>
</html>
`.text;
}

function made({ created, engineVersion, formatVersion, fromStream }: PlanView): Markup {
  if (fromStream) return html`<p>from what the tool said while it planned</p>`;
  const when = created === undefined ? undefined : html`made ${shown(created)}, `;
  const by = engineVersion === undefined ? "" : `version ${engineVersion}, `;
  return html`<p>${when}${shown(`${by}format ${formatVersion}`)}</p>`;
}

function verdict({ verdict, changes }: PlanView): Markup | undefined {
  if (changes.length === 0) return undefined;
  return html`<section class="card verdict" aria-labelledby="verdict">
<h2 id="verdict">For machines and data</h2>
<p><strong>${shown(verdict.summary)}</strong></p>
</section>`;
}

function section(view: PlanView, kind: ChangeKind, groups: readonly ChangeGroup[]): Markup {
  const count = groups.reduce((sum, { changes }) => sum + changes.length, 0);
  return html`<section class="card kind ${kind}" aria-labelledby="kind-${kind}">
<h2 id="kind-${kind}"><span aria-hidden="true">${kindInWords(kind).mark}</span> ${kindInWords(kind).words} (${count})</h2>
<ul>${groups.map((group) => item(view, group))}</ul>
</section>`;
}

function item(view: PlanView, group: ChangeGroup): Markup {
  const place = causeInWords(view, group);
  const head = html`<code>${shown(group.title)}</code>${timesInWords(group)} <span class="why">${shown(whyInWords(view, group))}</span> ${place === undefined ? undefined : html`<code class="place">${shown(place)}</code>`}`;
  const lines = groupLinesInWords(view, group);
  const members = group.changes.length > 1 ? memberList(view, group) : undefined;
  if (lines.length === 0 && !members) return html`<li>${head}</li>`;
  return html`<li><details><summary>${head}</summary>${lines.length > 0 ? html`<pre>${lines.map((line) => html`${shown(line)}${NEWLINE}`)}</pre>` : undefined}${members}</details></li>`;
}

const NEWLINE = new Markup("\n");
const MOST_MEMBERS = 200;

function memberList(view: PlanView, { changes }: ChangeGroup): Markup {
  const ids = changes.slice(0, MOST_MEMBERS).map((index) => view.changes[index]?.id ?? "");
  const more = changes.length - ids.length;
  return html`<p>${ids.map((id, index) => html`${index > 0 ? ", " : ""}<code>${shown(id)}</code>`)}${more > 0 ? ` and ${more} more` : ""}</p>`;
}

function drift(view: PlanView): Markup | undefined {
  if (view.drift.length === 0) return undefined;
  return html`<section class="card" aria-labelledby="drift">
<h2 id="drift">Changed outside</h2>
<ul>${view.drift.map((one) => {
    const lines = allLines(diffOf(view, one));
    return html`<li><code>${shown(one.id)}</code> ${driftInWords(one)}${lines.length > 0 ? html`<pre>${lines.map((line) => html`${shown(line)}${NEWLINE}`)}</pre>` : undefined}</li>`;
  })}</ul>
</section>`;
}

function list(title: string, lines: readonly string[], look = ""): Markup | undefined {
  if (lines.length === 0) return undefined;
  return html`<section class="card ${look}"><h2>${title}</h2><ul>${lines.map((line) => html`<li>${shown(line)}</li>`)}</ul></section>`;
}

/** What turns the direction of text would show another plan than the one that is meant. */
function shown(text: string): string {
  return printable(text);
}
