import { hostname } from "node:os";
import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { EventOf } from "../../../protocol/src/run-events.ts";
import { problemOf } from "../../../runner/src/problems.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import { userName } from "../../../runner/src/user-name.ts";
import { MARK_WORDS, type Say } from "./mark-words.ts";
import type { RootPlan } from "./plan-state.ts";

/** What the tool said, as the Problems show it. Lines and characters are zero-based. */
export interface ToolDiagnostic {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Where the tool says it is; undefined where it names no file. */
  readonly place: SourcePlace | undefined;
  /** Of what it is about; where there is no range, its block is the place. */
  readonly address: string | undefined;
}

/** The name of the tool that made a plan, as people know it. */
export function toolName({ run }: Pick<RootPlan, "run">): string {
  const tools = Object.values(run.record.tools ?? {});
  const named = tools.find(({ product }) => product === "OpenTofu" || product === "Terraform");
  return named?.product ?? "Terraform";
}

type Said = EventOf<"diagnostic">;

/**
 * What still stands of what the tool said: nothing while it goes on, no error of a plan that succeeded in the end, as after `init`,
 * nor that `init` was needed where something else failed later. Each once: a plan that is tried again says the same twice.
 */
export function standing({
  diagnostics,
  run,
  state,
}: Pick<RootPlan, "diagnostics" | "run" | "state">): Said[] {
  if (goesOn(state)) return [];
  const isGood = state.finished?.outcome === "succeeded";
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const last = errors.at(-1);
  const isOvercome = (one: Said): boolean =>
    one.severity === "error" && (isGood || (one !== last && codeOf(one, run) === "init-needed"));
  const unique = new Map<string, Said>();
  for (const one of diagnostics) {
    const { severity, summary, detail, address, range } = one;
    const key = JSON.stringify([severity, summary, detail, address, range]);
    if (!isOvercome(one) && !unique.has(key)) unique.set(key, one);
  }
  return [...unique.values()];
}

export function toolDiagnostics(plan: RootPlan, say: Say): ToolDiagnostic[] {
  return standing(plan).map((one) => {
    const code = codeOf(one, plan.run);
    const problem = code === undefined ? undefined : plan.problems.find((known) => known.code === code);
    const { severity, range, address } = one;
    return { severity, message: messageOf(one, problem, say), place: placeOfTool(range), address };
  });
}

/** What the runner has understood it as. */
function codeOf(one: Said, run: RootPlan["run"]): string | undefined {
  const about = { startedAt: Date.parse(run.record.created), host: hostname(), user: userName() };
  return problemOf(one, about)?.code;
}

function messageOf(
  { summary, detail }: EventOf<"diagnostic">,
  problem: EventOf<"problem"> | undefined,
  say: Say,
): string {
  const parts = [summary, detail];
  if (problem) parts.push(problem.message, say(MARK_WORDS.doThis, problem.advice));
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The tools count lines and columns from 1. The file may be absolute, and is none for a value: `<value for var.size>`. */
export function placeOfTool(range: EventOf<"diagnostic">["range"]): SourcePlace | undefined {
  if (!range || range.file.startsWith("<")) return undefined;
  const position = ({ line, column }: { line: number; column: number }) => ({
    line: Math.max(0, line - 1),
    character: Math.max(0, column - 1),
  });
  return { file: range.file, range: { start: position(range.start), end: position(range.end) } };
}
