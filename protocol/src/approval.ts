import { listed } from "./listed.ts";
import type { PlannedChange, PlanView } from "./plan-view.ts";
import type { PlanRequest } from "./run-record.ts";

/** What has to be said in so many words before a plan is applied. */
export const ACCEPTANCES = ["in-place", "partial"] as const;
export type Acceptance = (typeof ACCEPTANCES)[number];

/** What it takes to approve a plan for a target. */
export interface ApprovalNeeds {
  /** Why the plan cannot be approved at all, as a sentence. */
  readonly refusal?: string;
  /** Why the name of the target must be typed, a sentence each; empty where a click is enough. */
  readonly typed: readonly string[];
  /** What must be accepted besides, each with a sentence. */
  readonly accept: readonly { readonly what: Acceptance; readonly why: string }[];
}

/**
 * What it takes to apply a plan to a target. Judged where it is asked and once more by the run that applies, from the same view.
 * Replacing a machine create-first ends in deleting the old one, too: that is what a deployment is, and needs no typing.
 */
export function approvalNeeds(
  view: PlanView,
  request: Pick<PlanRequest, "mode" | "refresh" | "targets">,
  target: {
    readonly name: string;
    readonly production: boolean;
    /** A plan that changes nothing may be applied, too: that looks whether the target serves, and writes it down. */
    readonly mayBeEmpty?: boolean;
  },
): ApprovalNeeds {
  const refusal = refusalOf(view, request, target.mayBeEmpty ?? false);
  if (refusal !== undefined) return { refusal, typed: [], accept: [] };
  const typed: string[] = [];
  if (target.production) typed.push(`${target.name} is a production target.`);
  const gone = view.changes.filter(({ kind }) => kind === "delete");
  if (gone.length > 0) typed.push(`${named(gone)} ${gone.length === 1 ? "is" : "are"} deleted.`);
  const odd = view.changes.filter(({ kind }) => kind === "unknown");
  if (odd.length > 0) typed.push(`What becomes of ${named(odd)} this version of Rebake does not know.`);
  const early = view.changes.filter(({ kind }) => kind === "replace-destroy-first");
  if (early.length > 0)
    typed.push(`${named(early)} ${early.length === 1 ? "is" : "are"} destroyed before the new one is there.`);
  const lost = view.verdict.lost.filter(({ change }) => !gone.some(({ id }) => id === change));
  if (lost.length > 0) typed.push(`The data of ${named(lost)} is lost.`);
  const accept: { what: Acceptance; why: string }[] = [];
  const mutated = view.verdict.mutated.filter(({ labelsOnly }) => !labelsOnly);
  if (mutated.length > 0)
    accept.push({
      what: "in-place",
      why: `${named(mutated)} ${mutated.length === 1 ? "runs and is" : "run and are"} changed in place instead of being replaced.`,
    });
  if (request.targets.length > 0)
    accept.push({
      what: "partial",
      why: "Only what was named with -target is in the plan; what is left out may be needed.",
    });
  return { typed, accept };
}

/** What an approval lacks, as a sentence; undefined when it is enough. */
export function lackingApproval(
  needs: ApprovalNeeds,
  target: string,
  given: { readonly typed?: string | undefined; readonly accepted: readonly string[] },
): string | undefined {
  if (needs.refusal !== undefined) return needs.refusal;
  const missing = needs.accept.find(({ what }) => !given.accepted.includes(what));
  if (missing) return `${missing.why} That must be accepted in so many words (${missing.what}).`;
  if (needs.typed.length > 0 && given.typed !== target)
    return `${needs.typed.join(" ")} The name of the target must be typed: ${target}.`;
  return undefined;
}

/**
 * Whether applying a plan would do nothing: also where it knows of drift, which it leaves as it is and which only the state would be
 * told of.
 */
export function changesNothing({ completeness, changes, outputs, actions }: PlanView): boolean {
  const isReadOnly =
    changes.every(({ kind }) => kind === "read") && outputs.length === 0 && actions.length === 0;
  return completeness.isEmpty || (isReadOnly && completeness.deferred.length === 0);
}

function refusalOf(
  view: PlanView,
  { mode, refresh }: Pick<PlanRequest, "mode" | "refresh">,
  mayBeEmpty: boolean,
): string | undefined {
  if (mode === "refresh-only") return "A plan that only refreshes changes nothing that could be deployed.";
  if (mode === "destroy") return "A plan that destroys everything is no deployment.";
  if (!refresh)
    return "The plan was made without looking at what is there (-refresh=false); plan again with it.";
  if (view.fromStream)
    return "The plan could not be read as a whole, so nobody can say what would be applied.";
  if (view.completeness.state === "errored") return "The plan ran into an error; it is not whole.";
  if (changesNothing(view) && !mayBeEmpty) return "The plan changes nothing; there is nothing to apply.";
  return undefined;
}

/** What is deposed has the address of the living one, and may be what serves. */
function named(items: readonly Pick<PlannedChange, "address" | "deposed">[]): string {
  return listed(
    items.map(({ address, deposed }) =>
      deposed === undefined ? address : `the deposed ${address} (${deposed})`,
    ),
  );
}
