import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Approval, DeploymentRecord } from "../../protocol/src/deployment-record.ts";
import { readDeploymentRecord } from "../../protocol/src/deployment-record.ts";
import type { ApprovalOrder } from "../../protocol/src/project-status.ts";
import type { DeployRequest, PlanRequest } from "../../protocol/src/run-record.ts";
import { deployRequest } from "../../runner/src/deploy-request.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import { type Engine, makeRoot, OPENTOFU, type Root } from "../fakecloud/engines.ts";
import { expectStarted, finish, type Laboratory, ofType, type PlanResult } from "./support.ts";

export const TARGET = "web";

/** A root module of a target, which is planned and deployed through runs. */
export interface Target {
  /** Where rebake.hcl would lie. */
  readonly project: string;
  /** The root module. */
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  plan(request?: Partial<PlanRequest>): Promise<PlanResult>;
  /** What applying the plan of a run is asked for, once somebody has agreed to it. */
  agreed(plan: PlanResult, changes?: Changes): DeployRequest;
  /** Starts applying the plan of a run. */
  start(plan: PlanResult, changes?: Changes, around?: NodeJS.ProcessEnv): RunFolder;
  /** Applies the plan of a run. */
  apply(plan: PlanResult, changes?: Changes, around?: NodeJS.ProcessEnv): Promise<PlanResult>;
  /** The records of deployments, oldest first. */
  records(): DeploymentRecord[];
}

export interface CloudTarget extends Target {
  readonly root: Root;
}

export type Changes = Partial<DeployRequest> & { readonly approval?: Partial<Approval> };

/** One that needs no provider. Its root module is the folder `infra`, in which are the files named. */
export function plainTarget(
  lab: Laboratory,
  files: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = {},
): Target {
  const inside = Object.entries(files).map(([name, text]) => [`infra/${name}`, text] as const);
  const project = lab.root(Object.fromEntries(inside));
  return targetOf(lab, project, join(project, "infra"), environment);
}

/** One with a cloud of its own. */
export async function cloudTarget(
  lab: Laboratory,
  configuration: string,
  engine: Engine = OPENTOFU,
): Promise<CloudTarget> {
  const root = await makeRoot(configuration, engine);
  const environment = { ...root.cloud.environment, TOOL: engine.path };
  return { ...targetOf(lab, dirname(root.directory), root.directory, environment), root };
}

function targetOf(
  lab: Laboratory,
  project: string,
  directory: string,
  environment: NodeJS.ProcessEnv,
): Target {
  const target: Target = {
    project,
    directory,
    environment,
    plan: (request = {}) => lab.plan(directory, request, environment),
    agreed: ({ run }, changes = {}) => agreedTo(run, project, directory, changes),
    start: (plan, changes, around) =>
      expectStarted(lab.startDeploy(directory, target.agreed(plan, changes), { ...environment, ...around })),
    apply: (plan, changes, around) => finish(target.start(plan, changes, around)),
    records: () => recordsIn(project),
  };
  return target;
}

/** @throws where the run has no plan that could be applied. */
function agreedTo(
  run: RunFolder,
  project: string,
  root: string,
  { approval, ...changes }: Changes,
): DeployRequest {
  const order: ApprovalOrder = {
    project,
    target: TARGET,
    production: false,
    root,
    workspace: undefined,
    varFiles: [],
    variable: undefined,
    image: undefined,
    previous: undefined,
    verify: undefined,
    unproven: undefined,
  };
  const made = deployRequest(run, order, { at: new Date().toISOString(), ...approval }, 0);
  if ("wrong" in made) throw new Error(made.wrong);
  return { ...made.value, ...changes };
}

export function recordsIn(project: string): DeploymentRecord[] {
  const folder = join(project, ".rebake/deployments", TARGET);
  if (!existsSync(folder)) return [];
  // Of one second the names do not say which was first.
  return readdirSync(folder)
    .map((name) => {
      const read = readDeploymentRecord(readFileSync(join(folder, name), "utf8"));
      if ("wrong" in read) throw new Error(`${name}: ${read.wrong}`);
      return read.value;
    })
    .sort((a, b) => (a.started < b.started ? -1 : 1));
}

/** The codes of what a run says is wrong. */
export function codesOf({ events }: Pick<PlanResult, "events">): string[] {
  return ofType(events, "problem").map(({ code }) => code);
}
