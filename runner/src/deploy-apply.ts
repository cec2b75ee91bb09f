import { hostname } from "node:os";
import type { DeploymentStage } from "../../protocol/src/deployment-record.ts";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { isPlanStale } from "./apply-problems.ts";
import { type Applied, ApplyTally } from "./apply-tally.ts";
import type { Now } from "./deploy-checks.ts";
import { leftByApply } from "./deploy-left.ts";
import { problemOf } from "./problems.ts";
import type { RunContext } from "./run-context.ts";
import type { Diagnostic, Problem } from "./run-end.ts";
import type { Secrecy } from "./secrecy.ts";
import { type StateAfter, stateAfter } from "./state-after.ts";
import { isStateDump, LONGEST_STATE, STATE_DUMP, saveStateDump } from "./state-dump.ts";
import { runStep, type StepResult } from "./step.ts";
import { StreamReader } from "./stream.ts";
import { notSaved, securedState, type UnsavedState } from "./unsaved-state.ts";
import { userName } from "./user-name.ts";

/** What came of applying a plan. */
export interface ApplyEnd extends Applied {
  readonly outcome: DeploymentStage["outcome"];
  readonly started: Date;
  readonly ended: Date;
  /** Somebody stopped it before it was done. */
  readonly interrupted: boolean;
  /** The first cause, where it is not all done. */
  readonly why: Problem | Diagnostic | string;
  /** All that is known of causes. */
  readonly problems: readonly (Problem | Diagnostic)[];
  readonly unsaved: UnsavedState | undefined;
  /** What somebody must know of, as sentences. */
  readonly left: readonly string[];
  /** Nothing was begun, and the plan is as good as it was. */
  readonly isPlanGood: boolean;
}

/** What the tool said and did. */
interface Told {
  readonly result: StepResult;
  readonly tally: ApplyTally;
  readonly errors: readonly Diagnostic[];
  readonly dump: UnsavedState | undefined;
}

/**
 * Applies the plan that was taken, and finds out what came of it.
 * @param onStart called when the tool has been started
 */
export async function applyPlan(now: Now, onStart: () => void): Promise<ApplyEnd> {
  const { context, request, tool, variables } = now;
  const { root } = context.record;
  const started = new Date();
  const told = await runApply(now, onStart);
  const { result, tally, errors } = told;
  const beside = securedState(root);
  // One that lies there, too, was begun to be written, and is not whole.
  const unsaved = told.dump ?? beside;
  const { workspace, backend } = request.plan;
  const ofState = unsaved && notSaved(unsaved, { root, tool, workspace, backend });
  const problems = explain(context, errors, started, ofState);
  const isWhole = result.exitCode === 0;
  const applied = tally.applied(isWhole);
  const after =
    isWhole || !tally.hasBegun ? undefined : await stateAfter(tool.path, root, variables, unsaved?.file);
  const { stopped } = context.stopper;
  const outcome = isWhole ? "applied" : outcomeOf(told, applied, after, stopped === "forced");
  const saved = unsaved ? { erroredState: unsaved.file } : {};
  context.emit({ type: "apply_result", outcome, ...applied, ...saved });
  const causes = errors.filter(({ summary }) => !HALTED.test(summary));
  return {
    ...applied,
    outcome,
    started,
    ended: new Date(),
    interrupted: !isWhole && stopped !== undefined,
    why: problems[0] ?? causes[0] ?? endOf(tool.name, result),
    problems: [...problems, ...causes],
    unsaved,
    left: leftByApply({ applied, outcome, after, wasKilled: result.signal !== null }),
    isPlanGood:
      !tally.hasBegun &&
      !isWhole &&
      result.signal === null &&
      stopped !== "forced" &&
      !problems.some(isPlanStale),
  };
}

