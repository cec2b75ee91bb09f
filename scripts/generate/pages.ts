import { SETTINGS } from "../../protocol/src/settings.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";

/** All rules as a table; `base` leads to the folder of the pages. */
export function rulesTable(base: string): string {
  const rows = EVERY_RULE.map(
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

/** What can be set of rules in `rebake.hcl`. */
export function optionsTable(base: string): string {
  const rows = EVERY_RULE.flatMap(({ id, options = [] }) =>
    options.map(
      ({ name, default: usual, description }) =>
        `| [\`${id}\`](${base}${id}.md) | \`${name}\` | \`${JSON.stringify(usual).replaceAll(",", ", ")}\` | ${description} |`,
    ),
  );
  return ["| rule | option | without it | what it says |", "| --- | --- | --- | --- |", ...rows, ""].join(
    "\n",
  );
}

/** Puts `content` between `<!-- name -->` and `<!-- /name -->`. @throws when the text has no such section. */
export function replaceSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There is no section "${name}" to fill`);
  return `${text.slice(0, from + start.length)}\n${content}${text.slice(to)}`;
}
