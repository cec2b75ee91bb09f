import { rulePage } from "../../server/src/rule-page.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";
import { readExplainArguments, readRulesArguments } from "./arguments.ts";
import { terminalPage } from "./output/page.ts";
import { plural } from "./output/plural.ts";
import { type Style, styleFor } from "./output/style.ts";
import { ruleNamed } from "./rule-names.ts";
import { EXIT, type Shell } from "./shell.ts";

/** `rebake rules`: lists what there is. @returns the exit code. */
export function listRules(args: readonly string[], shell: Shell): number {
  const { format, color } = readRulesArguments(args);
  const text =
    format === "json"
      ? `${JSON.stringify({ version: 1, rules: EVERY_RULE.map(described) }, null, 2)}\n`
      : table(styleFor(shell.stdout, color, shell.environment));
  shell.stdout.write(text);
  return EXIT.clean;
}

/** `rebake explain`: the page of a rule. @returns the exit code. */
export function explain(args: readonly string[], shell: Shell): number {
  const { rule, color } = readExplainArguments(args);
  const style = styleFor(shell.stdout, color, shell.environment);
  const width = Math.min(100, Math.max(40, shell.stdout.columns ?? 80));
  shell.stdout.write(terminalPage(rulePage(ruleNamed(rule)), width, style));
  return EXIT.clean;
}

function described({ id, category, severity, fix, optIn, dialect, since, options = [], docs }: Rule): object {
  return {
    id,
    category,
    severity,
    fix,
    optIn: optIn === true,
    dialect,
    since,
    title: docs.title,
    reason: docs.reason,
    options: options.map(({ name, type, default: usual, description }) => ({
      name,
      type,
      default: usual,
      description,
    })),
  };
}

function table(style: Style): string {
  const width = (cell: (rule: Rule) => string): number =>
    Math.max(...EVERY_RULE.map((rule) => cell(rule).length));
  const [idWidth, categoryWidth] = [width((rule) => rule.id), width((rule) => rule.category)];
  const severityOf = (rule: Rule): string => `${rule.severity}${rule.optIn ? " (off)" : ""}`;
  const severityWidth = width(severityOf);
  const rows = EVERY_RULE.map((rule) =>
    [
      style.bold(rule.id.padEnd(idWidth)),
      rule.category.padEnd(categoryWidth),
      style.severity(rule.severity)(severityOf(rule).padEnd(severityWidth)),
      FIXES[rule.fix].padEnd(FIXES.none.length),
      rule.docs.title,
    ].join("  "),
  );
  const optIn = EVERY_RULE.filter((rule) => rule.optIn).length;
  const last = `${plural(EVERY_RULE.length, "rule")}${optIn > 0 ? `, ${optIn} of them off unless asked for` : ""}. "rebake explain <rule>" says more.`;
  return `${[...rows, "", style.dim(last)].join("\n")}\n`;
}

const FIXES = { none: "no fix  ", ask: "fix", safe: "safe fix" } as const;
