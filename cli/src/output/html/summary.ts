import type { ReportedScore } from "../../../../protocol/src/check-report.ts";
import { SEVERITIES } from "../../arguments.ts";
import { countBySeverity } from "../json.ts";
import { signed } from "../markdown.ts";
import { plural } from "../plural.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { severityMark } from "./severity.ts";
import { trendFigure } from "./trend.ts";

/** The score and how it came to be, for who reads nothing else. */
export function summarySection(report: Report, score: ReportedScore): Markup {
  return html`<section class="summary" aria-labelledby="summary">
<h2 id="summary" class="out-of-sight">Summary</h2>
<div class="card score">
${score.total === null ? html`<p class="sentence">There is nothing here that can be judged.</p>` : dial(score.total)}
<div>
<p class="sentence">${sentence(report, score)}</p>
${change(report, score)}
</div>
</div>
<ul class="counts">${counts(report)}</ul>
${trendFigure(report, score)}
</section>`;
}

const RADIUS = 52;

/** A ring as full as the score; the number stands in it as text. */
function dial(score: number): Markup {
  const length = 2 * Math.PI * RADIUS;
  return html`<div class="dial ${level(score)}">
<svg viewBox="0 0 128 128" aria-hidden="true"><circle class="track" cx="64" cy="64" r="${RADIUS}"/><circle class="value" cx="64" cy="64" r="${RADIUS}" transform="rotate(-90 64 64)" stroke-dasharray="${((length * score) / 100).toFixed(1)} ${length.toFixed(1)}"/></svg>
<p><strong id="score">${score}</strong> <span>of 100</span></p>
</div>`;
}

/** For colours; whatever they say stands beside them as a number. */
export function level(score: number): "high" | "middle" | "low" {
  return score >= 80 ? "high" : score >= 50 ? "middle" : "low";
}

function sentence({ findings }: Report, { total }: ReportedScore): string {
  if (findings.length === 0) return "Nothing was found that lets running machines be changed.";
  const found = `${plural(findings.length, "finding")} ${findings.length === 1 ? "lets" : "let"} running machines be changed.`;
  if (total === null || total >= 80) return found;
  return total >= 50
    ? `${found} Parts of what was judged need work.`
    : `${found} Much of what was judged can be changed while it runs.`;
}

function change({ history }: Report, { total }: ReportedScore): Markup | undefined {
  const before = history.at(-1)?.report.score?.total;
  if (typeof before !== "number" || total === null) return undefined;
  const way = total > before ? "better" : total < before ? "worse" : "the same";
  return html`<p class="change">${signed(total - before)} since the last report: ${way}</p>`;
}

function counts({ findings }: Report): Markup[] {
  const bySeverity = countBySeverity(findings);
  return [...SEVERITIES]
    .reverse()
    .filter((severity) => severity !== "hint" || bySeverity.hint > 0)
    .map(
      (severity) =>
        html`<li class="card ${severity}"><strong>${bySeverity[severity]}</strong> ${severityMark(severity, bySeverity[severity])}</li>`,
    );
}
