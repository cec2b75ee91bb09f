import { APPROVAL, APPROVED_PLAN, PINNED_IMAGE } from "./deployment-record.ts";
import {
  anything,
  boolean,
  isObject,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  type TypeOf,
  text,
} from "./shape.ts";

/** The version of run.json and of events.jsonl. It grows only when old readers would misread what is new. */
export const RUN_VERSION = 1;

/** The names of the files of a run, in its folder. */
export const RUN_FILES = {
  record: "run.json",
  events: "events.jsonl",
  /** What the tools printed, line by line, with secrets taken out. */
  output: "output.log",
  /** What the run's own process printed: nothing, unless it broke. */
  process: "process.log",
  plan: "plan.tfplan",
  /** The plan of a run that failed: it is never offered for applying. */
  quarantined: "quarantined.tfplan",
  /** The plan that is applied: taken from the run that made it, so that it can be applied once only. */
  applied: "applied.tfplan",
  view: "plan-view.json",
  /** What a tool wrote of a state that it could not write anywhere else. It holds secrets. */
  state: "errored.tfstate",
  /** The record of a deployment that could not be written to where it belongs. */
  deployment: "deployment.json",
  /** The record of an image that could not be written to where it belongs. */
  image: "image.json",
  /** Made by whoever wants the run to stop; that it can be made only once makes the stop happen once. */
  cancel: "cancel.json",
  force: "force.json",
} as const;

/** A process, such that another one that got its number later is not taken for it. */
export const PROCESS = object({
  pid: number,
  /** When it began, in the words of the system: ticks since boot on Linux, a time elsewhere. Only compared. */
  started: text,
  /** Which start of the machine it belongs to; "" where `started` is a time. */
  boot: text,
  host: text,
});
export type ProcessIdentity = TypeOf<typeof PROCESS>;

/** An executable as it was found, so that a deploy can demand the same one. */
export const TOOL = object({
  name: oneOf("terraform", "tofu", "packer"),
  /** What it says it is, which its name need not be. */
  product: oneOf("Terraform", "OpenTofu", "Packer", "unknown"),
  version: text,
  /** Absolute, links resolved: what is started. */
  path: text,
  /** Absolute: where it was found, or what the setting says. */
  found: text,
  from: oneOf("setting", "path"),
  sha256: text,
  /** The version manager whose shim was found, when there was one. */
  shim: optional(object({ manager: text, resolved: boolean })),
});
export type Tool = TypeOf<typeof TOOL>;

/** The image that a target is to have: the pin is set before the plan is made, by the run that makes it. */
export const PIN_ORDER = object({
  /** Absolute: the folder of rebake.hcl. */
  project: text,
  target: text,
  /** Absolute: the vars file that is the pin. */
  file: text,
  variable: text,
  value: anything,
  /** The name of the image in rebake.hcl, and the id of the record of its bake. */
  image: text,
  record: text,
});
export type PinOrder = TypeOf<typeof PIN_ORDER>;

/** What a plan is asked for. It has no `-var`: arguments can be read by every user of the machine. */
export const PLAN_REQUEST = object({
  mode: oneOf("normal", "destroy", "refresh-only"),
  /** False ignores what happened to the real things: not for a plan that is to be applied. */
  refresh: boolean,
  /** The workspace asked for; missing for the one that is selected. */
  workspace: optional(text),
  /** Absolute paths, in the order in which they count. */
  varFiles: list(text),
  targets: list(text),
  replace: list(text),
  /** Whether `init` may be run: it downloads and executes what the configuration asks for. */
  init: oneOf("never", "whenNeeded", "always"),
  lockTimeoutSeconds: number,
  /** More bytes of `show -json` than this are not parsed; the view then comes from the stream. */
  maximalPlanBytes: number,
  /** Missing where nothing is to be pinned, or it is pinned already. */
  pin: optional(PIN_ORDER),
});
export type PlanRequest = TypeOf<typeof PLAN_REQUEST>;

/**
 * The largest `show -json` that is read where nobody says another. Reading takes a second for 60 MB and little memory; the tool
 * itself takes six times the size (measured), so that beyond this it is the tool that does not fit into ordinary machines.
 */
export const MAXIMAL_PLAN_BYTES = 1024 * 1024 * 1024;

/**
 * What a bake is asked for. It has no `-var`: arguments can be read by every user of the machine. The template is the root of
 * the run: a folder, or one file.
 */
export const BAKE_REQUEST = object({
  /** Absolute: where Packer is run, and from where relative paths in the template count; missing for the template's folder. */
  directory: optional(text),
  /** Patterns of builds, as Packer takes them. */
  only: list(text),
  except: list(text),
  /** Absolute paths, in the order in which they count. */
  varFiles: list(text),
  /** Removes what earlier builds of the same names made, which a rollback would need: only when somebody asked in so many words. */
  force: boolean,
  /** `abort` keeps the machine of a build that fails, to be looked at; it goes on costing. */
  onError: oneOf("cleanup", "abort"),
  /** Whether plugins that the template asks for may be downloaded. */
  init: boolean,
  /** Where what was made is written down: the folder of rebake.hcl (absolute), and the name of the image. */
  record: optional(object({ project: text, image: text })),
});
export type BakeRequest = TypeOf<typeof BAKE_REQUEST>;

