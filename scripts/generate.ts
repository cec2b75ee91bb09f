import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rulePage } from "../server/src/rule-page.ts";
import { EVERY_RULE } from "../server/src/suppression-rules.ts";
import { format } from "./generate/format.ts";
import { manifestWithSettings } from "./generate/manifest.ts";
import { optionsTable, replaceSection, rulesTable, settingsTable } from "./generate/pages.ts";
import { stringsOfClient } from "./generate/strings.ts";
import { ROOT, say } from "./run/steps.ts";

// Writes every file that is made from the rules, the settings and the sentences of the client. With --check it writes nothing and fails when
// one of them is not what it would write.
const check = process.argv.includes("--check");
const wanted = new Map<string, string>();
for (const rule of EVERY_RULE) wanted.set(`docs/rules/${rule.id}.md`, rulePage(rule));
wanted.set("docs/rules/README.md", `# Rules\n\n${rulesTable("./")}`);
wanted.set(
  "README.md",
  replaceSection(
    replaceSection(read("README.md"), "rules", rulesTable("docs/rules/")),
    "settings",
    settingsTable(),
  ),
);
wanted.set(
  "docs/configuration.md",
  replaceSection(read("docs/configuration.md"), "options", optionsTable("rules/")),
);
wanted.set("package.json", await format("package.json", manifestWithSettings(read("package.json"))));
wanted.set("l10n/bundle.l10n.json", stringsOfClient());

const lagging = [...wanted]
  .filter(([path, text]) => !existsSync(join(ROOT, path)) || read(path) !== text)
  .map(([path]) => path);
const leftOver = readdirSync(join(ROOT, "docs/rules"))
  .map((name) => `docs/rules/${name}`)
  .filter((path) => !wanted.has(path));
if (check && lagging.length + leftOver.length > 0) {
  say(
    `Generated files lag behind: ${[...lagging, ...leftOver].join(", ")}. Run "npm run generate" and commit them.`,
  );
  process.exitCode = 1;
} else if (!check) {
  for (const path of lagging) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), wanted.get(path) ?? "");
    say(`wrote ${path}`);
  }
  for (const path of leftOver) {
    rmSync(join(ROOT, path));
    say(`removed ${path}`);
  }
}

function read(path: string): string {
  return existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : "";
}
