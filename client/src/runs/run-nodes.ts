import { l10n } from "vscode";
import { isBakeRun, isDeployRun, isPlanRun } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { Ages } from "../project/ages.ts";
import type { Look } from "../tree/look.ts";
import { type ViewNode, viewNode } from "../tree/node.ts";
import { isDriftRun, nameOfRun } from "./run-names.ts";
import type { ShownRun } from "./run-store.ts";
import { outcomeText, progressText } from "./run-words.ts";

/** A line of the view Runs. */
export interface RunNode extends ViewNode {
  /** The id of the run; undefined for what is said of one. */
  readonly run: string | undefined;
}

/** The lines of the view Runs: those that go on first, then those that have been, newest first. */
export function runNodes(runs: readonly ShownRun[], ages: Ages): RunNode[] {
  const live = runs.filter(({ state }) => goesOn(state));
  const past = runs.filter(({ state }) => !goesOn(state));
  return [...live, ...past].map((shown) => runNode(shown, ages));
}

function runNode(shown: ShownRun, ages: Ages): RunNode {
  const { run, state } = shown;
  const isLive = goesOn(state);
  const words = isLive
    ? progressText(shown)
    : `${outcomeText(shown) ?? ""} · ${ages.of(state.finished?.at ?? run.record.created)}`;
  const said = saidOf(shown);
  const name = nameOfRun(run.record);
  return {
    ...viewNode<RunNode>(name, words, {
      id: `run ${run.id}`,
      kind: flagsOf(shown).join(" "),
      look: isLive ? { icon: "loading~spin", color: "" } : lookOf(shown),
      state: said.length > 0 ? "collapsed" : "leaf",
      tooltip: tooltipOf(shown, name, words, said),
      opens: isLive || !isPlanRun(run.record) ? LOG(run.id) : PLAN(run.id),
      children: () => said.map((sentence, index) => sentenceNode(run.id, sentence, index)),
    }),
    run: run.id,
  };
}

const LOG = (id: string) => ({ command: "rebake.openRunLog", title: l10n.t("Open Log"), arguments: [id] });
const PLAN = (id: string) => ({ command: "rebake.showRunPlan", title: l10n.t("Show Plan"), arguments: [id] });

/** What menus ask for. */
function flagsOf({ run, state }: ShownRun): string[] {
  const { record } = run;
  return [
    "run",
    record.kind,
    ...(goesOn(state) ? ["live"] : []),
    ...(state.phase === "stopping" ? ["stopping"] : []),
    ...(isPlanRun(record) || isDeployRun(record) ? ["planned"] : []),
    ...(state.phase === "finished" && (isBakeRun(record) || isDeployRun(record)) ? ["recorded"] : []),
  ];
}

/** What somebody must know of how it ended, a sentence each. */
function saidOf({ state }: ShownRun): readonly string[] {
  const { finished } = state;
  if (state.phase === "dead") return state.left;
  if (!finished) return [];
  const isGood = finished.outcome === "succeeded";
  return [...(isGood || finished.message === "" ? [] : [finished.message]), ...finished.left];
}

function sentenceNode(id: string, sentence: string, index: number): RunNode {
  const look = { icon: "info", color: "" };
  return { ...viewNode<RunNode>(sentence, "", { id: `run ${id} ${index}`, look }), run: undefined };
}

const KIND_ICONS: Readonly<Record<string, string>> = {
  plan: "git-compare",
  bake: "package",
  deploy: "rocket",
};

/** What ended well has the icon of its kind, the rest one that says how it ended. */
function lookOf({ run, state }: ShownRun): Look {
  const { finished } = state;
  if (state.phase === "dead") return { icon: "warning", color: "problemsWarningIcon.foreground" };
  const outcome = finished?.outcome;
  if (outcome === "cancelled" || outcome === "forced") return { icon: "circle-slash", color: "" };
  if (outcome === "failed") return { icon: "error", color: "problemsErrorIcon.foreground" };
  if (isDriftRun(run.record)) return { icon: "diff", color: "" };
  return { icon: KIND_ICONS[run.record.kind] ?? "circle-outline", color: "" };
}

function tooltipOf({ run }: ShownRun, name: string, words: string, said: readonly string[]): string {
  const { created, by, workspace } = run.record;
  const begun = new Date(created).toLocaleString();
  return [
    name,
    words,
    by.user === undefined
      ? l10n.t("Begun {0} with {1}", begun, by.program)
      : l10n.t("Begun {0} by {1} with {2}", begun, by.user, by.program),
    ...(workspace === undefined ? [] : [l10n.t("Workspace {0}", workspace)]),
    ...said,
  ].join("\n");
}
