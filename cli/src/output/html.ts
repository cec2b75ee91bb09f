import { VERSION } from "../version.ts";
import { breakdownSections } from "./html/breakdown.ts";
import { findingsSection } from "./html/findings.ts";
import { reportHead } from "./html/head.ts";
import { icon } from "./html/icon.ts";
import { html, Markup } from "./html/markup.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLE } from "./html/style.ts";
import { summarySection } from "./html/summary.ts";
import { plural } from "./plural.ts";
import type { Format, Report } from "./report.ts";
import { reportedScore } from "./scores.ts";

/** One file for people who have no terminal: it opens anywhere and asks no network for anything. */
export const HTML: Format = { needs: { score: true }, write };

function write(report: Report): string {
  const score = reportedScore(report);
  const title = `Immutability of ${report.name}`;
  const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return html`<!doctype html>
<html lang="en">
${reportHead({ title, style: STYLE, script: SCRIPT, icon: icon() })}
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<h1>${title}</h1>
<p>Checked on <time datetime="${report.created.toISOString()}">${day.format(report.created)} UTC</time>: ${plural(report.files, "file")}, ${plural(score.judged, "block")} that can be judged.</p>
</header>
<main>
${summarySection(report, score)}
${problemsSection(report)}
${breakdownSections(report, score)}
${findingsSection(report)}
</main>
<footer>
<p>Made by Rebake ${VERSION}. The score is 100 where nothing was found; each block counts once, by its most severe finding: an error takes all of it, a warning half, an information a fifth. Networks, permissions and other blocks that decide nothing about running machines do not count.</p>
</footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}

function problemsSection({ problems, notes }: Report): Markup | undefined {
  if (problems.length + notes.length === 0) return undefined;
  const list = (texts: readonly string[]): Markup =>
    html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
  return html`<section class="card problems" aria-labelledby="problems">
<h2 id="problems">What could not be read</h2>
${problems.length > 0 ? list(problems) : undefined}
${notes.length > 0 ? html`<details><summary>${plural(notes.length, "file")} broken in places; what can be read was checked</summary>${list(notes)}</details>` : undefined}
</section>`;
}
