/** What a page of a plan looks like beside what all our pages have in common. */
export const PLAN_STYLE = `
.kind h2 span { display: inline-block; min-width: 2.2em; font-family: ui-monospace, monospace; }
.kind ul, main section > ul { margin: 0; padding-left: 1.25rem; }
.kind li { margin: 0.35rem 0; overflow-wrap: anywhere; }
.kind pre, main pre { background: var(--code); padding: 0.75rem; border-radius: 8px; overflow-x: auto; white-space: pre-wrap; }
.kind.delete, .kind.replace-destroy-first { border-left: 6px solid var(--error); }
.kind.replace-create-first, .kind.forget, .kind.unknown, .kind.update { border-left: 6px solid var(--warning); }
#changes > section { margin-top: 1.25rem; }
.why, .place { color: var(--soft); }
summary { cursor: pointer; }
`;
