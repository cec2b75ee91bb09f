import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isOdd, parse, readSeconds, readTextOrJson, readTool } from "./plan-arguments.ts";
import { UsageError } from "./usage.ts";

/** How drift is shown. */
export interface ShowDrift {
  readonly format: "text" | "json";
  /** The file to write it to instead of standard output. */
  readonly output: string | undefined;
  readonly color: boolean | undefined;
  /** Text shows all attributes that are others. */
  readonly isVerbose: boolean;
}

export interface DriftArguments extends ShowDrift {
  /** A target of rebake.hcl, or a folder; undefined where nothing is named. */
  readonly named: string | undefined;
  /** All targets of rebake.hcl. */
  readonly all: boolean;
  /** Of a root module that is no target. */
  readonly workspace: string | undefined;
  readonly varFiles: readonly string[];
  readonly init: boolean;
  readonly lockTimeoutSeconds: number;
  readonly toolName: "terraform" | "tofu" | undefined;
  readonly toolPath: string | undefined;
}

const OPTIONS = {
  all: { type: "boolean" },
  workspace: { type: "string" },
  "var-file": { type: "string", multiple: true },
  init: { type: "boolean" },
  "lock-timeout": { type: "string" },
  tool: { type: "string" },
  "tool-path": { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
  verbose: { type: "boolean" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;

/** Reads the arguments of `drift`. @throws UsageError naming what is wrong. */
export function readDriftArguments(args: readonly string[], directory: string): DriftArguments {
  const { values, positionals } = parse("drift", args, () =>
    parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true }),
  );
  const [named, ...others] = positionals;
  if (others.length > 0)
    throw new UsageError(`one target is looked at at a time, not also "${others[0]}"; --all looks at all`);
  if (values.all && named !== undefined)
    throw new UsageError(`--all looks at all targets; leave out "${named}", or --all`);
  const { output } = values;
  const format = readTextOrJson(values.format);
  const tool = readTool(values.tool);
  const odd = values["var-file"]?.find(isOdd);
  if (odd !== undefined) throw new UsageError(`${JSON.stringify(odd)} is empty or has control characters`);
  for (const name of ["output", "tool-path"] as const)
    if (values[name] === "") throw new UsageError(`--${name} needs the name of a file`);
  if (values.workspace === "") throw new UsageError("--workspace needs a name");
  if (named === "") throw new UsageError("what is to be looked at has no name");
  return {
    named,
    all: values.all ?? false,
    workspace: values.workspace,
    varFiles: (values["var-file"] ?? []).map((path) => resolve(directory, path)),
    init: values.init ?? false,
    lockTimeoutSeconds: readSeconds(values["lock-timeout"]),
    toolName: tool,
    toolPath: values["tool-path"],
    format,
    output,
    color: values["no-color"] ? false : values.color,
    isVerbose: values.verbose ?? false,
  };
}
