import { hostname, userInfo } from "node:os";
import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { EventOf } from "../../../protocol/src/run-events.ts";
import { problemOf } from "../../../runner/src/problems.ts";
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

/** Each once: a plan that was tried again after `init` says the same twice. */
export function toolDiagnostics(
  { diagnostics, problems, run }: Pick<RootPlan, "diagnostics" | "problems" | "run">,
  say: Say,
): ToolDiagnostic[] {
  const about = { startedAt: Date.parse(run.record.created), host: hostname(), user: userInfo().username };
  const found = new Map<string, ToolDiagnostic>();
  for (const one of diagnostics) {
    const code = problemOf(one, about)?.code;
    const problem = code === undefined ? undefined : problems.find((known) => known.code === code);
    const diagnostic: ToolDiagnostic = {
      severity: one.severity,
      message: messageOf(one, problem, say),
      place: placeOfTool(one.range),
      address: one.address,
    };
    found.set(JSON.stringify(diagnostic), diagnostic);
  }
  return [...found.values()];
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

/** The tools count lines and columns from 1. The file may be absolute. */
export function placeOfTool(range: EventOf<"diagnostic">["range"]): SourcePlace | undefined {
  if (!range) return undefined;
  const position = ({ line, column }: { line: number; column: number }) => ({
    line: Math.max(0, line - 1),
    character: Math.max(0, column - 1),
  });
  return { file: range.file, range: { start: position(range.start), end: position(range.end) } };
}
