import { existsSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { VerifyResult } from "../../protocol/src/deployment-record.ts";
import {
  type DeployRequest,
  type DeployRunRecord,
  isDeployRun,
  RUN_FILES,
} from "../../protocol/src/run-record.ts";
import { isSameJson } from "../../protocol/src/same-json.ts";
import { readPin } from "../../server/src/host/pin.ts";
import { type ApplyEnd, applyPlan } from "./deploy-apply.ts";
import { type Now, whyNotToApply } from "./deploy-checks.ts";
import { claimPlan, giveBack } from "./deploy-claim.ts";
import { deployFinished } from "./deploy-end.ts";
import { type PlanToApply, planToApply } from "./deploy-plan.ts";
import { deploymentRecord, keepRecord, type Stage } from "./deployment-record.ts";
import { type ToolEnvironment, toolEnvironment } from "./environment.ts";
import { pinLeft, pinSetBy } from "./pin-left.ts";
import { notNow, type Refusal } from "./refusal.ts";
import type { RunContext } from "./run-context.ts";
import { type Diagnostic, type Finished, refused, stopped } from "./run-end.ts";
import type { RunFolder, RunnerOrders } from "./runs.ts";
import { Secrecy } from "./secrecy.ts";
import { identifyForRun } from "./tool-of-run.ts";
import { verify } from "./verify.ts";

/** Applies a plan that was agreed to, looks whether it serves, and writes down what came of it. */
export async function runDeploy(
  context: RunContext,
  request: DeployRequest,
  orders: RunnerOrders,
): Promise<Finished> {
  const ours: RunFolder = { id: context.record.id, folder: context.folder, record: context.record };
  const file = join(orders.state.runs, request.planRun, RUN_FILES.plan);
  const plan = await planToApply(ours, request, orders.state);
  if ("problem" in plan) return refuse(context, request, plan, file);
  const now = await prepare(context, request, plan, orders);
  if ("problem" in now) return refuse(context, request, now, file);
  const refusal = await whyNotToApply(now);
  if (refusal) return refuse(context, request, refusal, file);
  if (context.stopper.stopped) return stopped(context);
  const lost = await claimPlan(context, plan, request.plan.sha256);
  // What another one has taken is not ours to remove.
  if (lost) return refused(context, lost.problem);
  if (context.stopper.stopped) {
    giveBack(context, plan, request.plan.sha256);
    return stopped(context);
  }
  return apply(now);
}

/** Finds the tool, and begins to find out what must not be written anywhere. */
async function prepare(
  context: RunContext,
  request: DeployRequest,
  plan: PlanToApply,
  orders: RunnerOrders,
): Promise<Now | Refusal> {
  const { root } = context.record;
  const environment = environmentFor(request, plan);
  const { removed, surfaced, set, variables } = environment;
  const found = await identifyForRun(root, ordersFor(plan, orders), process.env);
  if ("kind" in found) return notNow(`tool-${found.kind}`, found.message, "The plan is kept.");
  const { tool } = found;
  context.emit({ type: "tool", ...found });
  context.emit({ type: "environment", removed, surfaced, set });
  const { inputs, git } = plan.record;
  context.note({
    tools: { [tool.name]: tool },
    workspace: request.plan.workspace,
    ...(request.plan.backend === undefined ? {} : { backend: request.plan.backend }),
    ...(inputs ? { inputs } : {}),
    // Of what is applied, whatever is checked out by now.
    ...(git ? { git } : {}),
  });
  const secrecy = new Secrecy(context, plan.record.request.varFiles);
  return { context, request, plan, tool, variables, state: orders.state, secrecy };
}

/** The tool that made the plan is looked for where it was found then, unless somebody says where. */
function ordersFor({ record }: PlanToApply, orders: RunnerOrders): RunnerOrders {
  const { tofu, terraform } = record.tools ?? {};
  const made = tofu ?? terraform;
  if (!made || made.name === "packer") return orders;
  return {
    ...orders,
    toolName: orders.toolName ?? made.name,
    toolPath: orders.toolPath ?? (made.from === "setting" ? made.found : undefined),
  };
}

/** The workspace is pinned, also the first one: whatever is selected while the tool begins. */
function environmentFor({ plan }: DeployRequest, { record }: PlanToApply): ToolEnvironment {
  // These have workspaces of their own, of which "default" is none.
  const isRemote = /^(?:remote|cloud)\b/.test(plan.backend ?? "");
  return toolEnvironment(process.env, record.workspace ?? (isRemote ? undefined : plan.workspace));
}

/** @param file the saved plan: nobody is to apply what is stale, and it holds secrets still */
function refuse(
  context: RunContext,
  { variable }: DeployRequest,
  { problem, isStale }: Refusal,
  file: string,
): Finished {
  const finished = refused(context, problem);
  if (!isStale || !existsSync(file)) return finished;
  rmSync(file, { force: true });
  return { ...finished, left: [...finished.left, ...pinStill(dirname(file), variable)] };
}

/**
 * Whoever refuses does not decide what is to be pinned; that it is still pinned must be known.
 * @param folder of the run that made the plan
 */
function pinStill(folder: string, variable: string | undefined): string[] {
  const pin = pinSetBy(folder);
  const now = pin && variable !== undefined ? readPin(pin.file, variable) : undefined;
  return now && "value" in now && isSameJson(now.value.value, pin?.value) ? pinLeft(pin) : [];
}

/** From here on something may be done, so whatever happens is written down. */
async function apply(now: Now): Promise<Finished> {
  const { context, request, plan, variables } = now;
  let isBegun = false;
  let end: ApplyEnd;
  try {
    end = await applyPlan(now, () => {
      isBegun = true;
    });
  } catch (error) {
    // What could not be started has done nothing. Otherwise the plan is gone, and the next deployment writes down what is known.
    if (!isBegun) giveBack(context, plan, request.plan.sha256);
    throw error;
  }
  if (end.isPlanGood) giveBack(context, plan, request.plan.sha256);
  else rmSync(context.file("applied"), { force: true });
  const { secrecy } = now;
  const verified = end.outcome === "applied" ? await verify({ context, request, variables, secrecy }) : null;
  const { record } = context;
  if (!isDeployRun(record)) throw new Error(`The run ${record.id} is no deployment.`);
  const unwritten = writeDown(now, record, end, verified);
  const finished = deployFinished(context, end, verified, unwritten);
  if (end.outcome !== "nothing" || end.isPlanGood) return finished;
  return { ...finished, left: [...finished.left, ...pinStill(plan.run.folder, request.variable)] };
}

/** @returns why it is not written down, as a sentence */
function writeDown(
  { context, secrecy }: Now,
  run: DeployRunRecord,
  end: ApplyEnd,
  verified: VerifyResult | null,
): string | undefined {
  const record = deploymentRecord(run, stageOf(secrecy, run, end), verified);
  const kept = keepRecord(context.folder, run, record);
  if ("wrong" in kept) return `the deployment is not written down: ${kept.wrong}`;
  const { target, id } = record;
  context.emit({ type: "deployment_record", file: kept.path, target, id });
  return undefined;
}

function stageOf(secrecy: Secrecy, run: DeployRunRecord, end: ApplyEnd): Stage {
  const clean = (text: string): string => secrecy.clean(text);
  const { done, notDone, uncertain, outcome, started, ended, interrupted } = end;
  const failures = end.failed.map((change) =>
    change.error === undefined ? change : { ...change, error: clean(change.error) },
  );
  const problems = [...new Set(end.problems.map((one) => clean(problemIn(run, one))))];
  const unsaved = end.unsaved && relative(run.request.project, end.unsaved.file).replaceAll("\\", "/");
  return {
    started: started.toISOString(),
    ended: ended.toISOString(),
    outcome,
    ...(interrupted ? { interrupted } : {}),
    done,
    failed: failures,
    notDone,
    ...(uncertain.length > 0 ? { uncertain } : {}),
    ...(problems.length > 0 ? { problems } : {}),
    ...(unsaved === undefined || unsaved.startsWith("../") ? {} : { erroredState: unsaved }),
  };
}

/** What is wrong, without paths: they say nothing on another machine. */
function problemIn({ request }: DeployRunRecord, problem: ApplyEnd["problems"][number]): string {
  if (problem.type === "problem" && problem.code === "state-not-saved")
    return "What was applied could not be written to the state.";
  const text = problem.type === "problem" ? problem.message : `${placed(problem)}.`;
  return text.replaceAll(`${request.project}/`, "");
}

function placed({ address, summary }: Diagnostic): string {
  return address === undefined ? summary : `${address}: ${summary}`;
}
