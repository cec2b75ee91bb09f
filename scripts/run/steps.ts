import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

/** The folder of package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Runs one step with its output shown, and says how long it took.
 * @throws when it fails; its own output then says why.
 */
export async function runStep(
  name: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const started = performance.now();
  say(`${name} ...`);
  const result = await execa(command, args, {
    cwd: ROOT,
    stdin: "ignore",
    stdout: "inherit",
    stderr: "inherit",
    env: environment,
    reject: false,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (result.failed)
    throw new StepFailed(
      `${name} failed after ${seconds} s${result.exitCode === undefined ? `: ${result.shortMessage}` : ""}`,
    );
  say(`${name}: ok, ${seconds} s`);
}

/** Progress for people, on stderr, so that stdout stays for results. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A step ended with an error that it has printed itself. */
export class StepFailed extends Error {}