async function runApply(now: Now, onStart: () => void): Promise<Told> {
  const { context, request, plan, tool, variables, secrecy } = now;
  const tally = new ApplyTally(plan.view.changes);
  const stream = new StreamReader();
  const errors: Diagnostic[] = [];
  let dump: UnsavedState | undefined;
  secrecy.begin();
  const result = await runStep(context, {
    name: "apply",
    program: tool.path,
    // Never with -var: what is applied is what was seen.
    arguments: [
      "apply",
      "-json",
      "-input=false",
      "-no-color",
      `-lock-timeout=${Math.max(0, Math.round(request.lockTimeoutSeconds))}s`,
      context.file("applied"),
    ],
    directory: context.record.root,
    environment: variables,
    stop: { gentle: "SIGINT", forceful: "SIGINT", onlyReads: false },
    longestLine: LONGEST_STATE,
    onStart,
    readable: (line) => (isStateDump(line) ? STATE_DUMP : secrecy.readable(line)),
    onLine: (line, source) => {
      if (source === "stdout" && isStateDump(line)) {
        dump = savedDump(context, line);
        return;
      }
      const events =
        source === "stdout"
          ? stream.read(line)
          : [{ type: "log", source, level: "warn", text: line } as const];
      for (const said of events) {
        const event = wordless(said, secrecy);
        context.emit(event);
        tally.see(event, context.stopper.stopped === "forced");
        if (event.type === "diagnostic" && event.severity === "error") errors.push(event);
      }
    },
  });
  return { result, tally, errors, dump };
}

/** The event with its words left out where nobody knows what is secret in them. */
function wordless(event: EventBody, secrecy: Secrecy): EventBody {
  switch (event.type) {
    case "diagnostic": {
      const { severity, address } = event;
      const [summary, detail] = [secrecy.readable(event.summary), secrecy.readable(event.detail)];
      if (summary === event.summary) return event;
      return { type: "diagnostic", severity, summary, detail, ...(address === undefined ? {} : { address }) };
    }
    case "log":
    case "provisioner_output":
    case "unknown_message":
      return { ...event, text: secrecy.readable(event.text) };
    default:
      return event;
  }
}

/** What an interrupt makes the tools say, of themselves. */
const HALTED = /^(?:execution halted|operation canceled)$/;

/** @param ofState what is known better of a state that could not be saved than the tool says it */
function explain(
  context: RunContext,
  errors: readonly Diagnostic[],
  started: Date,
  ofState: Problem | undefined,
): Problem[] {
  const about = { startedAt: started.getTime(), host: hostname(), user: userName() };
  const found = errors.flatMap((error) => problemOf(error, about) ?? []);
  const others = found.filter(({ code }) => code !== "state-not-saved");
  const isUnsaved = others.length < found.length;
  const all = [...others, ...(ofState ? [ofState] : isUnsaved ? found.slice(-1) : [])];
  // One thing that happened to several is said once.
  const problems = [...new Map(all.map((problem) => [problem.message, problem])).values()];
  for (const problem of problems) context.emit(problem);
  return problems;
}

function savedDump(context: RunContext, line: string): UnsavedState | undefined {
  const saved = saveStateDump(line, context.file("state"));
  const text =
    "path" in saved
      ? `The tool could write the state nowhere and printed it; it is saved in ${saved.path}.`
      : `The tool could write the state nowhere and printed it, and it could not be saved either: ${saved.wrong}.`;
  context.emit({ type: "log", source: "rebake", level: "error", text });
  return "path" in saved ? { file: saved.path } : undefined;
}

function outcomeOf(
  { result, tally }: Told,
  { done, uncertain }: Applied,
  after: StateAfter | undefined,
  isForced: boolean,
): ApplyEnd["outcome"] {
  if (!tally.hasBegun) return "nothing";
  if (result.signal !== null || (isForced && uncertain.length > 0)) return "unknown";
  if (done.length > 0 || uncertain.length > 0) return "partly";
  const created = tally.onlyFailedCreations;
  // A creation that failed has changed nothing when the state knows nothing of it.
  const isInState = (address: string): boolean =>
    after === undefined ||
    after.tainted.includes(address) ||
    after.deposed.some((one) => one.address === address);
  return created && !created.some(isInState) ? "nothing" : "partly";
}

function endOf(name: string, { exitCode, signal }: StepResult): string {
  return signal
    ? `${name} was ended by ${signal} from outside`
    : `${name} ended with exit code ${exitCode}; what it said is in the log`;
}
