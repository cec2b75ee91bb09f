import { endGroup } from "./process-group.ts";
import type { RunContext } from "./run-context.ts";
import type { Secrecy } from "./secrecy.ts";
import { runStep } from "./step.ts";
import type { Probe } from "./verify.ts";

/**
 * Runs a command: whatever ends with 0 serves. It has a group of its own, which is ended as a whole when it takes too long or the
 * run is stopped.
 * @param words the program and its arguments, never through a shell
 */
export function verifyByCommand(
  { context, secrecy }: { readonly context: RunContext; readonly secrecy: Secrecy },
  [program = "", ...words]: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): Probe {
  return async (timeoutMilliseconds) => {
    let isLate = false;
    let ending: Promise<boolean> | undefined;
    let timer: NodeJS.Timeout | undefined;
    const over = new AbortController();
    const step = {
      name: "verify",
      program,
      arguments: words,
      directory,
      environment,
      stop: { gentle: "SIGTERM", forceful: "SIGKILL", onlyReads: true },
      // All of it is in the log; in a record that others read it has no place.
      onLine: () => undefined,
      readable: (line: string) => secrecy.readable(line),
      onStart: (pid: number) => {
        const end = (): void => {
          ending ??= endGroup(pid, true);
        };
        timer = setTimeout(() => {
          isLate = true;
          end();
        }, timeoutMilliseconds);
        if (context.stopper.stopped) end();
        else context.stopper.signal.addEventListener("abort", end, { signal: over.signal });
      },
    } as const;
    try {
      const { exitCode, signal } = await runStep(context, step);
      await ending;
      if (isLate) return { passed: false, said: "timed out" };
      return { passed: exitCode === 0, said: exitCode === null ? `ended by ${signal}` : `exit ${exitCode}` };
    } catch (error) {
      return { passed: false, said: (error as Error).message, isFinal: true };
    } finally {
      clearTimeout(timer);
      // Its number may be given to somebody else now.
      over.abort();
    }
  };
}
