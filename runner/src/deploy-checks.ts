import { statfsSync } from "node:fs";
import { basename, join } from "node:path";
import { whyNotDeployable } from "../../protocol/src/image-record.ts";
import { LEDGER_FOLDERS, pinNames } from "../../protocol/src/ledger.ts";
import { listed } from "../../protocol/src/listed.ts";
import type { DeployRequest, Tool } from "../../protocol/src/run-record.ts";
import { readRecord } from "../../server/src/host/ledger.ts";
import { readPin } from "../../server/src/host/pin.ts";
import { backendOf } from "./backend.ts";
import type { PlanToApply } from "./deploy-plan.ts";
import { changedInputs } from "./inputs.ts";
import { notNow, type Refusal, stale } from "./refusal.ts";
import type { RunContext } from "./run-context.ts";
import type { Secrecy } from "./secrecy.ts";
import type { StateDirectory } from "./state-directory.ts";
import { unsavedState } from "./unsaved-state.ts";
import { selectedWorkspace } from "./workspaces.ts";

/** What a plan is bound to, as it is now. */
export interface Now {
  readonly context: RunContext;
  readonly request: DeployRequest;
  readonly plan: PlanToApply;
  readonly tool: Tool;
  /** That the tool is started in. */
  readonly variables: NodeJS.ProcessEnv;
  readonly state: StateDirectory;
  readonly secrecy: Secrecy;
}

/** Everything that must still be as it was when the plan was agreed to. @returns the first that is not */
export async function whyNotToApply(now: Now): Promise<Refusal | undefined> {
  for (const check of CHECKS) {
    const refusal = await check(now);
    if (refusal) return refusal;
  }
  return undefined;
}

const CHECKS: readonly ((now: Now) => Refusal | undefined | Promise<Refusal | undefined>)[] = [
  engine,
  workspace,
  unsaved,
  image,
  pin,
  files,
  backend,
  room,
];

function engine({ tool, request }: Now): Refusal | undefined {
  const { product, version, sha256 } = request.plan.engine;
  if (tool.sha256 === sha256 && tool.product === product && tool.version === version) return undefined;
  const other =
    tool.product === product && tool.version === version
      ? `the ${product} ${version} at ${tool.path} is another file since`
      : `${tool.path} is ${tool.product} ${tool.version}`;
  return stale("engine-changed", `The plan was made by ${product} ${version}, and ${other}.`);
}

/** A plan for one workspace, applied in another, would write the state of the other. The tool is told which, too. */
function workspace({ context, request, plan, variables }: Now): Refusal | undefined {
  if (plan.record.request.workspace !== undefined) return undefined;
  const selected = selectedWorkspace(context.record.root, variables) ?? "default";
  return selected === request.plan.workspace
    ? undefined
    : stale(
        "workspace-changed",
        `The plan is for the workspace ${request.plan.workspace}, and ${selected} has been selected since.`,
      );
}

function unsaved({ context, state }: Now): Refusal | undefined {
  const problem = unsavedState(context.record.root, state);
  return problem ? { problem, isStale: true } : undefined;
}

function image({ request, plan }: Now): Refusal | undefined {
  // Of a record that could not be read when somebody agreed only the run that set the pin still knows.
  const { image: name, record: id } =
    request.image?.record === undefined ? (plan.record.request.pin ?? {}) : request.image;
  if (name === undefined || id === undefined) return undefined;
  const path = `${request.project}/${LEDGER_FOLDERS.images}/${name}/${id}.json`;
  const read = readRecord("images", { name, id, path });
  if ("wrong" in read)
    return stale("image-unknown", `Whether ${name} ${id} may be deployed is not known: ${read.wrong}.`);
  const why = whyNotDeployable(read.value);
  return why === undefined
    ? undefined
    : stale(
        "image-undeployable",
        `The image ${name} ${id} ${why}.`,
        "Nothing was applied. Pin another image.",
      );
}

/** The file is one of the inputs of the plan; that it is the pin says what has happened. */
function pin({ context, request, plan }: Now): Refusal | undefined {
  const { variable, image: pinned, target } = request;
  if (variable === undefined || !pinned) return undefined;
  const file = plan.record.request.pin?.file ?? pinAmong(plan, context.record.root, target);
  if (file === undefined) return undefined;
  const read = readPin(file, variable);
  const found = "wrong" in read ? read.wrong : JSON.stringify(read.value.value);
  const wanted = JSON.stringify(pinned.value);
  if (found === wanted) return undefined;
  return stale(
    "pin-changed",
    `The plan is for ${variable} = ${wanted}, and the pin of ${target} says something else by now: ${found ?? "nothing"}.`,
  );
}

function pinAmong({ record }: PlanToApply, root: string, target: string): string | undefined {
  const names = Object.values(pinNames(target));
  const found = Object.keys(record.inputs ?? {}).find((path) => names.includes(basename(path)));
  return found === undefined ? undefined : join(root, basename(found));
}

const MOST_NAMED = 5;

function files({ plan, variables }: Now): Refusal | undefined {
  const changed = changedInputs(plan.record, plan.record.request.varFiles, variables);
  if (changed.length === 0) return undefined;
  const names = listed(changed, MOST_NAMED);
  return stale("files-changed", `The plan was made from other files than there are now: ${names}.`);
}

async function backend({ context, request, variables, secrecy }: Now): Promise<Refusal | undefined> {
  const now = backendOf(context.record.root, variables);
  const { backend: then } = request.plan;
  if (now === then) return undefined;
  // What is written of it may have lost what looks like a secret.
  await secrecy.begin();
  const cleaned = now === undefined ? undefined : secrecy.clean(now);
  if (cleaned === then) return undefined;
  return stale(
    "backend-other",
    `The state lay in ${then ?? "a place that was not known"} when the plan was made, and lies in ${cleaned ?? "one that cannot be read"} now.`,
  );
}

/** What is needed to write a state, and to save it where that fails. */
const LEAST_FREE_BYTES = 8 * 1024 * 1024;

function room({ context }: Now): Refusal | undefined {
  const { bavail, bsize } = statfsSync(context.record.root);
  if (bavail * bsize >= LEAST_FREE_BYTES) return undefined;
  const left = ((bavail * bsize) / 1024 / 1024).toFixed(1);
  return notNow(
    "disk-full",
    `There are only ${left} MB left on the disk of ${context.record.root}, so the state might not be written.`,
    "Make room, and deploy again: the plan is kept.",
  );
}
