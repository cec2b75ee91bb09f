import type { ReportedScore } from "../../../../protocol/src/check-report.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";

interface Point {
  readonly name: string;
  readonly score: number;
  readonly findings: number;
}

const WIDTH = 960;
const HEIGHT = 190;
const EDGE = 30;

/** How the score went, when there are earlier reports: a line, and a table for who cannot see it. */
export function trendFigure(report: Report, score: ReportedScore): Markup | undefined {
  const points = pointsOf(report, score);
  if (points.length < 2) return undefined;
  const places = points.map(({ score }, index) => ({
    x: EDGE + ((WIDTH - 2 * EDGE) * index) / (points.length - 1),
    y: HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * score) / 100,
    score,
  }));
  const path = places
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  return html`<figure class="card trend">
<figcaption>Score over time</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
${[0, 50, 100].map((value) => grid(value))}
<path class="line" d="${path}"/>
${places.map(({ x, y, score }, index) => html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/>${isLabelled(index, places.length) ? html`<text class="value" x="${x.toFixed(1)}" y="${(y < 40 ? y + 20 : y - 10).toFixed(1)}">${score}</text>` : undefined}`)}
</svg>
<details><summary>As a table</summary>
<table><thead><tr><th scope="col">Report</th><th scope="col" class="number">Score</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>${points.map(({ name, score, findings }) => html`<tr><th scope="row">${name}</th><td class="number">${score}</td><td class="number">${findings}</td></tr>`)}</tbody></table>
</details>
</figure>`;
}

function pointsOf({ history, created, findings }: Report, { total }: ReportedScore): Point[] {
  const earlier = history.flatMap(({ name, report }) => {
    const score = report.score?.total;
    if (typeof score !== "number") return [];
    return [{ name: report.created?.slice(0, 10) ?? name, score, findings: report.summary.findings }];
  });
  return total === null
    ? earlier
    : [
        ...earlier,
        {
          name: `${created.toISOString().slice(0, 10)} (this report)`,
          score: total,
          findings: findings.length,
        },
      ];
}

function grid(value: number): Markup {
  const y = HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * value) / 100;
  return html`<path class="grid" d="M${EDGE} ${y}H${WIDTH - EDGE}"/><text class="axis" x="${EDGE - 6}" y="${y + 4}">${value}</text>`;
}

/** Few enough that they do not touch; the first and the last always. */
function isLabelled(index: number, count: number): boolean {
  const step = Math.ceil(count / 20);
  return index === count - 1 || (index % step === 0 && index + step <= count - 1);
}
