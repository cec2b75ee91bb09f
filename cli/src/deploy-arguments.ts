import { parseArgs } from "node:util";
import { ACCEPTANCES, type Acceptance } from "../../protocol/src/approval.ts";
import { isOdd, parse, readSeconds, readTextOrJson, readTool } from "./plan-arguments.ts";
import { UsageError } from "./usage.ts";

/** How a deployment is shown. */
export interface ShowDeploy {
  readonly format: "text" | "json";
  /** The file to write the result to instead of standard output. */
  readonly output: string | undefined;
  readonly color: boolean | undefined;
  /** Text shows all that changes, not a line for each group. */
  readonly isVerbose: boolean;
}

/** How somebody agrees to a plan. */
export type Agreement =
  /** At a terminal, when the plan was shown. */
  | { readonly kind: "ask" }
  /** Not now: by its hash, in another command. */
  | { readonly kind: "planOnly" }
  /** To whatever is planned. */
  | { readonly kind: "yes" }
  /** To this plan, which was made before. */
  | { readonly kind: "approve"; readonly run: string; readonly sha256: string };

export interface DeployArguments extends ShowDeploy {
  readonly target: string;
  readonly agreement: Agreement;
  /** What is typed, which must be the name of the target where that is asked for. */
  readonly confirm: string | undefined;
  readonly accept: readonly Acceptance[];
  /** The record of a bake, `newest` or `pinned`. */
  readonly image: string | undefined;
  readonly replace: readonly string[];
  readonly init: boolean;
  readonly lockTimeoutSeconds: number;
  readonly toolName: "terraform" | "tofu" | undefined;
  readonly toolPath: string | undefined;
}

const OPTIONS = {
  image: { type: "string" },
  replace: { type: "string", multiple: true },
  init: { type: "boolean" },
  "lock-timeout": { type: "string" },
  tool: { type: "string" },
  "tool-path": { type: "string" },
  "plan-only": { type: "boolean" },
  yes: { type: "boolean" },
  run: { type: "string" },
  approve: { type: "string" },
  confirm: { type: "string" },
  accept: { type: "string", multiple: true },
  verbose: { type: "boolean" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  format: { type: "string" },
  output: { type: "string" },
} as const;

type Values = ReturnType<typeof parseValues>["values"];

function parseValues(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** Reads the arguments of `deploy`. @throws UsageError naming what is wrong. */
export function readDeployArguments(args: readonly string[]): DeployArguments {
  const { values, positionals } = parse("deploy", args, () => parseValues(args));
  const [target, ...others] = positionals;
  if (target === undefined) throw new UsageError('"rebake deploy" needs the name of a target of rebake.hcl');
  if (others.length > 0) throw new UsageError(`one target is deployed at a time, not also "${others[0]}"`);
  const { output, image, replace = [] } = values;
  const format = readTextOrJson(values.format);
  const tool = readTool(values.tool);
  const odd = [target, output ?? "x", image ?? "x", values["tool-path"] ?? "x", ...replace].find(isOdd);
  if (odd !== undefined) throw new UsageError(`${JSON.stringify(odd)} is empty or has control characters`);
  return {
    target,
    agreement: readAgreement(values),
    confirm: values.confirm,
    accept: readAccept(values.accept),
    image,
    replace,
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

function readAgreement(values: Values): Agreement {
  const { run, approve } = values;
  const ways = [
    values["plan-only"] ? "--plan-only" : undefined,
    values.yes ? "--yes" : undefined,
    run !== undefined || approve !== undefined ? "--run with --approve" : undefined,
  ].filter((way) => way !== undefined);
  if (ways.length > 1) throw new UsageError(`${ways.join(" and ")} contradict each other; give one of them`);
  if (values["plan-only"]) {
    refuseGiven(values, ["confirm", "accept"], "nothing is agreed to with --plan-only");
    return { kind: "planOnly" };
  }
  if (values.yes) return { kind: "yes" };
  if (run === undefined && approve === undefined) {
    refuseGiven(values, ["confirm", "accept"], "it goes with --yes, or with --run and --approve");
    return { kind: "ask" };
  }
  if (run === undefined || approve === undefined)
    throw new UsageError(
      "--run names the run of a plan and --approve its SHA-256, as --plan-only prints them; both are needed",
    );
  if (!/^[0-9a-f]{64}$/.test(approve))
    throw new UsageError(`--approve is the SHA-256 of a plan, 64 hexadecimal digits, not "${approve}"`);
  refuseGiven(values, ["image", "replace", "init"], "the plan of --run is made already");
  return { kind: "approve", run, sha256: approve };
}

function refuseGiven(values: Values, names: readonly (keyof Values)[], why: string): void {
  const given = names.find((name) => values[name] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given}: ${why}`);
}

/** Several times, or as a list with commas. */
function readAccept(given: readonly string[] = []): Acceptance[] {
  return given
    .flatMap((text) => text.split(","))
    .map((word) => {
      const known = ACCEPTANCES.find((one) => one === word);
      if (!known) throw new UsageError(`--accept is one of ${ACCEPTANCES.join(", ")}, not "${word}"`);
      return known;
    });
}
