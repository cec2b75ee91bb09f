import type { OptionValue, RuleOption } from "./rules/options.ts";
import type { Example, Rule } from "./rules/rule.ts";

const FIX_WORDS = {
  none: "none",
  safe: "safe: applied by fix-all and `rebake fix`",
  ask: "offered one at a time, with what it does to running machines",
} as const;

/** The page of a rule in Markdown: what the editor's link, `Show Rule`, `rebake explain` and the website show. */
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
  if (rule.options) parts.push(options(rule, rule.options));
  if (docs.conflicts) parts.push(`## Where other tools ask for the opposite\n\n${list(docs.conflicts)}`);
  if (rule.optIn)
    parts.push(
      `## Turn it on\n\nIt is off unless asked for. In \`rebake.hcl\`: ${setting(rule.id, rule.severity)}. In VS Code: \`"rebake.rules": { "${rule.id}": "${rule.severity}" }\`.`,
    );
  parts.push(
    `## Turn it off\n\nFor one ${rule.dialect === "plan" ? "block of the configuration" : "place"}: \`# rebake:ignore ${rule.id} <reason>\` above or behind it; for a file: \`# rebake:ignore-file ${rule.id} <reason>\`. For a whole workspace, in \`rebake.hcl\`: ${setting(rule.id, "off")}, or in VS Code: \`"rebake.rules": { "${rule.id}": "off" }\`.`,
    `## Sources\n\n${list(docs.links.map((link) => `[${link.title}](${link.url})`))}`,
  );
  return `${parts.join("\n\n")}\n`;
}

function options({ id }: Rule, all: readonly RuleOption[]): string {
  const items = all.map(
    ({ name, description, default: usual }) => `\`${name}\`: ${description} ${defaultInWords(usual)}`,
  );
  const lines = all.map(({ name, example }) => `  ${name} = ${example}`);
  const written = fence("hcl", [`rule "${id}" {`, ...aligned(lines), "}"].join("\n"));
  return `## Options\n\n${list(items)}\n\nIn \`rebake.hcl\`:\n\n${written}`;
}

function defaultInWords(value: OptionValue): string {
  if (typeof value === "number") return `Without it: \`${value}\`.`;
  return value.length === 0
    ? "Without it: none."
    : `Without it: \`${JSON.stringify(value).replaceAll(",", ", ")}\`.`;
}

/** As the formatter puts equals signs below each other. */
function aligned(lines: readonly string[]): string[] {
  const width = Math.max(...lines.map((line) => line.indexOf(" = ")));
  return lines.map(
    (line) => line.slice(0, line.indexOf(" = ")).padEnd(width) + line.slice(line.indexOf(" = ")),
  );
}

/** What stands in `rebake.hcl`, which the command line reads as well. */
function setting(id: string, severity: string): string {
  return `\`rule "${id}" { severity = "${severity}" }\``;
}

function example(written: Example, rule: Rule): string {
  const language = LANGUAGES[rule.dialect];
  if (typeof written === "string") return fence(language, written);
  return Object.entries(written)
    .map(([name, text]) => `\`${name}\`\n\n${fence(language, text)}`)
    .join("\n\n");
}

const LANGUAGES = { terraform: "terraform", packer: "hcl", plan: "json" } as const;

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replace(/\s+/g, " ")}`).join("\n");
}
