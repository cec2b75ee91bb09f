import { dirname } from "node:path";
import type { ReportedScore } from "../../../../protocol/src/check-report.ts";
import type { PlainFinding } from "../../../../server/src/host/plain-findings.ts";
import { SEVERITIES } from "../../arguments.ts";
import { plural } from "../plural.ts";
import { groupBy, type Report, ruleOf } from "../report.ts";
import { worstFirst } from "../scores.ts";
import { html, type Markup, message } from "./markup.ts";
import { severityMark } from "./severity.ts";
import { level } from "./summary.ts";

/** What each category is about, in words that need no manual. */
const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  access: "Who can log in to machines",
  provisioning: "What is run on machines from outside",
  replacement: "Whether a change makes a new machine",
  image: "Whether it is known what machines start from",
  state: "Whether data outlives a machine",
  rollout: "Whether new machines take over without an outage",
  drift: "Whether changes past the code are noticed",
  packer: "How images are made",
};

/** More are there for who asks for them. */
const MOST_FOLDERS = 10;

/** The score and the findings by category, by folder and by rule. */
export function breakdownSections(report: Report, score: ReportedScore): Markup {
  return html`<div class="columns">${byCategory(report, score)}${byFolder(score)}</div>${byRule(report)}`;
}

function byCategory({ findings }: Report, { byCategory, total }: ReportedScore): Markup | undefined {
  if (total === null) return undefined;
  const groups = groupBy(findings, (finding) => ruleOf(finding).category as string);
  return html`<section class="card" aria-labelledby="categories">
<h2 id="categories">By category</h2>
<table><thead><tr><th scope="col">Category</th><th scope="col" class="wide">Score</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>${Object.entries(byCategory).map(
    ([category, value]) =>
      html`<tr><th scope="row">${category}<small>${CATEGORY_WORDS[category]}</small></th><td>${bar(value ?? 100)}</td><td class="number">${groups.get(category)?.length ?? 0}</td></tr>`,
  )}</tbody></table>
</section>`;
}

function byFolder({ byFolder }: ReportedScore): Markup | undefined {
  if (byFolder.length === 0) return undefined;
  const worst = worstFirst(byFolder);
  return html`<section class="card" aria-labelledby="folders">
<h2 id="folders">By folder</h2>
${folderTable(worst.slice(0, MOST_FOLDERS))}
${worst.length > MOST_FOLDERS ? html`<details><summary>${plural(worst.length - MOST_FOLDERS, "other folder")}</summary>${folderTable(worst.slice(MOST_FOLDERS))}</details>` : undefined}
</section>`;
}

function folderTable(folders: ReportedScore["byFolder"]): Markup {
  return html`<table><thead><tr><th scope="col">Folder</th><th scope="col" class="wide">Score</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>${folders.map(
    ({ folder, score, judged, findings }) =>
      html`<tr><th scope="row">${findings > 0 ? html`<a href="#findings" data-folder="${folder}">${breakable(folder)}</a>` : breakable(folder)}<small>${judged} ${judged === 1 ? "block" : "blocks"} judged</small></th><td>${bar(score)}</td><td class="number">${findings}</td></tr>`,
  )}</tbody></table>`;
}

function byRule({ findings }: Report): Markup | undefined {
  if (findings.length === 0) return undefined;
  const groups = [...groupBy(findings, (finding) => finding.rule).values()].sort(
    (a, b) => rank(b) - rank(a) || b.length - a.length,
  );
  return html`<section class="card" aria-labelledby="rules">
<h2 id="rules">By rule</h2>
<table><thead><tr><th scope="col">Severity</th><th scope="col">What was found</th><th scope="col" class="number">Findings</th><th scope="col" class="number folders">Folders</th></tr></thead>
<tbody>${groups.map((group) => {
    const first = group[0] as PlainFinding;
    const { id, docs } = ruleOf(first);
    return html`<tr><td>${severityMark(first.severity)}</td><th scope="row"><a href="#findings" data-rule="${id}">${docs.title}</a><small>${message(docs.reason)} <code>${id}</code></small></th><td class="number">${group.length}</td><td class="number folders">${new Set(group.map((one) => dirname(one.path))).size}</td></tr>`;
  })}</tbody></table>
</section>`;
}

function rank(group: readonly PlainFinding[]): number {
  return Math.max(...group.map((one) => SEVERITIES.indexOf(one.severity)));
}

/** Long paths break between folders. */
function breakable(path: string): Markup {
  return html`${path.split(/(?<=\/)/).map((part) => html`${part}<wbr>`)}`;
}

function bar(score: number): Markup {
  return html`<span class="bar ${level(score)}"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="value" width="${score}" height="8"/></svg><span>${score}</span></span>`;
}
