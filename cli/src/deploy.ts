import {
  type ApprovalNeeds,
  approvalNeeds,
  changesNothing,
  lackingApproval,
} from "../../protocol/src/approval.ts";
import type { Approval } from "../../protocol/src/deployment-record.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { printable } from "../../protocol/src/printable.ts";
import type { ApprovalOrder } from "../../protocol/src/project-status.ts";
import { isPlanRun } from "../../protocol/src/run-record.ts";
import { approvedPlan } from "../../runner/src/approved-plan.ts";
import { deployRequest } from "../../runner/src/deploy-request.ts";
import { type StartOptions, startDeploy } from "../../runner/src/runs.ts";
import { settleDeployments } from "../../runner/src/settle-deployments.ts";
import { userName } from "../../runner/src/user-name.ts";
import { type Agreed, askForApproval } from "./ask.ts";
import { attachDeploy } from "./attach-deploy.ts";
import { type DeployArguments, readDeployArguments } from "./deploy-arguments.ts";
import { type MadePlan, planOfRun, planTarget } from "./deploy-plan.ts";
import { nearestProject } from "./nearest-project.ts";
import { approvingCommand, notAgreedAsJson, nothingToDo, planToApprove } from "./output/deploy-plan.ts";
import { styleFor } from "./output/style.ts";
import { sayBusy } from "./plan.ts";
import { runOptions } from "./run-options.ts";
import { EXIT, type Shell } from "./shell.ts";
import { shownPlan } from "./show-plan.ts";
import { UsageError } from "./usage.ts";
import { writeResult } from "./write-output.ts";

/** What one deployment works with. */
interface Deploying {
  readonly given: DeployArguments;
  readonly project: string;
  readonly options: StartOptions;
  readonly shell: Shell;
}

/** A plan that can be agreed to. */
interface Approvable extends MadePlan {
  readonly view: PlanView;
  readonly order: ApprovalOrder;
  readonly needs: ApprovalNeeds;
  readonly sha256: string;
  /** Prints it where somebody sees it, wherever the result goes. */
  readonly show: () => Promise<void>;
}

/** `rebake deploy`: pins, plans, shows, asks, applies exactly what was shown, and looks whether it serves. */
export async function deploy(args: readonly string[], shell: Shell): Promise<number> {
  const given = readDeployArguments(args);
  if (given.agreement.kind === "ask" && !process.stdin.isTTY)
    throw new UsageError(
      "there is nobody at a terminal to agree to the plan: say --yes to apply whatever is planned, or --plan-only and then --run with --approve",
    );
  const project = nearestProject(shell.directory);
  if (project === undefined)
    throw new UsageError(
      "there is no rebake.hcl in this folder or above it, which says what targets there are",
    );
  const deploying: Deploying = { given, project, options: runOptions(shell, [project], given), shell };
  if (!(await settle(deploying))) return EXIT.failed;
  const made = await planFor(deploying);
  if (!made) return EXIT.failed;
  const approvable = await approvableOf(deploying, made);
  if (typeof approvable === "number") return approvable;
  return agree(deploying, approvable);
}

/** Writes down what earlier deployments could not. @returns false where one of the target still goes on */
async function settle({ given, project, options, shell }: Deploying): Promise<boolean> {
  const { written, applying, problems } = await settleDeployments(options.state, project);
  for (const { run, file, record } of written)
    say(
      shell,
      `the deployment ${run}, which nobody had written down (${record.outcome}), is written down: ${file}`,
    );
  for (const problem of problems) say(shell, problem);
  for (const { run, target, pid } of applying)
    say(
      shell,
      `the run ${run.id} has died and its tool (process ${pid}) goes on applying to ${run.record.root}: ${target} is not deployed before that has ended`,
    );
  return applying.every(({ target }) => target !== given.target);
}

async function planFor({ given, project, options, shell }: Deploying): Promise<MadePlan | undefined> {
  const { agreement, target, image } = given;
  if (agreement.kind === "approve") return planOfRun(agreement.run, agreement.sha256, options.state);
  const { loadEngine, prepareDeploy } = await import("./repository.ts");
  const found = await prepareDeploy(loadEngine, project, target, image);
  if ("wrong" in found) throw new UsageError(found.wrong);
  return planTarget(found.order, given, options, shell);
}

