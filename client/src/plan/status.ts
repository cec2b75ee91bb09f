import { dirname, resolve } from "node:path";
import { type Disposable, l10n, StatusBarAlignment, type StatusBarItem, window } from "vscode";
import type { ChangeKind, PlanView } from "../../../protocol/src/plan-view.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import { fullSubjectOf, isDriftRun, nameOfRun } from "../runs/run-names.ts";
import type { RunStore, ShownRun } from "../runs/run-store.ts";
import { outcomeText, planProgress, progressText } from "../runs/run-words.ts";
import { Throttle } from "../runs/throttle.ts";
import { PLAN_COMMANDS, type Plans, type RootPlan } from "./plan-state.ts";
import { nameOf, realPath } from "./root-modules.ts";

/**
 * What runs, in the status bar; where nothing does, the plan of the root module that is being worked in. Nothing is there as long as
 * there is neither.
 */
export function registerRunStatus(
  plans: Plans,
  runs: Pick<RunStore, "onDidChange" | "live" | "deploymentOf">,
): Disposable {
  const item = window.createStatusBarItem("rebake.plan", StatusBarAlignment.Left, 10);
  item.name = l10n.t("Rebake: What Runs");
  const show = (): void => {
    const plan = activePlan(plans);
    showIn(item, plan, runs.live, plan && runs.deploymentOf(plan.run.id));
  };
  const throttle = new Throttle(LEAST_MILLISECONDS, show);
  const listening = [
    plans.onDidChange(show),
    runs.onDidChange(() => throttle.call()),
    window.onDidChangeActiveTextEditor(show),
    throttle,
    item,
  ];
  return { dispose: () => listening.forEach((one) => void one.dispose()) };
}

/** Ten times a second. */
const LEAST_MILLISECONDS = 100;

/** Of the active file's folder, or of what it is a module of; of no file in particular, the current one. */
function activePlan(plans: Plans): RootPlan | undefined {
  const uri = window.activeTextEditor?.document.uri;
  if (uri?.scheme !== "file") return plans.current;
  const own = plans.of(realPath(dirname(uri.fsPath)));
  if (own) return own;
  // A module that several root modules call: the current plan is meant.
  const { current } = plans;
  return current && isUsedBy(current, realPath(uri.fsPath)) ? current : undefined;
}

/** True when the plan names something in that file. Of many changes few files are asked for: each is a look at the disk. */
export function isUsedBy({ root, view }: Pick<RootPlan, "root" | "view">, path: string): boolean {
  if (!view) return false;
  let files = FILES.get(view);
  if (!files) {
    const named = new Set(view.changes.flatMap(({ source }) => (source ? [source.file] : [])));
    files = new Set([...named].map((file) => realPath(resolve(root, file))));
    FILES.set(view, files);
  }
  return files.has(path);
}

/** The files that a view names, with links resolved. */
const FILES = new WeakMap<PlanView, ReadonlySet<string>>();

/** @param deployment of the plan */
function showIn(
  item: StatusBarItem,
  plan: RootPlan | undefined,
  live: readonly ShownRun[],
  deployment: ShownRun | undefined,
): void {
  const running = runningStatus(live);
  if (running) {
    item.text = `$(sync~spin) ${running.words}`;
    item.tooltip = running.tooltip;
    item.accessibilityInformation = { label: running.words };
    item.command = { command: "rebake.runs.focus", title: l10n.t("Show Runs") };
    item.show();
    return;
  }
  if (!plan) {
    item.hide();
    return;
  }
  const [icon, words] = (deployment && deployedStatus(deployment)) ?? statusOf(plan);
  item.text = `$(${icon}) ${words}`;
  item.tooltip = tooltipOf(plan);
  item.accessibilityInformation = { label: l10n.t("Plan of {0}: {1}", nameOf(plan.root), words) };
  item.command = { command: PLAN_COMMANDS.show, title: l10n.t("Show Plan"), arguments: [plan.root] };
  item.show();
}

/** What is said where something else than plans goes on; undefined where nothing does: plans are shown beside their root modules. */
export function runningStatus(
  live: readonly ShownRun[],
): { readonly words: string; readonly tooltip: string } | undefined {
  const running = live.filter((one) => goesOn(one.state));
  const [first] = running.filter(({ run }) => run.record.kind !== "plan");
  if (!first) return undefined;
  const lines = running.map((one) => `${nameOfRun(one.run.record)}: ${progressText(one)}`);
  return {
    words:
      running.length === 1
        ? (lines[0] as string)
        : l10n.t("{0}, {1} run in all", nameOfRun(first.run.record), running.length),
    tooltip: lines.join("\n"),
  };
}

