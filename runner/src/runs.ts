import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type {
  BakeRequest,
  BakeRunRecord,
  DeployRequest,
  DeployRunRecord,
  PlanRequest,
  PlanRunRecord,
  RunRecord,
} from "../../protocol/src/run-record.ts";
import { RUN_FILES, RUN_VERSION, readRunRecord } from "../../protocol/src/run-record.ts";
import { buildArguments } from "./bake-arguments.ts";
import { type LockHolder, lockFile, lockHolder } from "./lock.ts";
import { planArguments } from "./plan-arguments.ts";
import type { StateDirectory } from "./state-directory.ts";
import { userName } from "./user-name.ts";

/** A run that is there to be read. */
export interface RunFolder {
  readonly id: string;
  readonly folder: string;
  readonly record: RunRecord;
}

/** How the process of a run is started: Node (or an editor that can be Node) and the runner's bundle. */
export interface RunnerProgram {
  readonly node: string;
  /** Options of Node, then the script. */
  readonly arguments: readonly string[];
}

export interface StartOptions {
  readonly state: StateDirectory;
  readonly program: RunnerProgram;
  /** The whole environment of whoever starts the run; it is handed on and never written. */
  readonly environment: NodeJS.ProcessEnv;
  readonly by: { readonly program: string; readonly version: string };
  /** Folders whose files are not trusted to be tools; the root at least. */
  readonly workspaceFolders: readonly string[];
  readonly toolName?: "terraform" | "tofu" | undefined;
  /** An absolute path from a setting. */
  readonly toolPath?: string | undefined;
}

/** What a run's process is told beside run.json, on its standard input: what only it needs. */
export interface RunnerOrders {
  readonly workspaceFolders: readonly string[];
  readonly toolName: "terraform" | "tofu" | undefined;
  readonly toolPath: string | undefined;
  readonly state: StateDirectory;
}

export type Started =
  | { readonly kind: "started"; readonly run: RunFolder }
  | { readonly kind: "busy"; readonly holder: LockHolder };

/**
 * Starts a plan as a process of its own, in a session of its own: it outlives the terminal, the window and the process that
 * started it.
 * @throws Error when the root does not exist, what is asked for cannot be handed to a tool, or the run's folder cannot be made.
 */
export function startPlan(root: string, request: PlanRequest, options: StartOptions): Started {
  planArguments(request, "");
  return start({ kind: "plan", root: realpathSync(root), request }, options);
}

/**
 * Starts a bake in the same way.
 * @param template a folder, or one file
 * @throws Error when the template does not exist, what is asked for cannot be handed to Packer, or the run's folder cannot be made.
 */
export function startBake(template: string, request: BakeRequest, options: StartOptions): Started {
  const root = realpathSync(template);
  buildArguments(root, request);
  const { record } = request;
  // What is written down is relative to it, and the template has its links resolved.
  const real = record
    ? { ...request, record: { ...record, project: realpathSync(record.project) } }
    : request;
  return start({ kind: "bake", root, request: real }, options);
}

/**
 * Starts applying a plan that was agreed to, in the same way.
 * @param root that of the plan
 * @throws Error when the root does not exist, or the run's folder cannot be made.
 */
export function startDeploy(root: string, request: DeployRequest, options: StartOptions): Started {
  return start({ kind: "deploy", root: realpathSync(root), request }, options);
}

/** What a run needs for itself alone: a template for a bake, otherwise a root module, also where both lie in one folder. */
export function lockOf({ kind, root }: Pick<RunRecord, "kind" | "root">): string {
  return kind === "bake" ? `bake ${root}` : root;
}

type About =
  | Pick<PlanRunRecord, "kind" | "root" | "request">
  | Pick<BakeRunRecord, "kind" | "root" | "request">
  | Pick<DeployRunRecord, "kind" | "root" | "request">;

