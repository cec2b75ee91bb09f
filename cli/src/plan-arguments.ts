import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../protocol/src/run-record.ts";
import { isPlanWriter, PLAN_WRITERS, type PlanWriterName } from "./output/plan/formats.ts";
import { UsageError } from "./usage.ts";

/** How a plan is shown. */
export interface ShowOptions {
  readonly format: PlanWriterName;
  /** The file to write the plan to instead of standard output. */
  readonly output: string | undefined;
  readonly color: boolean | undefined;
  /** Text shows all that changes, not a line for each group. */
  readonly isVerbose: boolean;
}

export interface PlanArguments extends ShowOptions {
  readonly root: string;
  readonly request: PlanRequest;
  readonly toolName: "terraform" | "tofu" | undefined;
  readonly toolPath: string | undefined;
  /** Where the saved plan is copied to. */
  readonly savedPlan: string | undefined;
}

export interface RunsArguments extends ShowOptions {
  readonly id: string | undefined;
  readonly action: "show" | "cancel" | "force-stop";
  /** What `force-stop` orphans is agreed to. */
  readonly yes: boolean;
}

const SHOW = {
  format: { type: "string" },
  output: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  verbose: { type: "boolean" },
} as const;

const OF_PLAN = {
  ...SHOW,
  init: { type: "boolean" },
  workspace: { type: "string" },
  "var-file": { type: "string", multiple: true },
  target: { type: "string", multiple: true },
  replace: { type: "string", multiple: true },
  destroy: { type: "boolean" },
  "refresh-only": { type: "boolean" },
  "no-refresh": { type: "boolean" },
  "lock-timeout": { type: "string" },
  tool: { type: "string" },
  "tool-path": { type: "string" },
  out: { type: "string" },
} as const;

const OF_RUNS = {
  ...SHOW,
  cancel: { type: "boolean" },
  "force-stop": { type: "boolean" },
  yes: { type: "boolean" },
} as const;

/** Reads the arguments of `plan`. @throws UsageError naming what is wrong. */
export function readPlanArguments(args: readonly string[], directory: string): PlanArguments {
  const { values, positionals } = parse("plan", args, () =>
    parseArgs({ args: [...args], options: OF_PLAN, allowPositionals: true, strict: true }),
  );
  const [root = ".", ...others] = positionals;
  if (others.length > 0)
    throw new UsageError(`one root module is planned at a time, not also "${others[0]}"`);
  if (values.destroy && values["refresh-only"])
    throw new UsageError("--destroy and --refresh-only contradict each other; give one of them");
  const mode = values.destroy ? "destroy" : values["refresh-only"] ? "refresh-only" : "normal";
  if (mode === "refresh-only" && values["no-refresh"])
    throw new UsageError("--refresh-only and --no-refresh contradict each other; give one of them");
  const tool = readTool(values.tool);
  const odd = [...(values.target ?? []), ...(values.replace ?? []), ...(values["var-file"] ?? [])].find(
    isOdd,
  );
  if (odd !== undefined) throw new UsageError(`${JSON.stringify(odd)} is empty or has control characters`);
  if (values.workspace === "") throw new UsageError("--workspace needs a name");
  if (root === "") throw new UsageError("the folder to plan has no name");
  // An empty variable in a script would plan with another tool, or save the plan nowhere.
  for (const name of ["out", "tool-path"] as const)
    if (values[name] === "") throw new UsageError(`--${name} needs the name of a file`);
  return {
    ...readShow(values),
    root: resolve(directory, root),
    toolName: tool,
    toolPath: values["tool-path"],
    savedPlan: values.out === undefined ? undefined : resolve(directory, values.out),
    request: {
      mode,
      refresh: !values["no-refresh"],
      ...(values.workspace === undefined ? {} : { workspace: values.workspace }),
      varFiles: (values["var-file"] ?? []).map((path) => resolve(directory, path)),
      targets: values.target ?? [],
      replace: values.replace ?? [],
      init: values.init ? "whenNeeded" : "never",
      lockTimeoutSeconds: readSeconds(values["lock-timeout"]),
      maximalPlanBytes: MAXIMAL_PLAN_BYTES,
    },
  };
}

/** Reads the arguments of `runs`. @throws UsageError naming what is wrong. */
export function readRunsArguments(args: readonly string[]): RunsArguments {
  const { values, positionals } = parse("runs", args, () =>
    parseArgs({ args: [...args], options: OF_RUNS, allowPositionals: true, strict: true }),
  );
  const [id, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`"rebake runs" takes one run, not also "${others[0]}"`);
  if (values.cancel && values["force-stop"])
    throw new UsageError(
      "--cancel and --force-stop are two steps; cancel first, and force only when that does not help",
    );
  const action = values.cancel ? "cancel" : values["force-stop"] ? "force-stop" : "show";
  if (id === undefined && action !== "show")
    throw new UsageError(`--${action} needs the id of a run; "rebake runs" lists them`);
  if (values.yes && action !== "force-stop") throw new UsageError("--yes goes with --force-stop");
  const show = readShow(values);

  return { ...show, id, action, yes: values.yes ?? false };
}

function readShow(values: {
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  readonly color?: boolean | undefined;
  readonly "no-color"?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}): ShowOptions {
  const format = values.format ?? "text";
  if (!isPlanWriter(format))
    throw new UsageError(`--format is one of ${Object.keys(PLAN_WRITERS).join(", ")}, not "${format}"`);
  if (values.output === "") throw new UsageError("--output needs the name of a file");
  const color = values["no-color"] ? false : values.color;
  return { format, output: values.output, color, isVerbose: values.verbose ?? false };
}

/** The engine that is named. @throws UsageError */
export function readTool(tool: string | undefined): "terraform" | "tofu" | undefined {
  if (tool !== undefined && tool !== "terraform" && tool !== "tofu")
    throw new UsageError(`--tool is terraform or tofu, not "${tool}"`);
  return tool;
}

/** The format of what is written for people and for programs only. @throws UsageError */
export function readTextOrJson(format = "text"): "text" | "json" {
  if (format !== "text" && format !== "json")
    throw new UsageError(`--format is text or json, not "${format}"`);
  return format;
}

export function isOdd(text: string): boolean {
  return text === "" || /\p{Cc}/u.test(text);
}

/** "30" or "30s" or "5m", as Terraform takes it. */
export function readSeconds(text: string | undefined): number {
  if (text === undefined) return 0;
  const [, number, unit] = /^(\d{1,9})(s|m)?$/.exec(text) ?? [];
  if (number === undefined)
    throw new UsageError(`--lock-timeout is a number of seconds (30s) or minutes (5m), not "${text}"`);
  return Number(number) * (unit === "m" ? 60 : 1);
}

export function parse<T>(command: string, args: readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (command !== "runs" && args.some((arg) => /^--?var(?:=|$)/.test(arg)))
      throw new UsageError(
        `there is no --var, since every user of the machine can read arguments; use --var-file, and for secrets ${command === "bake" ? "PKR" : "TF"}_VAR_<name> in the environment`,
      );
    const reason = (error as Error).message.split(". ")[0] ?? "";
    throw new UsageError(`${reason}. "rebake ${command} --help" lists what there is`);
  }
}
