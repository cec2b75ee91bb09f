/** The page's look. Colours have at least the contrast that WCAG AA asks for, in the light and in the dark. */
export const STYLE = `:root {
  color-scheme: light dark;
  --back: #f6f5f1; --card: #ffffff; --text: #1d2320; --soft: #5a645f; --line: #dedcd4; --track: #e9e7e0;
  --accent: #1f6b4c; --error: #b3261e; --warning: #8a5a00; --information: #1d5c96; --hint: #5a645f;
  --high: #2f7d5b; --middle: #b57a10; --low: #c0392b; --mark: #fff0c2; --code: #f1efe9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #141716; --card: #1d2120; --text: #e8ebe9; --soft: #a5aeaa; --line: #343a38; --track: #2b3130;
    --accent: #7fd1ac; --error: #ff9389; --warning: #f0bd5b; --information: #8cc4f7; --hint: #a5aeaa;
    --high: #58b58a; --middle: #e0a63c; --low: #ee7468; --mark: #5a4a14; --code: #262b2a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 72rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { margin: 0 0 0.75rem; font-size: 1.15rem; }
h3 { margin: 0; font-size: 1rem; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
p { margin: 0.25rem 0; }
header p, footer, small { color: var(--soft); }
small { display: block; font-size: 0.85rem; font-weight: 400; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
section:focus { outline: none; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem 1rem; z-index: 1; }
.out-of-sight { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; }
main > * { margin-top: 1.25rem; }
main > section:last-child { margin-top: 2.25rem; }
footer { margin-top: 2.5rem; font-size: 0.875rem; max-width: 46rem; }

.summary { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr) minmax(13rem, max-content); margin-top: 1.5rem; }
.score { display: flex; gap: 2rem; align-items: center; }
.dial { position: relative; flex: none; width: 10rem; height: 10rem; }
.dial svg { width: 100%; height: 100%; }
.dial circle { fill: none; stroke-width: 12; }
.dial p { position: absolute; inset: 0; margin: 0; display: grid; place-content: center; text-align: center; line-height: 1.1; }
.dial strong { font-size: 3rem; font-weight: 650; letter-spacing: -0.03em; }
.dial span { color: var(--soft); font-size: 0.9rem; }
.dial .track { stroke: var(--track); }
.dial.high .value { stroke: var(--high); } .dial.middle .value { stroke: var(--middle); } .dial.low .value { stroke: var(--low); }
.sentence { font-size: 1.25rem; line-height: 1.4; max-width: 26rem; text-wrap: balance; }
.change { font-weight: 600; }
.counts { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
.counts li { display: flex; align-items: center; gap: 0.75rem; padding: 0.6rem 1.1rem; }
.counts strong { font-size: 1.6rem; line-height: 1; min-width: 2ch; text-align: right; font-variant-numeric: tabular-nums; }
.trend { grid-column: 1 / -1; margin: 0; }
.trend figcaption { font-weight: 600; }
.trend > svg { width: 100%; height: auto; display: block; }
.trend .grid { stroke: var(--line); }
.trend .line { stroke: var(--accent); stroke-width: 2.5; fill: none; stroke-linejoin: round; }
.trend circle { fill: var(--accent); stroke: var(--card); stroke-width: 2; }
.trend text { fill: var(--soft); font-size: 13px; text-anchor: middle; }
.trend .axis { text-anchor: end; }
.trend .value { fill: var(--text); font-weight: 600; }
summary { cursor: pointer; color: var(--accent); }

.severity { display: inline-flex; align-items: center; gap: 0.4rem; font-weight: 600; font-size: 0.9rem; white-space: nowrap; }
.severity svg { width: 0.85rem; height: 0.85rem; fill: currentcolor; flex: none; }
.severity.error { color: var(--error); } .severity.warning { color: var(--warning); }
.severity.information { color: var(--information); } .severity.hint { color: var(--hint); }

.columns { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); align-items: start; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
th, td { text-align: left; padding: 0.5rem 0.75rem 0.5rem 0; border-top: 1px solid var(--line); vertical-align: middle; }
thead th { border-top: 0; padding-top: 0; color: var(--soft); font-size: 0.8rem; font-weight: 500; }
th code { white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: break-word; }
.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; padding-left: 0.75rem; width: 5rem; }
.wide { width: 32%; }
.bar { display: flex; align-items: center; gap: 0.75rem; }
.bar svg { flex: 1; height: 8px; border-radius: 4px; min-width: 3rem; }
.bar > span { min-width: 3ch; text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
.bar .track { fill: var(--track); }
.bar.high .value { fill: var(--high); } .bar.middle .value { fill: var(--middle); } .bar.low .value { fill: var(--low); }

.problems { border-left: 5px solid var(--error); }
.problems ul { margin: 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
.filters { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); align-items: end; }
.filters label { display: grid; gap: 0.25rem; font-size: 0.85rem; color: var(--soft); min-width: 0; }
select, input, button {
  font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--soft); border-radius: 8px;
  padding: 0 0.6rem; height: 2.5rem; width: 100%; min-width: 0;
}
button { cursor: pointer; font-weight: 600; }
#shown { margin: 0.9rem 0.25rem; color: var(--soft); }
.findings { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.9rem; grid-template-columns: minmax(0, 1fr); }
.findings > li { border-left-width: 5px; }
.findings > .error { border-left-color: var(--error); } .findings > .warning { border-left-color: var(--warning); }
.findings > .information { border-left-color: var(--information); } .findings > .hint { border-left-color: var(--hint); }
.findings p { overflow-wrap: anywhere; max-width: 55rem; }
.place { color: var(--soft); }
pre { background: var(--code); border-radius: 8px; padding: 0.6rem 0.8rem; margin: 0.5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--warning); border-radius: 2px; }
.related { margin: 0.25rem 0; padding-left: 1.2rem; color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 1rem; margin: 0.5rem 0 0; font-size: 0.9rem; }
dt { color: var(--soft); grid-column: 1; } dd { margin: 0; grid-column: 2; }
dd small { display: inline; } dd small::before { content: "\\2013\\a0"; }

@media (max-width: 46rem) {
  .summary { grid-template-columns: minmax(0, 1fr); }
  .score { flex-direction: column; gap: 1rem; text-align: center; }
  .trend .axis { display: none; } .trend text { font-size: 26px; } .trend .line { stroke-width: 5; } .trend circle { r: 8px; }
  .counts li { padding: 0.5rem 0.75rem; gap: 0.5rem; }
  .card { padding: 1rem; }
  tbody th { overflow-wrap: anywhere; }
  th code { white-space: normal; }
  .bar { gap: 0.4rem; } .bar svg { flex: none; width: 3rem; min-width: 0; }
  .wide { width: auto; }
  .number { width: auto; padding-left: 0.5rem; }
  .severity { gap: 0.25rem; font-size: 0.8rem; }
  #rules ~ table thead { display: none; }
  #rules ~ table tr { display: grid; grid-template-columns: 1fr max-content; border-top: 1px solid var(--line); padding: 0.6rem 0; }
  #rules ~ table :is(th, td) { border: 0; padding: 0; }
  #rules ~ table th { grid-column: 1 / -1; order: 3; }
  #rules ~ table .folders { display: none; }
  dl { grid-template-columns: minmax(0, 1fr); } dd { grid-column: 1; margin-bottom: 0.35rem; }
}
@media print {
  body { background: none; max-width: none; padding: 0; }
  .filters, .skip, .trend details { display: none; }
  .card { break-inside: avoid; }
}`;