function start(about: About, options: StartOptions): Started {
  // A look only, for a quick answer; the process of the run takes the lock itself.
  const holder = lockHolder(lockFile(options.state.locks, lockOf(about)));
  if (holder) return { kind: "busy", holder };
  const created = new Date();
  const id = `${created.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}-${randomBytes(4).toString("hex")}`;
  const record: RunRecord = {
    version: RUN_VERSION,
    id,
    ...about,
    created: created.toISOString(),
    by: { ...options.by, user: userName(options.environment) },
  };
  const folder = makeFolder(options.state, record);
  startProcess(folder, options);
  return { kind: "started", run: { id, folder, record } };
}

/** Under another name first, so that nobody finds half a run, and a full disk leaves none. */
function makeFolder({ runs }: StateDirectory, record: RunRecord): string {
  const unfinished = join(runs, `${UNFINISHED}${record.id}`);
  const folder = join(runs, record.id);
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeRecord(unfinished, record);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

function startProcess(folder: string, options: StartOptions): void {
  const output = openSync(join(folder, RUN_FILES.process), "ax", 0o600);
  const orders: RunnerOrders = {
    workspaceFolders: options.workspaceFolders,
    toolName: options.toolName,
    toolPath: options.toolPath,
    state: options.state,
  };
  try {
    const child = spawn(options.program.node, [...options.program.arguments, folder], {
      detached: true,
      cwd: folder,
      // Makes Node of the editor's executable, and means nothing to Node itself.
      env: { ...options.environment, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["pipe", output, output],
      windowsHide: true,
    });
    child.on("error", (error) =>
      writeFileSync(join(folder, RUN_FILES.process), `${error.message}\n`, { flag: "a" }),
    );
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify(orders));
    child.unref();
  } finally {
    closeSync(output);
  }
}

/** What names of run folders begin with that are being made; who dies then leaves one, which retention removes. */
export const UNFINISHED = ".making-";

/** Whether a name in the folder of runs is that of a run: one that is being made or removed is none. */
export function isRunName(name: string): boolean {
  return /^\d{8}T/.test(name);
}

/** Replaces run.json as a whole. */
export function writeRecord(folder: string, record: RunRecord): void {
  const path = join(folder, RUN_FILES.record);
  writeFileSync(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** The run in a folder; a sentence where it cannot be read. */
export function readRun(folder: string): RunFolder | string {
  const path = join(folder, RUN_FILES.record);
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (error) {
    return `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`;
  }
  const read = readRunRecord(source);
  return "wrong" in read ? `${path}: ${read.wrong}` : { id: basename(folder), folder, record: read.value };
}

/** run.json as it is now: the process of a run writes into it what it finds out. */
export function currentRecord(run: RunFolder): RunRecord {
  const read = readRun(run.folder);
  return typeof read === "string" ? run.record : read.record;
}

/** All runs, newest first. Folders that are none, or are just being removed, are told as sentences. */
export function listRuns(state: StateDirectory): {
  readonly runs: readonly RunFolder[];
  readonly problems: readonly string[];
} {
  const runs: RunFolder[] = [];
  const problems: string[] = [];
  for (const name of readdirSync(state.runs).sort().reverse()) {
    if (!isRunName(name)) continue;
    const read = readRun(join(state.runs, name));
    if (typeof read === "string") problems.push(read);
    else runs.push(read);
  }
  return { runs, problems };
}

/** The run of that id, or of the only one whose id begins so. @returns a sentence when there is none. */
export function findRun(state: StateDirectory, id: string): RunFolder | string {
  const names = readdirSync(state.runs).filter(
    (name) => isRunName(name) && (name.startsWith(id) || name.endsWith(`-${id}`)),
  );
  if (names.length > 1) return `"${id}" begins the ids of ${names.length} runs: ${names.join(", ")}`;
  return names[0] === undefined ? `there is no run "${id}"` : readRun(join(state.runs, names[0]));
}