/** @returns the exit code where there is nothing to agree to */
async function approvableOf(deploying: Deploying, made: MadePlan): Promise<Approvable | number> {
  const { given, project, shell } = deploying;
  const { run, events } = made;
  const { record } = run;
  if (!isPlanRun(record)) throw new Error(`The run ${run.id} is no plan.`);
  const shown = await shownPlan(run, events, shell);
  if (typeof shown === "string") {
    say(shell, shown);
    return EXIT.failed;
  }
  const { view } = shown;
  const plan = approvedPlan(run);
  if ("wrong" in plan) throw new UsageError(plan.wrong);
  const { approvalOrders, loadEngine } = await import("./repository.ts");
  const { orders, problems } = await approvalOrders(loadEngine, project, record.root, plan.value.workspace);
  const order = orders.find(({ target }) => target === given.target);
  if (!order) throw new UsageError(problems[0] ?? `the plan of ${run.id} is not one for ${given.target}`);
  const isEmpty = changesNothing(view);
  const unproven = isEmpty ? order.unproven : undefined;
  if (isEmpty && (unproven === undefined || given.agreement.kind === "planOnly")) {
    writeResult(
      nothingToDo(run, given.target, view.drift.length, given.format, unproven),
      given.output,
      shell,
    );
    return EXIT.clean;
  }
  const { target: name, production } = order;
  const needs = approvalNeeds(view, record.request, { name, production, mayBeEmpty: true });
  const { sha256 } = plan.value;
  const { color, format, output, isVerbose } = given;
  if (given.agreement.kind === "planOnly") {
    const style = styleFor(shell.stdout, output === undefined ? color : false, shell.environment);
    const text = await shown.write("text", style, isVerbose);
    const toApprove = { run, sha256, target: order.target, view: await shown.place(), needs, text };
    writeResult(planToApprove(toApprove, format), given.output, shell);
    return needs.refusal === undefined ? EXIT.findings : EXIT.failed;
  }
  // What is asked about is seen at the terminal, wherever the result goes.
  const stream = format === "json" || output !== undefined ? shell.stderr : shell.stdout;
  const show = async (): Promise<void> => {
    stream.write(await shown.write("text", styleFor(stream, color, shell.environment), isVerbose));
    if (unproven !== undefined)
      say(shell, `nothing is to be changed, but ${unproven}. Applying this plan writes down that it is so.`);
  };
  return { ...made, view, order, needs, sha256, show };
}

async function agree(deploying: Deploying, approvable: Approvable): Promise<number> {
  const { given, options, shell } = deploying;
  const { needs, order, run, view, show } = approvable;
  const isAsked = given.agreement.kind === "ask";
  if (isAsked || needs.refusal !== undefined) await show();
  if (needs.refusal !== undefined) {
    say(shell, needs.refusal);
    await decline(approvable, shell);
    return notAgreed(deploying, approvable);
  }
  const agreed: Agreed | undefined = isAsked
    ? await askForApproval(needs, order.target, shell)
    : { ...(given.confirm === undefined ? {} : { typed: given.confirm }), accepted: given.accept };
  if (!agreed) {
    shell.stderr.write("Nothing was applied.\n");
    await decline(approvable, shell);
    return notAgreed(deploying, approvable);
  }
  const lacking = lackingApproval(needs, order.target, agreed);
  if (lacking !== undefined) {
    await show();
    say(shell, lacking);
    const command = approvingCommand({ ...approvable, target: order.target });
    shell.stderr.write(`Nothing was applied. Within an hour exactly this plan is applied by\n  ${command}\n`);
    return notAgreed(deploying, approvable, command);
  }
  const request = deployRequest(run, order, approvalOf(agreed), given.lockTimeoutSeconds);
  if ("wrong" in request) throw new UsageError(request.wrong);
  const started = startDeploy(order.root, request.value, options);
  // Nobody waits for it to be read: the process of the run begins meanwhile.
  if (!isAsked) await show();
  if (started.kind === "busy") return sayBusy(started.holder, shell);
  return attachDeploy(started.run, given, shell, view);
}

function approvalOf({ typed, accepted }: Agreed): Approval {
  return {
    at: new Date().toISOString(),
    by: userName(),
    ...(typed === undefined ? {} : { typed }),
    ...(accepted.length > 0 ? { accepted: accepted.map((what) => ({ what })) } : {}),
  };
}

function notAgreed({ given, shell }: Deploying, approvable: Approvable, command?: string): number {
  if (given.format === "json")
    writeResult(
      notAgreedAsJson({ ...approvable, target: approvable.order.target }, command),
      given.output,
      shell,
    );
  return EXIT.failed;
}

/** Nobody agreed: nobody is to apply the plan later by mistake, and the pin is what it was. */
async function decline({ run, order }: Approvable, shell: Shell): Promise<void> {
  // What edits JSON is loaded for those alone who decline.
  const { declinePlan } = await import("../../runner/src/decline-plan.ts");
  const answer = declinePlan(run);
  if (answer === "put back") shell.stderr.write(`The pin of ${order.target} is what it was before.\n`);
  else if (answer !== "kept") say(shell, `the pin of ${order.target} could not be set back: ${answer.wrong}`);
}

function say(shell: Shell, text: string): void {
  shell.stderr.write(`rebake: ${printable(text)}\n`);
}
