import { readdirSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import type { BakeRequest, Tool } from "../../protocol/src/run-record.ts";
import { fileHash } from "../../server/src/host/file-hashes.ts";
import { whyNotWritable } from "../../server/src/host/ledger.ts";
import { directoryOf, folderOfTemplate, pluginArguments, validateArguments } from "./bake-arguments.ts";
import { build } from "./bake-build.ts";
import { type BakeTemplate, readBakeTemplate } from "./bake-template.ts";
import { packerEnvironment } from "./environment.ts";
import { gitStateOf } from "./git.ts";
import { initLocked } from "./init-lock.ts";
import { type PreparedBake, packerStep } from "./packer-step.ts";
import { PackerStream } from "./packer-stream.ts";
import { atLeast } from "./packer-version.ts";
import type { RunContext } from "./run-context.ts";
import { type Diagnostic, type Finished, failed, type Problem, refused, stopped } from "./run-end.ts";
import type { RunnerOrders } from "./runs.ts";
import { identifyPacker } from "./tool-of-run.ts";

/** Bakes a template. @returns how it ended; the caller writes that down. */
export async function runBake(
  context: RunContext,
  request: BakeRequest,
  orders: RunnerOrders,
): Promise<Finished> {
  const { root } = context.record;
  const directory = directoryOf(root, request);
  const found = await identifyPacker(directory, orders, process.env);
  if ("kind" in found) return refused(context, problem(`tool-${found.kind}`, found.message));
  const { tool } = found;
  if (tool.product !== "Packer")
    return refused(
      context,
      problem("tool-refused", `${tool.found} is not HashiCorp's Packer; it says that it is ${tool.version}.`),
    );
  const environment = packerEnvironment(process.env);
  const { removed, surfaced, set } = environment;
  context.emit({ type: "tool", ...found });
  context.emit({ type: "environment", removed, surfaced, set });
  context.note({ tools: { [tool.name]: tool } });
  warnOfPlugins(context, directory, tool);
  const unwritable = request.record && whyNotWritable(request.record.project, "images", request.record.image);
  if (unwritable !== undefined)
    return refused(context, {
      ...problem("record-unwritable", `The image could not be written down: ${unwritable}.`),
      advice: "Put that right, or bake without writing it down.",
    });
  const folder = folderOfTemplate(root);
  const template = await readBakeTemplate(root, request, environment.variables);
  context.hide(template.secrets.values);
  for (const text of [...template.problems, ...unhidden(template, tool)])
    context.emit({ type: "log", source: "rebake", level: "warn", text });
  context.note({ inputs: await hashesOf(folder, template.inputs) });
  const git = gitStateOf(folder, template.inputs, environment.variables, orders.workspaceFolders);
  return steps({ context, request, tool, environment, orders, directory, git }, template);
}

/** That a sensitive value is known to Packer alone, where that prints it. */
function unhidden({ secrets: { unknown } }: BakeTemplate, { version }: Tool): string[] {
  return unknown.length === 0 || atLeast(version, 1, 15, 1)
    ? []
    : [
        `What ${unknown.join(", ")} is worth only Packer finds out, and this one prints it in clear: where it is printed, it stands in the log of this run. Packer 1.15.1 and later take it out.`,
      ];
}

/** SHA-256 of what is baked from, by path relative to the folder of the template where it lies below it. */
async function hashesOf(folder: string, paths: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const path of paths) {
    const hash = await fileHash(path);
    const way = relative(folder, path).replaceAll("\\", "/");
    // What cannot be read Packer will tell of.
    if (hash !== undefined) hashes[way.startsWith("../") || isAbsolute(way) ? path : way] = hash;
  }
  return hashes;
}

/** Before the build: afterwards the disk may take no more. */
async function noteGit({ context, request, git }: PreparedBake): Promise<void> {
  const state = await git;
  if (typeof state === "object") context.note({ git: state });
  else if (state !== undefined && request.record)
    context.emit({
      type: "log",
      source: "rebake",
      level: "warn",
      text: `The record of the image will name no commit: ${state}.`,
    });
}

async function steps(prepared: PreparedBake, template: BakeTemplate): Promise<Finished> {
  const { context, request, tool } = prepared;
  const { root } = context.record;
  if (context.stopper.stopped) return stopped(context);
  if (request.init && template.asksForPlugins && atLeast(tool.version, 1, 7)) {
    const failure = await initialise(prepared);
    if (failure) return failure;
  }
  const failure = await readingStep(prepared, "validate", validateArguments(root, request), (said) => {
    if (!request.init && lacksPlugins(said)) context.emit(PLUGINS_MISSING);
  });
  if (failure) return failure;
  await noteGit(prepared);
  return build(prepared, template);
}

/** In the words of Packer from 1.7 on. */
function lacksPlugins(said: readonly Diagnostic[]): boolean {
  return said.some(({ summary, detail }) => /Did you run packer init\b/.test(`${summary}\n${detail}`));
}

const PLUGINS_MISSING: Problem = {
  ...problem("init-needed", "Plugins that the template asks for are not installed."),
  advice: "Bake with init: it downloads the plugins that the template asks for.",
};

/** Downloads plugins; one at a time, since all runs put them into one folder. */
async function initialise(prepared: PreparedBake): Promise<Finished | undefined> {
  const { context, request, orders } = prepared;
  let failure: Finished | undefined;
  await initLocked(context, orders, "plugins of Packer", async () => {
    const args = pluginArguments(context.record.root, request);
    failure = await readingStep(prepared, "init", args);
    return { exitCode: 0, signal: null };
  });
  return context.stopper.stopped ? stopped(context) : failure;
}

/**
 * A step that makes nothing that could be left. @returns how the run ends where it failed.
 * @param explain gets what Packer said was wrong
 */
async function readingStep(
  prepared: PreparedBake,
  name: string,
  args: readonly string[],
  explain: (said: readonly Diagnostic[]) => void = () => undefined,
): Promise<Finished | undefined> {
  const { context } = prepared;
  const stream = new PackerStream();
  const result = await packerStep(prepared, { name, arguments: args, onlyReads: true }, stream);
  if (context.stopper.stopped) return stopped(context);
  if (result.exitCode === 0) return undefined;
  explain(stream.errors);
  const ended = result.signal
    ? `was ended by ${result.signal} from outside`
    : `ended with exit code ${result.exitCode}`;
  return failed(context, stream.errors[0] ?? `packer ${name} ${ended}; what it said is in the log`);
}

/** Before 1.11 Packer loads whatever plugin lies where it is run. */
function warnOfPlugins(context: RunContext, directory: string, { version }: Tool): void {
  if (atLeast(version, 1, 11)) return;
  const plugins = readdirSync(directory).filter((name) =>
    /^packer-(?:plugin|builder|provisioner|post-processor|datasource)-/.test(name),
  );
  for (const name of plugins) {
    const text = `${join(directory, name)} is a plugin that lies in the folder, and this Packer executes it.`;
    context.emit({ type: "log", source: "rebake", level: "warn", text });
  }
}

function problem(code: string, message: string): Problem {
  return { type: "problem", code, message, advice: "" };
}
