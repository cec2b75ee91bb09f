import type { RunContext } from "./run-context.ts";
import type { Attempt, Probe } from "./verify.ts";

/** Asks an address: whatever answers with 2xx serves. Redirects are answers, and are not followed. */
export function verifyByHttp(context: RunContext, address: string): Probe {
  return async (timeoutMilliseconds) => {
    const started = performance.now();
    context.emit({ type: "step_started", step: "verify", arguments: ["GET", address] });
    context.output(`$ GET ${address}`);
    const attempt = await ask(address, timeoutMilliseconds, context.stopper.signal);
    context.output(attempt.said);
    context.emit({
      type: "step_finished",
      step: "verify",
      exitCode: attempt.passed ? 0 : 1,
      signal: null,
      milliseconds: Math.round(performance.now() - started),
    });
    return attempt;
  };
}

async function ask(address: string, timeoutMilliseconds: number, stopped: AbortSignal): Promise<Attempt> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  try {
    const response = await fetch(address, {
      redirect: "manual",
      signal: AbortSignal.any([timeout, stopped]),
      headers: { "user-agent": "rebake", "cache-control": "no-cache" },
    });
    await response.body?.cancel();
    const { status, ok } = response;
    const said = `HTTP ${status}${status >= 300 && status < 400 ? ", a redirect, which is not followed" : ""}`;
    return { passed: ok, said };
  } catch (error) {
    if (timeout.aborted) return { passed: false, said: "timed out" };
    return { passed: false, said: `no answer (${reasonOf(error)})` };
  }
}

/** Node says only "fetch failed"; why stands in the cause, and in one of several where a name has several addresses. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown; message?: unknown; errors?: unknown[] } };
  const inner = (cause?.errors?.[0] as { code?: unknown } | undefined)?.code ?? cause?.code ?? cause?.message;
  return typeof inner === "string" && inner !== "" ? inner : (error as Error).message;
}