/** How it is known that what was deployed serves: by `http` or by `command`. */
export const VERIFY_ORDER = object({
  http: optional(text),
  /** A program and its arguments, started without a shell in the folder of rebake.hcl. */
  command: optional(list(text)),
  attempts: number,
  /** For one attempt. */
  timeoutSeconds: number,
  /** Between two attempts. */
  intervalSeconds: number,
});
export type VerifyOrder = TypeOf<typeof VERIFY_ORDER>;

/**
 * A plan that was seen and agreed to, to be applied exactly. The root of the run is that of the plan. What `plan` says must still
 * be so when it begins; otherwise nothing is applied.
 */
export const DEPLOY_REQUEST = object({
  /** Absolute: the folder of rebake.hcl. */
  project: text,
  target: text,
  production: boolean,
  /** What the record of the deployment calls it: deploy, replace, later rollback, promote, ... */
  purpose: text,
  /** `straight`: one plan; later others. */
  strategy: text,
  /** The id of the run that made the plan and holds its file. */
  planRun: text,
  plan: APPROVED_PLAN,
  approved: APPROVAL,
  /** Missing for a target that has no image. */
  variable: optional(text),
  image: optional(PINNED_IMAGE),
  /** What served before: what rolling back means. */
  previous: optional(PINNED_IMAGE),
  verify: optional(VERIFY_ORDER),
  lockTimeoutSeconds: number,
});
export type DeployRequest = TypeOf<typeof DEPLOY_REQUEST>;

const RECORD = object({
  version: number,
  id: text,
  /** plan, bake, deploy, rollback, drift; a reader that does not know a kind still lists the run. */
  kind: text,
  /** Absolute, links resolved: the folder of the root module or template. */
  root: text,
  created: text,
  by: object({ program: text, version: text, user: optional(text) }),
  /** The process of the run; missing until it has begun. */
  process: optional(PROCESS),
  /** What is asked for; its shape depends on the kind. */
  request: anything,
  tools: optional(record(TOOL)),
  workspace: optional(text),
  /** Where the state lies: `s3 (bucket state, key prod.tfstate)`, `local`. */
  backend: optional(text),
  /** SHA-256 of what the run read, by path relative to the root or absolute. */
  inputs: optional(record(text)),
  /** The commit of the root and whether it has changes that are in none. */
  git: optional(object({ commit: text, dirty: boolean })),
});

/** The kinds of runs whose requests this version knows. */
const REQUESTS: Readonly<Record<string, Shape<unknown>>> = {
  plan: PLAN_REQUEST,
  bake: BAKE_REQUEST,
  deploy: DEPLOY_REQUEST,
};

type AnyRecord = TypeOf<typeof RECORD>;
/** What stands in run.json: what a run is about, who began it, with which tools. What happened is in events.jsonl. */
export type RunRecord = Omit<AnyRecord, "kind" | "request"> &
  (
    | { readonly kind: "plan"; readonly request: PlanRequest }
    | { readonly kind: "bake"; readonly request: BakeRequest }
    | { readonly kind: "deploy"; readonly request: DeployRequest }
    | { readonly kind: Exclude<string, "plan" | "bake" | "deploy">; readonly request: unknown }
  );
export type PlanRunRecord = RunRecord & { readonly kind: "plan"; readonly request: PlanRequest };
export type DeployRunRecord = RunRecord & { readonly kind: "deploy"; readonly request: DeployRequest };
export type BakeRunRecord = RunRecord & { readonly kind: "bake"; readonly request: BakeRequest };

/** What came of reading a file of a run. */
export type Checked<T> = { readonly value: T } | { readonly wrong: string };

/** Reads the text of run.json. Never throws. */
export function readRunRecord(source: string): Checked<RunRecord> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { wrong: "run.json is no JSON" };
  }
  const wrong = RECORD.wrong(value, "run.json");
  if (wrong) return { wrong };
  const found = value as AnyRecord;
  if (found.version > RUN_VERSION)
    return { wrong: `run.json is of version ${found.version}, which a newer Rebake writes` };
  const request = Object.hasOwn(REQUESTS, found.kind) ? REQUESTS[found.kind] : undefined;
  const inside = request?.wrong(found.request, "run.json.request");
  if (inside) return { wrong: inside };
  return { value: found };
}

/** True for a run whose request is known to be one for a plan. */
export function isPlanRun(run: RunRecord): run is PlanRunRecord {
  return run.kind === "plan" && isObject(run.request);
}

/** True for a run whose request is known to be one for a bake. */
export function isBakeRun(run: RunRecord): run is BakeRunRecord {
  return run.kind === "bake" && isObject(run.request);
}

/** True for a run whose request is known to be one for a deployment. */
export function isDeployRun(run: RunRecord): run is DeployRunRecord {
  return run.kind === "deploy" && isObject(run.request);
}
