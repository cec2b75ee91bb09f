import { printable } from "../../../protocol/src/printable.ts";
import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import type { DeployRunRecord } from "../../../protocol/src/run-record.ts";

/** How far a deployment is: of so many changes so many are done. */
export interface Done {
  readonly done: number;
  readonly total: number;
}

/** What of a deployment is a line of its own, also where nobody is at a terminal. */
export function deployLine(event: RunEvent, progress: () => Done, isVerbose: boolean): string | undefined {
  const time = event.at.slice(11, 19);
  switch (event.type) {
    case "operation":
      return operationLine(event, progress, time);
    case "provisioner_output":
      return isVerbose ? `${time} ${event.address}:     ${event.text}` : undefined;
    case "verify_attempt":
      return `${time} Does it serve? Attempt ${event.attempt} of ${event.attempts}: ${event.said}`;
    case "stopping":
      return event.waitingFor.length === 0
        ? `${time} Stopping.`
        : `${time} Stopping when this is done: ${event.waitingFor.join(", ")}`;
    case "forced":
      return `${time} Stopped by force${event.orphans.length > 0 ? `; what becomes of these nobody sees: ${event.orphans.join(", ")}` : ""}`;
    default:
      return undefined;
  }
}

const VERBS: Readonly<Record<string, readonly [string, string]>> = {
  create: ["creating", "created"],
  update: ["changing", "changed"],
  delete: ["deleting", "deleted"],
};

function operationLine(
  { address, verb, phase, elapsedSeconds }: EventOf<"operation">,
  progress: () => Done,
  time: string,
): string | undefined {
  const words = VERBS[verb];
  if (!words || phase === "progress") return undefined;
  if (phase === "start") return `${time} ${address}: ${words[0]}`;
  const lasted = elapsedSeconds === undefined ? "" : ` after ${Math.round(elapsedSeconds)} s`;
  if (phase === "error") return `${time} ${address}: was not ${words[1]}${lasted}`;
  const { done, total } = progress();
  return `${time} ${address}: ${words[1]}${lasted} (${done} of ${total} done)`;
}

/** What a deployment came to, for people. */
export function deployAsText(
  run: DeployRunRecord,
  events: readonly RunEvent[],
  { message, left }: EventOf<"finished">,
): string {
  const lines = [
    `${run.request.target}: ${message}`,
    ...listsOf(events),
    ...recordsIn(events).map(({ file }) => `Written down: ${file}`),
    ...left.map((sentence) => `Left: ${sentence}.`),
    `Run ${run.id}.`,
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** What was not done, of an apply that did not do all; a line each. */
export function listsOf(events: readonly RunEvent[]): string[] {
  const result = resultIn(events);
  if (!result || result.outcome === "applied") return [];
  const { done, failed, uncertain, notDone } = result;
  return [
    ...done.map(({ address, action }) => `  done       ${address} (${action})`),
    ...failed.map(
      ({ address, action, error }) => `  failed     ${address} (${action})${error ? `: ${error}` : ""}`,
    ),
    ...uncertain.map(({ address, action }) => `  uncertain  ${address} (${action})`),
    ...notDone.map(({ address, action }) => `  not begun  ${address} (${action})`),
  ];
}

/** The same for programs. */
export function deployAsJson(
  run: DeployRunRecord,
  events: readonly RunEvent[],
  { outcome, deployment, message, left }: EventOf<"finished">,
): string {
  const { target, purpose, planRun, plan, image } = run.request;
  const result = resultIn(events);
  const said = {
    version: 1,
    run: run.id,
    target,
    kind: purpose,
    plan: { run: planRun, sha256: plan.sha256 },
    image,
    outcome,
    deployment,
    message,
    applied: result && {
      outcome: result.outcome,
      done: result.done,
      failed: result.failed,
      notDone: result.notDone,
      uncertain: result.uncertain,
      erroredState: result.erroredState,
    },
    verify: events.findLast((event) => event.type === "verify_result")?.result,
    record: recordsIn(events)[0]?.file,
    problems: problemsIn(events),
    left,
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

/** What went wrong, for programs. */
export function problemsIn(events: readonly RunEvent[]): object[] {
  return events.flatMap((event): object[] => {
    if (event.type === "problem") return [{ code: event.code, message: event.message, advice: event.advice }];
    return event.type === "diagnostic" && event.severity === "error"
      ? [{ address: event.address, message: event.summary, detail: event.detail }]
      : [];
  });
}

function recordsIn(events: readonly RunEvent[]): EventOf<"deployment_record">[] {
  return events.filter((event) => event.type === "deployment_record");
}

function resultIn(events: readonly RunEvent[]): EventOf<"apply_result"> | undefined {
  return events.findLast((event) => event.type === "apply_result");
}
