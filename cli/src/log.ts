import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { printable } from "../../protocol/src/printable.ts";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { EventReader } from "../../runner/src/read-events.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { findRun, type RunFolder } from "../../runner/src/runs.ts";
import { eventAsText, pageOf } from "./output/log.ts";
import { runAsJson } from "./output/run-words.ts";
import { styleFor } from "./output/style.ts";
import { type LogArguments, readLogArguments } from "./project-arguments.ts";
import type { Shell } from "./shell.ts";
import { stateOf } from "./state-of.ts";
import { tellProblems } from "./status.ts";
import { UsageError } from "./usage.ts";

/** `rebake log`: who ran what and when, and all that the tools printed, or all that happened. */
export async function log(args: readonly string[], shell: Shell): Promise<number> {
  const given = readLogArguments(args);
  const run = findRun(stateOf(shell), given.id);
  if (typeof run === "string") throw new UsageError(`${run}; "rebake runs" lists them`);
  const reader = new EventReader(run.folder);
  const events = given.events ? reader.read() : [];
  if (given.format === "json") await writeJson(run, given, events, shell);
  else await writeText(run, given, events, shell);
  return tellProblems(reader.invalid, shell);
}

async function writeText(
  run: RunFolder,
  given: LogArguments,
  events: readonly RunEvent[],
  shell: Shell,
): Promise<void> {
  const style = styleFor(shell.stdout, given.color, shell.environment);
  const page = pageOf(run, runStateOf(run), { style, now: Date.now() });
  const lines = given.events ? events.map(eventAsText) : linesOf(run);
  let isEmpty = true;
  await write(shell, `${page.join("\n")}\n\n`);
  for await (const line of lines) {
    isEmpty = false;
    // `rebake log ID | head` wants no more.
    if (!shell.stdout.writable) return;
    await write(shell, `${printable(line)}\n`);
  }
  if (isEmpty) await write(shell, given.events ? "Nothing happened.\n" : "Nothing was printed.\n");
}

async function writeJson(
  run: RunFolder,
  { events: wanted }: LogArguments,
  events: readonly RunEvent[],
  shell: Shell,
): Promise<void> {
  const { by, tools, backend, git, request } = run.record;
  const about = { ...runAsJson(run, runStateOf(run)), by, tools, backend, git, request };
  const output: string[] = [];
  if (!wanted) for await (const line of linesOf(run)) output.push(line);
  const said = { version: 1, run: about, ...(wanted ? { events } : { output }) };
  await write(shell, `${JSON.stringify(said, undefined, 2)}\n`);
}

/** What the tools printed, as it is in the log: secrets are taken out before it is written. */
async function* linesOf(run: RunFolder): AsyncGenerator<string> {
  const file = join(run.folder, RUN_FILES.output);
  if (!existsSync(file)) return;
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

async function write({ stdout }: Shell, text: string): Promise<void> {
  if (!stdout.write(text) && stdout.writable)
    await Promise.race([once(stdout, "drain"), once(stdout, "close")]);
}
