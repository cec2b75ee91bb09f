import { SETTINGS } from "../../protocol/src/settings.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";

const FIX_WORDS = {
  none: "none",
  safe: "safe: applied by fix-all and `rebake fix`",
  ask: "offered one at a time, with what it does to running machines",
} as const;

/** The page of a rule: what the editor's link, `Show Rule` and the website show. */
export function rulePage(rule: Rule): string {
  const { docs } = rule;
  const parts = [
    `# ${docs.title}`,
    `\`${rule.id}\` · ${rule.category} · ${rule.severity}${rule.optIn ? ", off unless asked for" : ""} · fix: ${FIX_WORDS[rule.fix]} · since ${rule.since}`,
    `**${docs.reason}**`,
    docs.why.replace(/(?<!\n)\n(?!\n)/g, " "),
    `## Reported\n\n${example(docs.bad, rule)}`,
    `## Better\n\n${example(docs.good, rule)}`,
    `## Silent when\n\n${list(docs.exceptions)}`,
  ];
  if (docs.conflicts) parts.push(`## Where other tools ask for the opposite\n\n${list(docs.conflicts)}`);
  if (rule.optIn)
    parts.push(
      `## Turn it on\n\nIt is off unless asked for. In VS Code: \`"rebake.rules": { "${rule.id}": "${rule.severity}" }\`.`,
    );
  parts.push(
    `## Turn it off\n\nFor one place: \`# rebake:ignore ${rule.id} <reason>\` above or behind it; for a file: \`# rebake:ignore-file ${rule.id} <reason>\`. In VS Code for a whole workspace: \`"rebake.rules": { "${rule.id}": "off" }\`.`,
    `## Sources\n\n${list(docs.links.map((link) => `[${link.title}](${link.url})`))}`,
  );
  return `${parts.join("\n\n")}\n`;
}

/** All rules as a table; `base` leads to the folder of the pages. */
export function rulesTable(base: string): string {
  const rows = RULES.map(
    (rule) =>
      `| [\`${rule.id}\`](${base}${rule.id}.md) | ${rule.docs.title} | ${rule.category} | ${rule.severity}${rule.optIn ? " (off)" : ""} | ${rule.fix} |`,
  );
  return [
    "| rule | what it reports | category | severity | fix |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

export function settingsTable(): string {
  const rows = SETTINGS.map(
    (setting) => `| \`${setting.key}\` | \`${JSON.stringify(setting.default)}\` | ${setting.description} |`,
  );
  return ["| setting | default | what it does |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

/** Puts `content` between `<!-- name -->` and `<!-- /name -->`. @throws when the text has no such section. */
export function replaceSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There is no section "${name}" to fill`);
  return `${text.slice(0, from + start.length)}\n${content}${text.slice(to)}`;
}

function example(written: Example, rule: Rule): string {
  const language = rule.dialect === "packer" ? "hcl" : "terraform";
  if (typeof written === "string") return fence(language, written);
  return Object.entries(written)
    .map(([name, text]) => `\`${name}\`\n\n${fence(language, text)}`)
    .join("\n\n");
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replace(/\s+/g, " ")}`).join("\n");
}
