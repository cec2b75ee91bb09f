import type { BakeRequest, Tool } from "../../protocol/src/run-record.ts";
import type { ToolEnvironment } from "./environment.ts";
import type { gitStateOf } from "./git.ts";
import { readableLine } from "./machine-readable.ts";
import type { PackerStream } from "./packer-stream.ts";
import type { RunContext } from "./run-context.ts";
import type { RunnerOrders } from "./runs.ts";
import { runStep, type Step, type StepResult } from "./step.ts";

/** How long a step that makes nothing may take to end once it was asked. */
const PATIENCE_MILLISECONDS = 5000;

/** Everything that one bake needs; Packer and its environment are found. */
export interface PreparedBake {
  readonly context: RunContext;
  readonly request: BakeRequest;
  readonly tool: Tool;
  readonly environment: ToolEnvironment;
  readonly orders: RunnerOrders;
  readonly directory: string;
  /** What git says of what is baked; a sentence where it does not say. */
  readonly git: ReturnType<typeof gitStateOf>;
}

/** Runs Packer once and writes down what it says. */
export function packerStep(
  { context, tool, environment, directory }: PreparedBake,
  step: {
    readonly name: string;
    readonly arguments: readonly string[];
    readonly onlyReads: boolean;
    readonly onStart?: Step["onStart"];
  },
  stream: PackerStream,
): Promise<StepResult> {
  const { name, onStart } = step;
  return runStep(context, {
    name,
    onStart,
    arguments: step.arguments,
    program: tool.path,
    directory,
    environment: environment.variables,
    readable: readableLine,
    // Its outer process ignores SIGINT, and hands SIGTERM on to the inner one, which cleans up (measured).
    stop: {
      gentle: "SIGTERM",
      forceful: "SIGKILL",
      onlyReads: step.onlyReads,
      // It takes no notice while it waits for a server that does not answer (measured with init).
      ...(step.onlyReads ? { patienceMilliseconds: PATIENCE_MILLISECONDS } : {}),
    },
    onLine: (line, source) => {
      if (source === "stdout") for (const event of stream.read(line)) context.emit(event);
      else if (line.trim() !== "") context.emit({ type: "log", source, level: "warn", text: line });
    },
  });
}
