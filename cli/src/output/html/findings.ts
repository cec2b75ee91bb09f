import { dirname } from "node:path";
import type { PlainFinding, PlainFix } from "../../../../server/src/host/plain-findings.ts";
import { SEVERITIES } from "../../arguments.ts";
import { shownPath } from "../../targets.ts";
import { causeName, type Group, groupsOf } from "../groups.ts";
import { plural } from "../plural.ts";
import { type Report, ruleOf } from "../report.ts";
import { html, type Markup, message } from "./markup.ts";
import { severityMark } from "./severity.ts";

/** Every finding, and what narrows the list; without scripts the whole list stands there. */
export function findingsSection(report: Report): Markup {
  const { findings, directory } = report;
  const listed = groupsOf(findings, report).sort(
    (a, b) => SEVERITIES.indexOf(b.first.severity) - SEVERITIES.indexOf(a.first.severity),
  );
  return html`<section id="findings" aria-labelledby="findings-title" tabindex="-1">
<h2 id="findings-title">Findings</h2>
${findings.length > 0 ? filters(findings, directory) : undefined}
<p id="shown" role="status">${findings.length === 0 ? "Nothing was found." : `${plural(findings.length, "finding")}`}</p>
<ol class="findings">${listed.map((group) => item(group, directory))}</ol>
</section>`;
}

function filters(findings: readonly PlainFinding[], directory: string): Markup {
  const severities = [...SEVERITIES]
    .reverse()
    .filter((one) => findings.some(({ severity }) => severity === one));
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const folders = [...new Set(findings.map((finding) => folderOf(finding, directory)))].sort();
  return html`<form class="card filters" hidden aria-label="Narrow the list">
${choice("severity", "Severity", severities)}
${choice("rule", "Rule", rules)}
${choice("folder", "Folder", folders)}
<label>Text<input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<button type="reset">Show all</button>
</form>`;
}

function choice(name: string, label: string, options: readonly string[]): Markup {
  return html`<label>${label}<select name="${name}"><option value="">all</option>${options.map((option) => html`<option>${option}</option>`)}</select></label>`;
}

function item(group: Group, directory: string): Markup {
  const finding = group.first;
  const { docs, id } = ruleOf(finding);
  return html`<li class="card ${finding.severity}" data-severity="${finding.severity}" data-rule="${id}" data-folder="${folderOf(finding, directory)}" data-findings="${1 + group.others.length}">
<h3>${severityMark(finding.severity)} ${docs.title}</h3>
<p>${message(finding.message)}</p>
<p class="place"><code>${shownPath(finding.path, directory)}:${finding.start.line + 1}</code></p>
${source(finding)}
${finding.related.length > 0 ? html`<ul class="related">${finding.related.map((one) => html`<li>${message(one.message)} <code>${shownPath(one.path, directory)}:${one.start.line + 1}</code></li>`)}</ul>` : undefined}${others(group, directory)}
<dl><dt>Why</dt><dd>${message(docs.reason)}</dd>${fixes(finding.fixes)}<dt>Rule</dt><dd><code>${id}</code></dd></dl>
</li>`;
}

/** The other places of the same cause, with what each says. */
function others({ first: { cause }, others }: Group, directory: string): Markup | undefined {
  if (others.length === 0 || !cause) return undefined;
  return html`<details><summary>${plural(others.length, "more place")} from <code>${causeName(cause, directory)}</code></summary>
<ul class="related">${others.map((one) => html`<li>${message(one.message)} <code>${shownPath(one.path, directory)}:${one.start.line + 1}</code></li>`)}</ul></details>`;
}

/** The line it starts on, what is meant marked in it. */
function source({ line, start, end }: PlainFinding): Markup {
  const until = end.line === start.line ? end.character : line.length;
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const from = Math.max(indent, start.character);
  return html`<pre><code>${line.slice(indent, from)}<mark>${line.slice(from, until)}</mark>${line.slice(Math.max(from, until))}</code></pre>`;
}

const EFFECTS: Readonly<Record<PlainFix["effect"], string>> = {
  "no change": "changes nothing that runs",
  "in place": "changes what runs in place",
  replaces: "replaces what runs",
  "next bake": "takes effect with the next image",
};

function fixes(fixes: readonly PlainFix[]): Markup | undefined {
  if (fixes.length === 0) return undefined;
  return html`<dt>${fixes.length === 1 ? "Fix" : "Fixes"}</dt>${fixes.map((fix) => html`<dd>${fix.title} <small>${EFFECTS[fix.effect]}</small></dd>`)}`;
}

function folderOf(finding: PlainFinding, directory: string): string {
  return shownPath(dirname(finding.path), directory) || ".";
}
