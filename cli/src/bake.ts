import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { printable } from "../../protocol/src/printable.ts";
import type { EventOf, RunEvent } from "../../protocol/src/run-events.ts";
import { isBakeRun } from "../../protocol/src/run-record.ts";
import { type RunFolder, type Started, startBake } from "../../runner/src/runs.ts";
import { follow, reportEnd } from "./attach.ts";
import { type BakeArguments, readBakeArguments, type ShowBake } from "./bake-arguments.ts";
import { recordOf, withImage } from "./bake-image.ts";
import { bakeAsJson, bakeAsText } from "./output/bake.ts";
import { sayBusy } from "./plan.ts";
import { runOptions } from "./run-options.ts";
import { RunProgress } from "./run-progress.ts";
import { EXIT, type Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";
import { writeResult } from "./write-output.ts";

/** `rebake bake`: starts a run of its own, follows it and prints what it made. */
export async function bake(args: readonly string[], shell: Shell): Promise<number> {
  const given = await withImage(readBakeArguments(args, shell.directory), shell);
  if (!existsSync(given.template)) throw new UsageError(`there is no template ${given.template}`);
  const missing = given.request.varFiles.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  const { directory } = given.request;
  if (directory !== undefined && !existsSync(directory))
    throw new UsageError(`--directory ${directory}: there is no such folder`);
  if (given.output !== undefined && !existsSync(dirname(resolve(shell.directory, given.output))))
    throw new UsageError(`--output ${given.output}: there is no such folder`);
  if (given.request.force && !given.yes) await refuseForce(given, shell);
  const record = given.request.record ?? (await recordOf(given));
  const request = { ...given.request, ...(record ? { record } : {}) };
  const run = started(given.template, request, runOptions(shell, [given.template], given));
  return run.kind === "busy" ? sayBusy(run.holder, shell) : attachBake(run.run, given, shell);
}

/** @throws UsageError where the run cannot be started, or what is asked for cannot be handed to Packer. */
function started(...given: Parameters<typeof startBake>): Started {
  try {
    return startBake(...given);
  } catch (error) {
    throw new UsageError(`the bake cannot be started: ${(error as Error).message}`);
  }
}

/** @throws UsageError that says what would be lost. */
async function refuseForce({ template, request }: BakeArguments, shell: Shell): Promise<never> {
  const { readBakeTemplate } = await import("../../runner/src/bake-template.ts");
  const { doomed } = await readBakeTemplate(template, request, shell.environment);
  if (doomed.length > 0) shell.stderr.write("--force makes Packer remove what is there already:\n");
  for (const { source, what } of doomed) shell.stderr.write(`  ${printable(`${source}: ${what}`)}\n`);
  throw new UsageError(
    "--force removes images that a rollback would need; give each image a name of its own instead, or say --yes when you want it",
  );
}

/** Follows a bake to its end, from its beginning. @returns 0 something was made, and written down where that was asked for; 1 anything else. */
export async function attachBake(run: RunFolder, options: ShowBake, shell: Shell): Promise<number> {
  const progress = new RunProgress(shell);
  const followed = await follow(run, shell, progress, (more) => {
    for (const event of more) {
      const line = progressLine(event, options.isVerbose);
      if (line !== undefined) progress.say(printable(line));
    }
  });
  if (!followed) return EXIT.failed;
  const { events } = followed;
  const finished = reportEnd(run, followed, shell);
  if (!finished) return EXIT.failed;
  const isGood = finished.outcome === "succeeded";
  if (isGood || options.format === "json") print(run, events, finished, options, shell);
  const isWritten =
    !isBakeRun(run.record) ||
    !run.record.request.record ||
    events.some(({ type }) => type === "image_record");
  return isGood && isWritten ? EXIT.clean : EXIT.failed;
}

function print(
  run: RunFolder,
  events: readonly RunEvent[],
  finished: EventOf<"finished">,
  { format, output }: ShowBake,
  shell: Shell,
): void {
  const text = (format === "json" ? bakeAsJson : bakeAsText)(run, events, finished);
  writeResult(text, output, shell);
}

/** What of a bake is a line of its own, also where nobody is at a terminal. */
function progressLine(event: RunEvent, isVerbose: boolean): string | undefined {
  const time = event.at.slice(11, 19);
  switch (event.type) {
    case "build_step":
      return `${time} ${event.build}: ${event.text}`;
    case "provisioner_output":
      return isVerbose ? `${time} ${event.address}:     ${event.text}` : undefined;
    case "stopping":
      return `${time} Stopping: Packer ends what it has begun.`;
    case "operation":
      if (event.phase === "start") return undefined;
      return `${time} ${event.address}: ${event.phase === "complete" ? "finished" : "did not finish"}${lasting(event.elapsedSeconds)}`;
    default:
      return undefined;
  }
}

function lasting(seconds: number | undefined): string {
  return seconds === undefined ? "" : ` after ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
