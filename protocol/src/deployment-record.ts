import { readLedgerRecord, repositoryPath, sha256, utcTime } from "./ledger.ts";
import type { Checked } from "./run-record.ts";
import {
  anything,
  boolean,
  list,
  number,
  object,
  oneOf,
  optional,
  orNull,
  type TypeOf,
  text,
} from "./shape.ts";

/** The version of the record of a deployment. It grows only when old readers would misread what is new. */
export const DEPLOYMENT_RECORD_VERSION = 1;

/** An image as it was pinned. */
export const PINNED_IMAGE = object({
  /** Its name in rebake.hcl; missing where the variable held what no record knows. */
  image: optional(text),
  /** The id of the record of its bake. */
  record: optional(text),
  /** What the variable was set to. */
  value: anything,
});
export type PinnedImage = TypeOf<typeof PINNED_IMAGE>;

/** One thing the plan meant to do, and what became of it. Values are in none of it. */
export const DEPLOYED_CHANGE = object({
  address: text,
  /** In the words of the view of a plan: create, update, delete, replace-create-first and so on. */
  action: text,
  /** For what failed: what the tool said, with secrets taken out. */
  error: optional(text),
});
export type DeployedChange = TypeOf<typeof DEPLOYED_CHANGE>;

export const VERIFY_RESULT = object({
  outcome: oneOf("passed", "failed", "interrupted"),
  /** `http` with its address, or `command` with its words. */
  probe: text,
  attempts: number,
  /** When the last attempt was over. */
  ended: utcTime,
  /** What the last attempt gave: `HTTP 200`, `exit 1`, `timed out`. */
  said: optional(text),
});
export type VerifyResult = TypeOf<typeof VERIFY_RESULT>;

/** What approval was bound to: when any of it has changed, nothing is applied. */
export const APPROVED_PLAN = object({
  sha256,
  /** Of what the plan was made from: the files of the configuration, vars files, the lock file. */
  configuration: sha256,
  engine: object({ product: text, version: text, sha256 }),
  workspace: text,
  /** Where the state lay: `s3 (bucket state, key prod.tfstate)`, `local`. */
  backend: optional(text),
  /** The run of Rebake that made it; its log is on that machine only. */
  run: optional(text),
  /** When it was made. */
  created: optional(utcTime),
});
export type ApprovedPlan = TypeOf<typeof APPROVED_PLAN>;

/** That somebody saw a plan and agreed to it. */
export const APPROVAL = object({
  at: utcTime,
  by: optional(text),
  /** What was typed, which must be the name of the target; missing where a click was enough. */
  typed: optional(text),
  /** What was agreed to besides: `in-place`, `partial`, later the id of a policy with the reason. */
  accepted: optional(list(object({ what: text, reason: optional(text) }))),
});
export type Approval = TypeOf<typeof APPROVAL>;

/** One plan and what came of applying it. */
export const DEPLOYMENT_STAGE = object({
  /** `deploy`; strategies have several: `green`, `canary 10%`, `full`, `retire`. */
  name: text,
  plan: APPROVED_PLAN,
  approved: APPROVAL,
  started: utcTime,
  ended: utcTime,
  /**
   * - `applied`: all of it.
   * - `partly`: some of it; what was not done is in `failed` and `notDone`.
   * - `nothing`: it failed, or was refused, before anything was changed.
   * - `unknown`: the process vanished; only a look at the real things can tell.
   */
  outcome: oneOf("applied", "partly", "nothing", "unknown"),
  interrupted: optional(boolean),
  done: list(DEPLOYED_CHANGE),
  failed: list(DEPLOYED_CHANGE),
  notDone: list(DEPLOYED_CHANGE),
  /** Started, and nobody knows what became of it: it may be there without being in the state. */
  uncertain: optional(list(DEPLOYED_CHANGE)),
  /** Why, with secrets taken out. */
  problems: optional(list(text)),
  /** Below the folder of rebake.hcl: the state that could not be written to where it belongs. */
  erroredState: optional(repositoryPath),
  /** null where the target has no verify block. */
  verify: orNull(VERIFY_RESULT),
  /** The id of the run of Rebake that applied; its log is on the machine that deployed only. */
  run: optional(text),
});
export type DeploymentStage = TypeOf<typeof DEPLOYMENT_STAGE>;

const DEPLOYMENT_RECORD = object({
  version: number,
  /** `<time>-<random>`: the name of the file without `.json`. */
  id: text,
  target: text,
  /** deploy, rollback, promote, replace, retire; a reader that does not know a kind still lists it. */
  kind: text,
  production: boolean,
  started: utcTime,
  ended: utcTime,
  by: object({ program: text, version: text, user: optional(text), host: optional(text) }),
  /** Below the folder of rebake.hcl: the root module. */
  root: repositoryPath,
  workspace: text,
  /** The variable that holds the image; missing for a deployment of no image. */
  variable: optional(text),
  image: optional(PINNED_IMAGE),
  /** What was pinned before: what rolling back means. */
  previous: optional(PINNED_IMAGE),
  /** The commit of the configuration, and whether there were changes that are in none. */
  git: optional(object({ commit: text, dirty: boolean })),
  /** How: `straight`, later `blue-green`, `canary`, `instance-refresh`. */
  strategy: text,
  /** At least one. */
  stages: list(DEPLOYMENT_STAGE),
  /**
   * - `succeeded`: applied, and verified where there is something to verify by.
   * - `failed`: applied, and what serves does not pass; or nothing was applied.
   * - `partly`: something was applied and something was not.
   * - `cancelled`: somebody stopped it before anything was applied.
   * - `unknown`: nobody knows what was applied.
   */
  outcome: oneOf("succeeded", "failed", "partly", "cancelled", "unknown"),
  /** The deployment that this one undoes, of which it is a promotion, or which it goes on with. */
  of: optional(object({ target: text, deployment: text })),
});
/** What stands in `.rebake/deployments/<target>/<id>.json`: one deployment. */
export type DeploymentRecord = TypeOf<typeof DEPLOYMENT_RECORD>;

/** Reads the text of the record of a deployment. Never throws. */
export function readDeploymentRecord(source: string): Checked<DeploymentRecord> {
  return readLedgerRecord(source, DEPLOYMENT_RECORD_VERSION, DEPLOYMENT_RECORD);
}
