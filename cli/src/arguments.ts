import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Severity } from "../../server/src/rules/rule.ts";
import { dialectOf } from "../../server/src/syntax/names.ts";
import { FORMATS, type FormatName, isFormat } from "./output/formats.ts";
import { ruleNamed } from "./rule-names.ts";
import { UsageError } from "./usage.ts";

export interface CheckArguments {
  readonly paths: readonly string[];
  /** False where nobody named any, and the working directory stands for them. */
  readonly hasPaths: boolean;
  /** The file of a plan that is checked instead of files, `-` for standard input. */
  readonly plan: string | undefined;
  readonly format: FormatName;
  /** The file to write to instead of standard output. */
  readonly output: string | undefined;
  /** Files of earlier reports. */
  readonly history: readonly string[];
  /** The least severity that is reported. */
  readonly severity: Severity;
  readonly rules: readonly string[] | undefined;
  readonly color: boolean | undefined;
  readonly dryRun: boolean;
  /** The project file; false for none, undefined for that of the workspace. */
  readonly config: string | false | undefined;
  /** Leaves out what is in the baseline. */
  readonly baseline: boolean;
  /** Only files that have changed since this revision; "" for where the branch began. Undefined for all. */
  readonly changed: string | undefined;
  /** Shows each finding for itself, also those that one value is to blame for. */
  readonly verbose: boolean;
  /** Reports also what comments silence, marked as such. */
  readonly suppressed: boolean;
  /** Only takes from the baseline what is not found any more. */
  readonly prune: boolean;
}

type Command = "check" | "fix" | "baseline";

/** From the least to the most severe. */
export const SEVERITIES: readonly Severity[] = ["hint", "information", "warning", "error"];

/** True for what is to be reported when `least` is the least severity wanted. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

const COLORS = { color: { type: "boolean" }, "no-color": { type: "boolean" } } as const;
const COMMON = {
  ...COLORS,
  severity: { type: "string" },
  rule: { type: "string", multiple: true },
  config: { type: "string" },
  "no-config": { type: "boolean" },
} as const;
const OF_CHECK = {
  ...COMMON,
  format: { type: "string" },
  output: { type: "string" },
  history: { type: "string", multiple: true },
  changed: { type: "string" },
  plan: { type: "string" },
  verbose: { type: "boolean" },
  suppressed: { type: "boolean" },
  "no-baseline": { type: "boolean" },
} as const;
const OF_FIX = { ...COMMON, "dry-run": { type: "boolean" }, "no-baseline": { type: "boolean" } } as const;
const { rule: _rule, severity: _severity, ...OF_ALL } = COMMON;
const OPTIONS = {
  check: OF_CHECK,
  fix: OF_FIX,
  baseline: { ...OF_ALL, prune: { type: "boolean" } },
} as const;

/** Reads the arguments of `check`, `fix` and `baseline`. @throws UsageError naming the flag, value or rule that is wrong. */
export function readCheckArguments(command: Command, args: readonly string[]): CheckArguments {
  const { values, tokens } = parse(command, withoutValue(args), OPTIONS[command]);
  const format = values.format ?? "text";
  if (!isFormat(format))
    throw new UsageError(`--format is one of ${Object.keys(FORMATS).join(", ")}, not "${format}"`);
  if (values.output === "") throw new UsageError("--output needs the name of a file");
  if (values.output !== undefined && isConfiguration(values.output))
    throw new UsageError(
      `--output ${values.output}: a file of that name is configuration, which the report would replace or be read as; take another name`,
    );
  if (values.suppressed && format !== "sarif") throw new UsageError("--suppressed goes with --format sarif");
  const more = historyTokens(tokens);
  const history = [...(values.history ?? []), ...[...more].map(textOf)];
  if (history.length > 0 && format !== "html" && format !== "markdown")
    throw new UsageError("--history goes with --format html or markdown");
  const severity = values.severity ?? "information";
  if (!isSeverity(severity))
    throw new UsageError(`--severity is one of ${SEVERITIES.join(", ")}, not "${severity}"`);
  const rules = values.rule?.flatMap((list) => list.split(",")).filter((id) => id !== "");
  if (rules?.length === 0) throw new UsageError("--rule needs the id of a rule");
  for (const id of rules ?? []) ruleNamed(id);
  const paths = tokens.filter((token) => token.kind === "positional" && !more.has(token)).map(textOf);
  return {
    paths: paths.length > 0 ? paths : ["."],
    hasPaths: paths.length > 0,
    plan: readPlanName(values.plan, values.changed),
    format,
    output: values.output,
    history,
    severity,
    rules,
    color: colorOf(values),
    dryRun: values["dry-run"] ?? false,
    config: readConfig(values),
    baseline: !values["no-baseline"],
    changed: values.changed,
    verbose: values.verbose ?? false,
    suppressed: values.suppressed ?? false,
    prune: values.prune ?? false,
  };
}

