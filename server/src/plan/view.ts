import type { PlanCounts, PlannedChange, PlanView } from "../../../protocol/src/plan-view.ts";
import { roleOf } from "../knowledge/resource-roles.ts";
import { completenessOf } from "./completeness.ts";
import { ChangeDiffs } from "./diffs.ts";
import { driftOf } from "./drift.ts";
import { groupsOf } from "./groups.ts";
import type { PlanModel, ResourceChange } from "./model.ts";
import { byRisk, countsByKind, makeUnique } from "./order.ts";
import { actionsOf, checksOf, outputsOf } from "./others.ts";
import { shownPath } from "./paths.ts";
import { readPlan } from "./read.ts";
import { reasonText } from "./reasons.ts";
import type { Redactor } from "./redactor.ts";
import { secretsOf } from "./secrets.ts";
import { cleanPath } from "./shown-values.ts";
import { verdictOf } from "./verdict.ts";

/**
 * Reads what `show -json` printed, parsed, and makes the view of it; or a sentence why it is no plan. Never throws.
 * @param known secrets that the plan need not name: of the environment, of vars files
 */
export function viewPlan(
  parsed: unknown,
  known: readonly string[] = [],
): { readonly view: PlanView } | { readonly problem: string } {
  const read = readPlan(parsed);
  return "plan" in read ? { view: planView(read.plan, known) } : read;
}

/** The view of a plan, without places in the code (places.ts). Here, and nowhere else, secrets are taken out. */
export function planView(plan: PlanModel, known: readonly string[] = []): PlanView {
  const redactor = secretsOf(plan.json, known);
  const diffs = new ChangeDiffs(plan, redactor);
  const changes = byRisk(plan.changes.filter((one): one is Changing => one.kind !== undefined)).map(
    (change) => plannedChange(change, diffs, redactor),
  );
  makeUnique(changes);
  const drift = driftOf(plan, diffs);
  const outputs = outputsOf(plan, redactor);
  const checks = checksOf(plan.json, redactor);
  const counts = countsOf(plan, changes, {
    drifted: drift.length,
    outputs: outputs.length,
    failedChecks: checks.filter(({ status }) => status === "fail" || status === "error").length,
  });
  return {
    version: 1,
    formatVersion: plan.formatVersion,
    ...(plan.engineVersion === undefined ? {} : { engineVersion: plan.engineVersion }),
    ...(plan.created === undefined ? {} : { created: plan.created }),
    completeness: completenessOf(plan, counts),
    counts,
    verdict: verdictOf(changes, diffs.all),
    changes,
    groups: groupsOf(changes),
    diffs: diffs.all,
    drift,
    outputs,
    checks,
    actions: actionsOf(plan.json),
    problems: plan.problems,
  };
}

type Changing = ResourceChange & { readonly kind: NonNullable<ResourceChange["kind"]> };

function plannedChange(change: Changing, diffs: ChangeDiffs, redactor: Redactor): PlannedChange {
  const { address, kind, key, deposed, previousAddress, importing } = change;
  const diff = diffs.of(change);
  const id = importing?.id;
  return {
    id: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    address,
    module: change.module,
    mode: change.mode,
    type: change.type,
    name: change.name,
    ...(key === undefined ? {} : { key }),
    kind,
    role: change.mode === "data" ? "other" : roleOf(change.type),
    actions: change.actions,
    ...(deposed === undefined ? {} : { deposed }),
    ...(previousAddress === undefined ? {} : { previousAddress }),
    ...(importing ? { importing: id === undefined ? {} : { id: redactor.text(id) } } : {}),
    why: reasonOf(change, redactor),
    ...(diff === undefined ? {} : { diff }),
  };
}

function reasonOf(change: Changing, redactor: Redactor): PlannedChange["why"] {
  const isReplaced = change.kind === "replace-create-first" || change.kind === "replace-destroy-first";
  const forcedBy = isReplaced
    ? [...new Set(change.replacePaths.map((path) => shownPath(cleanPath(path, redactor))))]
    : [];
  const text = reasonText(change.kind, change.reason, {
    forcedBy,
    deposed: change.deposed,
    previousAddress: change.previousAddress,
    keepsOld: change.actions.includes("create"),
    isImported: change.importing !== undefined,
  });
  return {
    ...(change.reason === undefined ? {} : { code: change.reason }),
    text,
    forcedBy: forcedBy.map((path) => ({ path })),
  };
}

function countsOf(
  plan: PlanModel,
  changes: readonly PlannedChange[],
  others: Pick<PlanCounts, "drifted" | "outputs" | "failedChecks">,
): PlanCounts {
  return { ...countsByKind(changes), unchanged: plan.changes.length - changes.length, ...others };
}
