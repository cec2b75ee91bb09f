import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { startCloud } from "../../test/fakecloud/start-cloud.ts";
import { median, milliseconds, report } from "./measure.ts";

/** The environment of somebody who works with the test cloud and has done nothing yet. @param base where all of it lies */
export async function cloudEnvironment(base: string): Promise<NodeJS.ProcessEnv> {
  const cloud = await startCloud(join(base, "cloud"));
  mkdirSync(join(base, "state"));
  return {
    PATH: process.env.PATH,
    HOME: base,
    XDG_STATE_HOME: join(base, "state"),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    ...cloud.environment,
  };
}

/** How long a command takes, in milliseconds. @throws Error with what it said where it ends with another code than those */
export function timed(
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  accepted: readonly number[],
): number {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 1e9 });
  if (status === null || !accepted.includes(status))
    throw new Error(`${command} ${args.join(" ")}: ${stdout}\n${stderr}`);
  return performance.now() - started;
}

/**
 * Reports what was measured in turns. The least says what a machine at rest would take; on a busy one the median says how busy it
 * is.
 * @param lines what is told of each round
 */
export function reportRounds<Round>(
  title: string,
  rounds: readonly Round[],
  lines: readonly (readonly [string, (round: Round) => number])[],
): void {
  report(`${title}, ${rounds.length} in turns (load ${loadavg()[0]?.toFixed(1)})`, "");
  for (const [name, get] of lines) {
    const times = rounds.map(get);
    report(`  ${name}`, `${milliseconds(median(times))}, least ${milliseconds(Math.min(...times))}`);
  }
}