/** Files that Terraform, Packer or Rebake itself read. */
function isConfiguration(path: string): boolean {
  return dialectOf(path) !== undefined || /\.(?:hcl|tofu|tf|tfvars)(?:\.json)?$/i.test(path);
}

/** `--changed` may stand alone, which the parser has no word for. */
function withoutValue(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, index) => (arg === "--changed" && (end < 0 || index < end) ? "--changed=" : arg));
}

function readPlanName(plan: string | undefined, changed: string | undefined): string | undefined {
  if (plan === "") throw new UsageError("--plan needs the name of a file, or - for standard input");
  if (plan !== undefined && changed !== undefined)
    throw new UsageError("--changed is about files, of which --plan checks none; give one of them");
  return plan;
}

function readConfig(values: Values): string | false | undefined {
  if (values["no-config"] && values.config !== undefined)
    throw new UsageError("--config and --no-config contradict each other; give one of them");
  if (values.config === "") throw new UsageError("--config needs the path of a file");
  return values["no-config"] ? false : values.config;
}

/** Reads the arguments of `rules`. @throws UsageError naming what is wrong. */
export function readRulesArguments(args: readonly string[]): {
  readonly format: "text" | "json";
  readonly color: boolean | undefined;
} {
  const { values, positionals } = parse("rules", args, { ...COLORS, format: { type: "string" } });
  const { format = "text" } = values;
  if (format !== "text" && format !== "json")
    throw new UsageError(`--format of "rebake rules" is text or json, not "${format}"`);
  if (positionals.length > 0)
    throw new UsageError(`"rebake rules" lists all of them; "rebake explain ${positionals[0]}" is about one`);
  return { format, color: colorOf(values) };
}

/** Reads the arguments of `explain`. @throws UsageError naming what is wrong. */
export function readExplainArguments(args: readonly string[]): {
  readonly rule: string;
  readonly color: boolean | undefined;
} {
  const { values, positionals } = parse("explain", args, COLORS);
  const [rule, ...others] = positionals;
  if (rule === undefined || others.length > 0)
    throw new UsageError('"rebake explain" takes the id of one rule; "rebake rules" lists them');
  return { rule, color: colorOf(values) };
}

interface Values {
  readonly plan?: string;
  readonly format?: string;
  readonly output?: string;
  readonly history?: string[];
  readonly severity?: string;
  readonly rule?: string[];
  readonly color?: boolean;
  readonly "no-color"?: boolean;
  readonly "dry-run"?: boolean;
  readonly config?: string;
  readonly "no-config"?: boolean;
  readonly "no-baseline"?: boolean;
  readonly changed?: string;
  readonly verbose?: boolean;
  readonly suppressed?: boolean;
  readonly prune?: boolean;
}

interface Token {
  readonly kind: "option" | "positional" | "option-terminator";
  readonly name?: string;
  readonly value?: string | undefined;
}

function parse(
  command: string,
  args: readonly string[],
  options: NonNullable<ParseArgsConfig["options"]>,
): { values: Values; positionals: readonly string[]; tokens: readonly Token[] } {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    return { values: values as Values, positionals, tokens: tokens as readonly Token[] };
  } catch (error) {
    const reason = (error as Error).message.split(". ")[0] ?? "";
    throw new UsageError(`${reason}. "rebake ${command} --help" lists what there is`);
  }
}

/** A shell makes several names of `--history reports/*.json`: those that follow it are reports, too, when they can be no target. */
function historyTokens(tokens: readonly Token[]): Set<Token> {
  const found = new Set<Token>();
  let after = false;
  for (const token of tokens) {
    if (token.kind !== "positional") after = token.name === "history";
    else if (after && token.value?.endsWith(".json") && !dialectOf(token.value)) found.add(token);
    else after = false;
  }
  return found;
}

function textOf(token: Token): string {
  return token.value ?? "";
}

function colorOf(values: Values): boolean | undefined {
  return values["no-color"] ? false : values.color;
}

function isSeverity(text: string): text is Severity {
  return (SEVERITIES as readonly string[]).includes(text);
}
