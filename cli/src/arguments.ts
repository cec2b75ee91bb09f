import { parseArgs } from "node:util";
import { RULES } from "../../server/src/rules/index.ts";
import type { Severity } from "../../server/src/rules/rule.ts";

/** Something the user has to change in what they typed; the message says what. */
export class UsageError extends Error {}

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: "text" | "json";
  /** The least severity that is reported. */
  readonly severity: Severity;
  readonly rules: readonly string[] | undefined;
  readonly color: boolean | undefined;
  readonly dryRun: boolean;
  /** The project file; false for none, undefined for that of the workspace. */
  readonly config: string | false | undefined;
}

/** From the least to the most severe. */
export const SEVERITIES: readonly Severity[] = ["hint", "information", "warning", "error"];

/** True for what is to be reported when `least` is the least severity wanted. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** Reads the arguments of `check` and `fix`. @throws UsageError naming the flag, value or rule that is wrong. */
export function readCheckArguments(command: "check" | "fix", args: readonly string[]): CheckArguments {
  const { values, positionals } = parse(command, args);
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json")
    throw new UsageError(`--format is text or json, not "${format}"`);
  const severity = values.severity ?? "information";
  if (!isSeverity(severity))
    throw new UsageError(`--severity is one of ${SEVERITIES.join(", ")}, not "${severity}"`);
  const rules = values.rule?.flatMap((list) => list.split(",")).filter((id) => id !== "");
  if (rules?.length === 0) throw new UsageError("--rule needs the id of a rule");
  for (const id of rules ?? []) checkRule(id);
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    format,
    severity,
    rules,
    color: values["no-color"] ? false : values.color,
    dryRun: values["dry-run"] ?? false,
    config: readConfig(values),
  };
}

function readConfig(values: Partial<Values>): string | false | undefined {
  if (values["no-config"] && values.config !== undefined)
    throw new UsageError("--config and --no-config contradict each other; give one of them");
  if (values.config === "") throw new UsageError("--config needs the path of a file");
  return values["no-config"] ? false : values.config;
}

const OPTIONS = {
  format: { type: "string" },
  severity: { type: "string" },
  rule: { type: "string", multiple: true },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  "dry-run": { type: "boolean" },
  config: { type: "string" },
  "no-config": { type: "boolean" },
} as const;

function parse(command: "check" | "fix", args: readonly string[]) {
  const { "dry-run": dryRun, format, ...common } = OPTIONS;
  const options = command === "fix" ? { ...common, "dry-run": dryRun } : { ...common, format };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Partial<Values>, positionals };
  } catch (error) {
    const reason = (error as Error).message.split(". ")[0] ?? "";
    throw new UsageError(`${reason}. "rebake ${command} --help" lists what there is`);
  }
}

interface Values {
  readonly format: string;
  readonly severity: string;
  readonly rule: string[];
  readonly color: boolean;
  readonly "no-color": boolean;
  readonly "dry-run": boolean;
  readonly config: string;
  readonly "no-config": boolean;
}

function isSeverity(text: string): text is Severity {
  return (SEVERITIES as readonly string[]).includes(text);
}

function checkRule(id: string): void {
  if (RULES.some((rule) => rule.id === id)) return;
  const near = RULES.filter((rule) => rule.id.includes(id) || id.includes(rule.id)).map((rule) => rule.id);
  const hint =
    near.length > 0
      ? ` Did you mean ${near.join(" or ")}?`
      : ` There are: ${RULES.map((rule) => rule.id).join(", ")}`;
  throw new UsageError(`there is no rule "${id}".${hint}`);
}
