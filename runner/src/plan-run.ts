import { rmSync } from "node:fs";
import { hostname } from "node:os";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { type PlanRequest, RUN_FILES, type Tool } from "../../protocol/src/run-record.ts";
import { backendOf } from "./backend.ts";
import { type ToolEnvironment, toolEnvironment } from "./environment.ts";
import { humanDiagnostics } from "./human-errors.ts";
import { initLocked } from "./init-lock.ts";
import { gitState, inputHashes } from "./inputs.ts";
import { pinLeft } from "./pin-left.ts";
import { initArguments, planArguments } from "./plan-arguments.ts";
import { keepPlan } from "./plan-end.ts";
import { isInitNeeded, problemOf } from "./problems.ts";
import type { RunContext } from "./run-context.ts";
import { type Diagnostic, type Finished, failed, type Problem, refused, stopped } from "./run-end.ts";
import type { RunnerOrders } from "./runs.ts";
import { setPin } from "./set-pin.ts";
import { pluginsInGit, shippedPlugins } from "./shipped-plugins.ts";
import { runStep, type StepResult } from "./step.ts";
import { StreamReader } from "./stream.ts";
import { identifyForRun } from "./tool-of-run.ts";
import { explainUnshown } from "./unshown-plan.ts";
import { userName } from "./user-name.ts";
import { type ViewMaker, viewOf } from "./view-of.ts";
import { selectedWorkspace, workspacesIn } from "./workspaces.ts";
import { generatorsOf, wrapperOf } from "./wrappers.ts";
import { writeView } from "./write-view.ts";

/** Everything that one plan needs; the tool and its environment are found. */
interface Prepared {
  readonly context: RunContext;
  readonly request: PlanRequest;
  readonly tool: Tool;
  readonly environment: ToolEnvironment;
  readonly orders: RunnerOrders;
  readonly show: ViewMaker;
}

/** What one attempt to plan came to. */
interface Attempt {
  readonly result: StepResult;
  readonly errors: readonly Diagnostic[];
  readonly problems: readonly Problem[];
}

/** Plans a root module. @returns how it ended; the caller writes that down. */
export async function runPlan(
  context: RunContext,
  request: PlanRequest,
  orders: RunnerOrders,
  show: ViewMaker,
): Promise<Finished> {
  const { root } = context.record;
  const wrapper = wrapperOf(root);
  if (wrapper) return refused(context, wrapper);
  for (const text of [...generatorsOf(root), ...shippedPlugins(root)])
    context.emit({ type: "log", source: "rebake", level: "warn", text });
  const found = await identifyForRun(root, orders, process.env);
  if ("kind" in found)
    return refused(context, {
      type: "problem",
      code: `tool-${found.kind}`,
      message: found.message,
      advice: "",
    });
  const workspace = request.workspace ?? selectedWorkspace(root, process.env);
  const environment = toolEnvironment(process.env, workspace);
  const { removed, surfaced, set } = environment;
  context.emit({ type: "tool", ...found });
  context.emit({ type: "environment", removed, surfaced, set });
  const { tool } = found;
  const prepared: Prepared = { context, request, tool, environment, orders, show };
  if (context.stopper.stopped) return stopped(context);
  const pinned = await setPin(context, request, orders.state);
  if (pinned && "code" in pinned) return refused(context, pinned);
  context.note({
    tools: { [tool.name]: tool },
    inputs: inputsOf(prepared),
    ...(workspace ? { workspace } : {}),
  });
  const git = gitState(root, environment.variables, orders.workspaceFolders).then((state) => {
    if (state?.holdsPlugins)
      context.emit({ type: "log", source: "rebake", level: "warn", text: pluginsInGit(root) });
    return state;
  });
  context.secretsKnown = lookForSecrets(context, request);
  // Each step waits for it, and fails with it.
  context.secretsKnown.catch(() => undefined);
  const finished = await planOrInit(prepared);
  const state = await git;
  if (state) context.note({ git: { commit: state.commit, dirty: state.dirty } });
  return finished.outcome === "succeeded" || !pinned
    ? finished
    : { ...finished, left: [...finished.left, ...pinLeft(pinned)] };
}