/** What became of a plan that was deployed; undefined where nothing of it was applied, so that it is as good as before. */
export function deployedStatus(deployment: ShownRun): readonly [string, string] | undefined {
  const { run, state } = deployment;
  const outcome = outcomeText(deployment);
  // What was refused or stopped before anything was done says so by having no word for what was deployed.
  if (outcome === undefined || (state.finished && state.finished.deployment === undefined)) return undefined;
  const isGood = state.finished?.outcome === "succeeded";
  return [isGood ? "rocket" : "error", l10n.t("{0}: {1}", fullSubjectOf(run.record), outcome)];
}

/** An icon and what it says in words. */
export function statusOf(
  plan: Pick<RootPlan, "state" | "view" | "isOutdated"> & Partial<Pick<RootPlan, "run">>,
): readonly [string, string] {
  const { state, view, isOutdated } = plan;
  switch (state.phase) {
    case "starting":
    case "running":
      return ["sync~spin", l10n.t("planning: {0}", planProgress(state))];
    case "stopping":
      return ["sync~spin", planProgress(state)];
    case "dead":
      return ["warning", l10n.t("plan died")];
    case "finished":
      break;
  }
  const outcome = state.finished?.outcome;
  if (outcome === "failed") return ["error", l10n.t("plan failed")];
  if (outcome !== "succeeded") return ["circle-slash", l10n.t("plan cancelled")];
  const { run } = plan;
  const [icon, words] =
    view && run && isDriftRun(run.record)
      ? driftStatus(view)
      : view
        ? verdictOf(view)
        : withoutView(state.finished?.changes);
  return isOutdated ? ["history", l10n.t("{0}, files changed since", words)] : [icon, words];
}

function driftStatus({ drift, outputs }: PlanView): readonly [string, string] {
  if (drift.length > 0) return ["diff", l10n.t("{0} changed outside", drift.length)];
  return outputs.length > 0 ? ["diff", l10n.t("drift")] : ["check", l10n.t("no drift")];
}

function withoutView(changes: boolean | undefined): readonly [string, string] {
  return changes === false ? ["check", l10n.t("no changes")] : ["git-compare", l10n.t("changes")];
}

/** The worst that happens, with how often. */
function verdictOf({ counts, completeness }: PlanView): readonly [string, string] {
  for (const [kind, icon, words] of KINDS) if (counts[kind] > 0) return [icon, words(counts[kind])];
  return completeness.isEmpty ? ["check", l10n.t("no changes")] : ["git-compare", l10n.t("changes")];
}

/** The riskiest first, as in plans. */
const KINDS: readonly (readonly [ChangeKind, string, (count: number) => string])[] = [
  ["delete", "trash", (count) => l10n.t("{0} deleted", count)],
  ["replace-destroy-first", "sync", (count) => l10n.t("{0} destroy first", count)],
  ["replace-create-first", "sync", (count) => l10n.t("{0} create first", count)],
  ["forget", "eye-closed", (count) => l10n.t("{0} forgotten", count)],
  ["unknown", "question", (count) => l10n.t("{0} unknown changes", count)],
  ["update", "edit", (count) => l10n.t("{0} changed in place", count)],
  ["create", "add", (count) => l10n.t("{0} created", count)],
  ["import", "arrow-down", (count) => l10n.t("{0} imported", count)],
  ["move", "arrow-right", (count) => l10n.t("{0} moved", count)],
  ["read", "eye", (count) => l10n.t("{0} read", count)],
];

/** Plain text: what stands in it comes from plans and folders. */
function tooltipOf(plan: RootPlan): string {
  const { root, state, view, run, isOutdated, problems, notice } = plan;
  const made = new Date(run.record.created).toLocaleString();
  return [
    l10n.t("Plan of {0}, {1}", nameOf(root), made),
    ...(view ? [view.verdict.summary] : []),
    ...(state.finished && state.finished.outcome !== "succeeded" ? [state.finished.message] : []),
    ...(state.phase === "dead" ? state.left : []),
    ...problems.map(({ advice }) => advice),
    ...(notice === undefined ? [] : [notice]),
    ...(isOutdated
      ? [l10n.t("Files have changed since: it shows what was planned, not what would be now.")]
      : []),
  ]
    .filter((line) => line !== "")
    .join("\n");
}
