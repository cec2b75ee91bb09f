import {
  CHANGE_KINDS,
  type PlanCounts,
  type PlannedChange,
  type PlanView,
} from "../../../protocol/src/plan-view.ts";
import { roleOf } from "../knowledge/resource-roles.ts";
import { completenessOf } from "./completeness.ts";
import { ChangeDiffs } from "./diffs.ts";
import { driftOf } from "./drift.ts";
import { groupsOf } from "./groups.ts";
import type { PlanModel, ResourceChange } from "./model.ts";
import { actionsOf, checksOf, outputsOf } from "./others.ts";
import { shownPath } from "./paths.ts";
import { readPlan } from "./read.ts";
import { reasonText } from "./reasons.ts";
import type { Redactor } from "./redactor.ts";
import { secretsOf } from "./secrets.ts";
import { cleanPath } from "./shown-values.ts";
import { verdictOf } from "./verdict.ts";

/** Reads what `show -json` printed, parsed, and makes the view of it; or a sentence why it is no plan. Never throws. */
export function viewPlan(parsed: unknown): { readonly view: PlanView } | { readonly problem: string } {
  const read = readPlan(parsed);
  return "plan" in read ? { view: planView(read.plan) } : read;
}

/** The view of a plan, without places in the code (places.ts). Here, and nowhere else, secrets are taken out. */
export function planView(plan: PlanModel): PlanView {
  const redactor = secretsOf(plan.json);
  const diffs = new ChangeDiffs(plan, redactor);
  const changes = byRisk(plan.changes).map((change) => plannedChange(change, diffs, redactor));
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

/** The riskiest first; those of the same kind and block next to each other, in the order in which blocks come first. */
function byRisk(changes: readonly ResourceChange[]): Changing[] {
  const firsts = new Map<string, number>();
  const changing = changes.filter((one): one is Changing => one.kind !== undefined);
  const blockOf = (one: Changing): string => `${one.module}|${one.mode}|${one.type}|${one.name}`;
  for (const [index, one] of changing.entries()) {
    const block = blockOf(one);
    if (!firsts.has(block)) firsts.set(block, index);
  }
  const rank = (one: Changing): number => CHANGE_KINDS.indexOf(one.kind);
  return changing.sort(
    (a, b) => rank(a) - rank(b) || (firsts.get(blockOf(a)) ?? 0) - (firsts.get(blockOf(b)) ?? 0),
  );
}

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
  });
  return {
    ...(change.reason === undefined ? {} : { code: change.reason }),
    text,
    forcedBy: forcedBy.map((path) => ({ path })),
  };
}

/** A plan that names the same object twice, which no engine writes, still gets ids that name one each. */
function makeUnique(changes: PlannedChange[]): void {
  const known = new Map<string, number>();
  for (const [index, change] of changes.entries()) {
    const count = (known.get(change.id) ?? 0) + 1;
    known.set(change.id, count);
    if (count > 1) changes[index] = { ...change, id: `${change.id} (${count})` };
  }
}

function countsOf(
  plan: PlanModel,
  changes: readonly PlannedChange[],
  others: Pick<PlanCounts, "drifted" | "outputs" | "failedChecks">,
): PlanCounts {
  const byKind = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<
    PlannedChange["kind"],
    number
  >;
  for (const { kind } of changes) byKind[kind]++;
  return { ...byKind, unchanged: plan.changes.length - changes.length, ...others };
}