function inputsOf({ context, request, environment }: Prepared): Record<string, string> {
  return inputHashes(context.record.root, request.varFiles, environment.variables);
}

/** Loaded while the tool begins: reading configuration takes as long as a small plan. */
async function lookForSecrets(context: RunContext, request: PlanRequest): Promise<void> {
  // The tool is started first.
  await new Promise((resolve) => setImmediate(resolve));
  const { secretsOf } = await import("./secrets.ts");
  const secrets = await secretsOf(context.record.root, request.varFiles, process.env);
  context.hide(secrets.values);
  for (const text of secrets.problems) context.emit({ type: "log", source: "rebake", level: "warn", text });
}

async function planOrInit(prepared: Prepared): Promise<Finished> {
  const { context, request } = prepared;
  if (request.init === "always") {
    const failure = await init(prepared);
    if (failure) return failure;
  }
  const wrong = await wrongWorkspace(prepared);
  if (wrong) return refused(context, wrong);
  let attempt = await plan(prepared);
  if (request.init === "whenNeeded" && attempt.problems.some(isInitNeeded) && !context.stopper.stopped) {
    const failure = await init(prepared);
    if (failure) return failure;
    const still = await wrongWorkspace(prepared);
    if (still) return refused(context, still);
    attempt = await plan(prepared);
  }
  return conclude(prepared, attempt);
}

/** A workspace that does not exist would be planned as if nothing existed: everything would be created. */
async function wrongWorkspace(prepared: Prepared): Promise<Problem | undefined> {
  const { workspace } = prepared.request;
  if (workspace === undefined || workspace === "default" || prepared.context.stopper.stopped)
    return undefined;
  const lines: string[] = [];
  const { TF_WORKSPACE: _pinned, ...variables } = prepared.environment.variables;
  const step = { name: "workspaces", arguments: ["workspace", "list"], environment: variables };
  const { exitCode } = await toolStep(prepared, step, (line, source) => {
    if (source === "stdout") lines.push(line);
  });
  // Where it cannot be listed the plan fails for the same reason, and says it better.
  if (exitCode !== 0) return undefined;
  const there = workspacesIn(lines.join("\n"));
  if (there.includes(workspace)) return undefined;
  return {
    type: "problem",
    code: "workspace-missing",
    message: `There is no workspace "${workspace}"; there are ${there.join(", ")}.`,
    advice: "Correct the name. Planning in it would have shown everything as new, against an empty state.",
  };
}

/** @returns how the run ends where it failed. */
async function init(prepared: Prepared): Promise<Finished | undefined> {
  const { context, orders } = prepared;
  const output: string[] = [];
  const result = await initLocked(context, orders, prepared.environment.variables.TF_PLUGIN_CACHE_DIR, () =>
    toolStep(prepared, { name: "init", arguments: initArguments() }, (line, source) => {
      output.push(line);
      context.emit({ type: "log", source, level: "info", text: line });
    }),
  );
  if (context.stopper.stopped) return stopped(context);
  if (result.exitCode === 0) {
    // It writes the lock file, and which modules there are; the plan then reads both.
    context.note({ inputs: inputsOf(prepared) });
    return undefined;
  }
  const errors = humanDiagnostics(output.join("\n"));
  for (const diagnostic of errors) context.emit(diagnostic);
  const problems = explain(context, errors, Date.now());
  const first = problems[0] ?? errors.find(({ severity }) => severity === "error");
  return failed(context, first ?? `init ended with exit code ${result.exitCode}; what it said is in the log`);
}

async function plan(prepared: Prepared): Promise<Attempt> {
  const { context, request } = prepared;
  const stream = new StreamReader();
  const errors: Diagnostic[] = [];
  const startedAt = Date.now();
  const step = { name: "plan", arguments: planArguments(request, context.file("plan")) };
  const result = await toolStep(prepared, step, (line, source) => {
    const events: EventBody[] =
      source === "stdout" ? stream.read(line) : [{ type: "log", source, level: "warn", text: line }];
    for (const event of events) {
      context.emit(event);
      if (event.type === "diagnostic" && event.severity === "error") errors.push(event);
    }
  });
  return { result, errors, problems: explain(context, errors, startedAt) };
}

