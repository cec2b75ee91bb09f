import { setTimeout as pause } from "node:timers/promises";
import type { VerifyResult } from "../../protocol/src/deployment-record.ts";
import type { DeployRequest, VerifyOrder } from "../../protocol/src/run-record.ts";
import type { RunContext } from "./run-context.ts";
import type { Secrecy } from "./secrecy.ts";
import { verifyByCommand } from "./verify-command.ts";
import { verifyByHttp } from "./verify-http.ts";

/** What one attempt gave. */
export interface Attempt {
  readonly passed: boolean;
  /** `HTTP 200`, `exit 1`, `timed out`. */
  readonly said: string;
  /** It would give the same every time. */
  readonly isFinal?: true;
}

/** What was deployed, and how it is run. */
export interface Served {
  readonly context: RunContext;
  readonly request: DeployRequest;
  readonly variables: NodeJS.ProcessEnv;
  readonly secrecy: Secrecy;
}

/** Makes one attempt, which ends soon when the run is stopped. */
export type Probe = (timeoutMilliseconds: number) => Promise<Attempt>;

/** Finds out whether what was deployed serves: tries again until it does, or too often. */
export async function verify(served: Served): Promise<VerifyResult | null> {
  const { context, request, secrecy } = served;
  const order = request.verify;
  if (!order) return null;
  const result = await attempts(served, order, probeOf(served, order), secrecy.clean(wordsOf(order)));
  context.emit({ type: "verify_result", result });
  return result;
}

async function attempts(
  { context, secrecy }: Served,
  order: VerifyOrder,
  probe: Probe,
  probed: string,
): Promise<VerifyResult> {
  const { stopper } = context;
  const total = Math.max(1, Math.round(order.attempts));
  let said: string | undefined;
  let attempt = 0;
  const ended = (outcome: VerifyResult["outcome"]): VerifyResult => ({
    outcome,
    probe: probed,
    attempts: attempt,
    ended: new Date().toISOString(),
    ...(said === undefined ? {} : { said }),
  });
  for (;;) {
    if (stopper.stopped) return ended("interrupted");
    const { passed, said: words, isFinal } = await probe(order.timeoutSeconds * 1000);
    // What a probe says that was stopped in the middle says nothing.
    if (stopper.stopped && !passed) return ended("interrupted");
    attempt++;
    said = secrecy.clean(words);
    context.emit({ type: "verify_attempt", attempt, attempts: total, passed, said });
    if (passed) return ended("passed");
    if (isFinal || attempt >= total) return ended("failed");
    await pause(order.intervalSeconds * 1000, undefined, { signal: stopper.signal }).catch(() => undefined);
  }
}

/** `http` with its address, or `command` with its words. */
function wordsOf({ http, command = [] }: VerifyOrder): string {
  return http === undefined ? `command ${command.join(" ")}` : `http ${http}`;
}

function probeOf({ context, request, variables, secrecy }: Served, { http, command }: VerifyOrder): Probe {
  if (http !== undefined) return verifyByHttp(context, http);
  const value = request.image?.value;
  const environment = {
    ...variables,
    REBAKE_TARGET: request.target,
    REBAKE_IMAGE: value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value),
  };
  return verifyByCommand({ context, secrecy }, command ?? [], request.project, environment);
}
