import { boolean, list, number, object, oneOf, optional, type TypeOf, text } from "./shape.ts";

/** What the plan page is told of deploying the plan that it shows, and what it asks for. */

const OFFER = object({
  target: text,
  production: boolean,
  /** What its machines will run, in words; missing for a target without an image. */
  image: optional(text),
  /** Why the plan cannot be applied to it, as a sentence. */
  refusal: optional(text),
  /** Why the name of the target must be typed, a sentence each. */
  typed: list(text),
  /** What must be accepted besides. */
  accept: list(object({ what: text, why: text })),
  /** What is worth knowing before, a sentence each. */
  warnings: list(text),
});
/** A target that the plan can be applied to, and what that takes. */
export type DeployOffer = TypeOf<typeof OFFER>;

const OPERATION = object({
  state: oneOf("running", "failed"),
  /** In the words of the page: "create aws_instance.web". */
  text: text,
  detail: optional(text),
});
export type PageOperation = TypeOf<typeof OPERATION>;

const DEPLOYMENT = object({
  run: text,
  target: text,
  phase: oneOf("running", "stopping", "succeeded", "failed", "cancelled", "dead"),
  /** One sentence, or the words of what it does right now. */
  message: text,
  /** How much of what is to be done is done; missing where nothing is applied any more. */
  progress: optional(object({ done: number, of: number })),
  operations: list(OPERATION),
  details: list(object({ kind: oneOf("error", "warning", "advice", "text"), text: text })),
  /** It wrote a record that can be opened. */
  hasRecord: boolean,
});
/** What became of the plan: it is being applied, or was. */
export type PageDeployment = TypeOf<typeof DEPLOYMENT>;

export const DEPLOY_MESSAGE = object({
  type: oneOf("deploy"),
  /** The id of the run of the plan that this is about. */
  plan: text,
  /** None where the plan is for no target, is outdated, or was applied already. */
  offers: list(OFFER),
  /** Somebody asked for this plan to deploy it: leaving it sets the pin back. */
  isPinned: boolean,
  /** Why there is nothing to offer, a sentence each; where nobody would ask, there is none. */
  problems: list(text),
  deployment: optional(DEPLOYMENT),
});
export type DeployMessage = TypeOf<typeof DEPLOY_MESSAGE>;

/** Go to where the plan is deployed from: somebody chose that elsewhere. */
export const FOCUS_DEPLOY_MESSAGE = object({ type: oneOf("focusDeploy") });
export type FocusDeployMessage = TypeOf<typeof FOCUS_DEPLOY_MESSAGE>;

export const DEPLOY_FROM_PAGE = {
  /** Somebody has seen the plan and agrees to it. */
  deploy: object({
    type: oneOf("deploy"),
    plan: text,
    target: text,
    typed: optional(text),
    accepted: list(text),
  }),
  /** Somebody has seen the plan and does not want it. */
  decline: object({ type: oneOf("decline"), plan: text }),
  /** About the deployment that is shown. */
  deployment: object({
    type: oneOf("deployment"),
    run: text,
    command: oneOf("cancel", "forceStop", "log", "record"),
  }),
} as const;
