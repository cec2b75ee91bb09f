import { l10n } from "vscode";
import { type ApprovalNeeds, approvalNeeds, changesNothing } from "../../../protocol/src/approval.ts";
import type { ApprovalOrdersResult } from "../../../protocol/src/lsp.ts";
import type { DeployMessage, DeployOffer } from "../../../protocol/src/plan-page-deploy.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { ApprovalOrder } from "../../../protocol/src/project-status.ts";
import type { PlanRequest } from "../../../protocol/src/run-record.ts";

/** A plan that may be deployed. */
export interface DeployablePlan {
  /** The id of its run. */
  readonly id: string;
  readonly request: PlanRequest;
  readonly view: PlanView;
  readonly isOutdated: boolean;
  /** Its file is there still: it holds secrets, and is removed after an hour. */
  readonly isKept: boolean;
  /** What was said when it was asked for to be deployed. */
  readonly warnings: readonly string[];
}

type Offers = Pick<DeployMessage, "offers" | "problems">;

/** What a plan can be applied to, and what that takes. Nothing where nobody would think of deploying it. */
export function offersFor(plan: DeployablePlan, { orders, problems }: ApprovalOrdersResult): Offers {
  const { request, view, isOutdated, isKept } = plan;
  // That it is outdated is said already, with what to do.
  if (request.mode !== "normal" || isOutdated) return NOTHING;
  const isAsked = request.pin !== undefined || plan.warnings.length > 0;
  const isOnlyProof = changesNothing(view) && !isAsked;
  const isMeant = ({ target, unproven }: ApprovalOrder): boolean =>
    (request.pin === undefined || request.pin.target === target) && (!isOnlyProof || unproven !== undefined);
  const meant = orders.filter(isMeant);
  if (meant.length === 0) return isOnlyProof ? NOTHING : { offers: [], problems: [...problems] };
  if (!isKept) return { offers: [], problems: [GONE()] };
  const [fitting, others] = split(meant, (order) => isSameList(order.varFiles, request.varFiles));
  return {
    offers: fitting.map((order) => offerOf(plan, order)),
    problems: others.map(({ target }) =>
      l10n.t(
        "The plan was made with other vars files than those of the target {0}, so it is none for it. Deploy from the target.",
        target,
      ),
    ),
  };
}

const NOTHING: Offers = { offers: [], problems: [] };
const GONE = (): string =>
  l10n.t("A plan is kept for an hour, since it holds secrets. Preview again to deploy.");

/** What it takes to deploy a plan to a target; one that changes nothing may be deployed where that proves something. */
export function needsOf(view: PlanView, request: PlanRequest, order: ApprovalOrder): ApprovalNeeds {
  const { target: name, production, unproven } = order;
  return approvalNeeds(view, request, { name, production, mayBeEmpty: unproven !== undefined });
}

function offerOf({ view, request, warnings }: DeployablePlan, order: ApprovalOrder): DeployOffer {
  const { target, production, unproven } = order;
  const { refusal, typed, accept } = needsOf(view, request, order);
  const image = imageOf(order);
  return {
    target,
    production,
    ...(image === undefined ? {} : { image }),
    ...(refusal === undefined ? {} : { refusal }),
    typed: [...typed],
    accept: accept.map(({ what, why }) => ({ what, why })),
    warnings:
      unproven !== undefined && changesNothing(view) ? [...warnings, proving(unproven)] : [...warnings],
  };
}

const proving = (unproven: string): string =>
  l10n.t(
    "Nothing is to be changed, but {0}. Deploying this looks whether it serves, and writes it down.",
    unproven,
  );

/** What its machines will run, by the id of its record where there is one. */
export function imageOf({ image }: Pick<ApprovalOrder, "image">): string | undefined {
  if (!image) return undefined;
  const value = typeof image.value === "string" ? image.value : JSON.stringify(image.value);
  return image.record === undefined ? value : `${image.image ?? ""} ${image.record}`.trim();
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