function explain(context: RunContext, diagnostics: readonly Diagnostic[], startedAt: number): Problem[] {
  const about = { startedAt, host: hostname(), user: userName() };
  const problems = diagnostics.flatMap((diagnostic) => problemOf(diagnostic, about) ?? []);
  for (const problem of problems) context.emit(problem);
  return problems;
}

/** The exit code and the diagnostics decide; the summary of the stream says 0, 0, 0 also of a plan that failed. */
async function conclude(prepared: Prepared, attempt: Attempt): Promise<Finished> {
  const { context, request, tool, environment, show } = prepared;
  const { result, errors, problems } = attempt;
  const backend = backendOf(context.record.root, environment.variables);
  if (backend !== undefined) context.note({ backend: context.redactor.text(backend) });
  const isGood = (result.exitCode === 0 || result.exitCode === 2) && errors.length === 0;
  await keepPlan(context, isGood && !context.stopper.stopped);
  if (context.stopper.stopped) return stopped(context);
  if (!isGood) {
    if (result.signal)
      return failed(
        context,
        `${tool.name} was ended by ${result.signal} from outside; the lock of the state may be left`,
      );
    const first = problems[0] ?? errors[0];
    return failed(
      context,
      first ?? `${tool.name} ended with exit code ${result.exitCode}; what it said is in the log`,
    );
  }
  const order = {
    program: tool.path,
    planFile: context.file("plan"),
    directory: context.record.root,
    viewFile: context.file("view"),
    maximalBytes: request.maximalPlanBytes,
    secrets: context.secrets,
  };
  const answer = await viewOf(order, show, environment.variables, context.stopper.signal);
  if (context.stopper.stopped) {
    await keepPlan(context, false);
    rmSync(order.viewFile, { force: true });
    return stopped(context);
  }
  if (answer.kind === "failed") {
    const why = explainUnshown(answer.why, order.planFile);
    return concludeFromStream(context, isExitForChanges(result, request), why);
  }
  if (answer.summary.errored) {
    await keepPlan(context, false);
    return failed(context, "The plan is not whole: it ran into an error");
  }
  context.emit({ type: "plan_view", file: RUN_FILES.view, from: "show" });
  const changes = isExitForChanges(result, request) || answer.summary.changes;
  return {
    outcome: "succeeded",
    changes,
    message: changes ? "There are changes." : "There are no changes.",
    left: [],
  };
}

/**
 * What the exit code says of changes. With -refresh-only it says nothing: Terraform 1.10 and 1.11 give 2 also where nothing has changed
 * (hashicorp/terraform#36403), OpenTofu 0 also where something has (opentofu/opentofu#3107).
 */
function isExitForChanges({ exitCode }: StepResult, { mode }: PlanRequest): boolean {
  return exitCode === 2 && mode !== "refresh-only";
}

/** What the tool said while it planned is shown where the plan itself cannot be. */
async function concludeFromStream(context: RunContext, isChanging: boolean, why: string): Promise<Finished> {
  const { streamView } = await import("../../server/src/plan/stream-view.ts");
  const { EventReader } = await import("./read-events.ts");
  const view = streamView(new EventReader(context.folder).read(), { changes: isChanging });
  const changes = !view.completeness.isEmpty;
  const wrong = writeView(context.file("view"), view);
  context.emit({ type: "plan_view", file: wrong ? "" : RUN_FILES.view, from: "stream", why: wrong ?? why });
  return { outcome: "succeeded", changes, message: [why, wrong].filter(Boolean).join(" "), left: [] };
}

function toolStep(
  { context, tool, environment }: Prepared,
  step: {
    readonly name: string;
    readonly arguments: readonly string[];
    readonly environment?: NodeJS.ProcessEnv;
  },
  onLine: (line: string, source: "stdout" | "stderr") => void,
): Promise<StepResult> {
  return runStep(context, {
    environment: environment.variables,
    ...step,
    program: tool.path,
    directory: context.record.root,
    stop: { gentle: "SIGINT", forceful: "SIGINT", onlyReads: true },
    onLine,
  });
}
