import { l10n } from "vscode";
import type { ProvenanceItem, StateDetail, StateMessage } from "../../../protocol/src/plan-page.ts";
import { PLAN_REQUEST, type PlanRequest } from "../../../protocol/src/run-record.ts";
import { driftVerdict } from "../drift/drift-verdict.ts";
import { isDriftRun } from "../runs/run-names.ts";
import type { PlanFacts } from "./page-messages.ts";
import type { RootPlan } from "./plan-state.ts";
import { nameOf } from "./root-modules.ts";
import { placeOfTool } from "./tool-diagnostics.ts";

/** What the page says of a plan beside what it does: where it is from, and what is wrong with it. */
export function factsOf(plan: RootPlan): PlanFacts {
  const { run, root, notice, isOutdated, view } = plan;
  return {
    plan: run.id,
    root,
    provenance: provenanceOf(plan),
    made: view?.created ?? run.record.created,
    notice,
    notices: plan.notices,
    isOutdated,
    ...(view && isDriftRun(run.record) ? { verdict: driftVerdict(view, l10n.t) } : {}),
  };
}

function provenanceOf({ root, run }: RootPlan): ProvenanceItem[] {
  const { record } = run;
  const [tool] = Object.values(record.tools ?? {});
  const name = nameOf(root);
  const items: (ProvenanceItem | undefined)[] = [
    { label: l10n.t("Root module"), text: name, detail: root },
    record.workspace === undefined
      ? undefined
      : { label: l10n.t("Workspace"), text: l10n.t("workspace {0}", record.workspace) },
    record.backend === undefined
      ? undefined
      : { label: l10n.t("State"), text: l10n.t("state {0}", record.backend) },
    tool && {
      label: l10n.t("Engine"),
      text: `${tool.product === "unknown" ? tool.name : tool.product} ${tool.version}`,
      detail: tool.path,
    },
    record.git && {
      label: l10n.t("Commit"),
      text: record.git.dirty
        ? l10n.t("{0} with changes that are in no commit", record.git.commit.slice(0, 7))
        : record.git.commit.slice(0, 7),
      detail: record.git.commit,
    },
    ...optionsOf(PLAN_REQUEST.wrong(record.request, "request") ? undefined : (record.request as PlanRequest)),
  ];
  return items.filter((item) => item !== undefined);
}

/** What makes it another plan than the usual one. */
function optionsOf(request: PlanRequest | undefined): ProvenanceItem[] {
  if (!request) return [];
  const label = l10n.t("Options");
  const { mode, refresh, targets, replace, varFiles } = request;
  return [
    ...(mode === "destroy" ? [{ label, text: l10n.t("destroys everything") }] : []),
    ...(mode === "refresh-only" ? [{ label, text: l10n.t("only looks for what changed outside") }] : []),
    ...(refresh ? [] : [{ label, text: l10n.t("without looking at the real things") }]),
    ...(targets.length > 0
      ? [{ label, text: l10n.t("only {0}", listed(targets)), detail: targets.join(", ") }]
      : []),
    ...(replace.length > 0
      ? [{ label, text: l10n.t("replaces {0}", listed(replace)), detail: replace.join(", ") }]
      : []),
    ...(varFiles.length > 0
      ? [
          {
            label: l10n.t("Files of variables"),
            text: listed(varFiles.map((path) => path.split(/[\\/]/).at(-1) ?? path)),
            detail: varFiles.join(", "),
          },
        ]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.length > 2
    ? l10n.t("{0} and {1} more", names.slice(0, 2).join(", "), names.length - 2)
    : names.join(", ");
}

/** That there is no plan (yet), and what to know of that. */
export function stateMessage(root: string, plan: RootPlan | undefined): StateMessage {
  if (!plan)
    return {
      type: "state",
      root,
      phase: "none",
      message: l10n.t("There is no plan here yet."),
      details: [],
    };
  const { state } = plan;
  switch (state.phase) {
    case "starting":
    case "running": {
      // What is left is not for anybody to cancel.
      const phase = state.step === "show" ? "reading" : "running";
      return { type: "state", root, phase, message: progressOf(plan), details: runningOf(plan) };
    }
    case "stopping":
      return {
        type: "state",
        root,
        phase: "stopping",
        message:
          state.running.length === 1
            ? l10n.t("Stopping, waiting for 1 operation")
            : l10n.t("Stopping, waiting for {0} operations", state.running.length),
        details: runningOf(plan),
      };
    case "dead":
      return {
        type: "state",
        root,
        phase: "dead",
        message: l10n.t("The plan died before it was done."),
        details: [...state.left.map((text): StateDetail => ({ kind: "text", text })), ...trouble(plan)],
      };
    case "finished":
      return endOf(root, plan);
  }
}

function progressOf({ state }: RootPlan): string {
  const { counts, step } = state;
  if (step === undefined || state.phase === "starting") return l10n.t("Starting the plan");
  if (step === "show") return l10n.t("Reading the plan");
  if (step !== "plan") return l10n.t("Preparing the plan: {0}", step);
  const parts = [
    counts.refreshed > 0 ? l10n.t("{0} looked at", counts.refreshed) : undefined,
    counts.planned > 0 ? l10n.t("{0} to change", counts.planned) : undefined,
    counts.drifted > 0 ? l10n.t("{0} changed outside", counts.drifted) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? l10n.t("Planning: {0}", parts.join(", ")) : l10n.t("Planning");
}

/** So many addresses are in view at once; they come and go. */
const MOST_RUNNING = 5;

function runningOf({ state }: RootPlan): StateDetail[] {
  const shown = state.running.slice(0, MOST_RUNNING);
  const more = state.running.length - shown.length;
  if (shown.length === 0) return [];
  const text = more > 0 ? l10n.t("{0} and {1} more", shown.join(", "), more) : shown.join(", ");
  return [{ kind: "text", text }];
}

function endOf(root: string, plan: RootPlan): StateMessage {
  const { finished } = plan.state;
  if (finished?.outcome === "succeeded") return withoutView(root, plan);
  const isStopped = finished?.outcome === "cancelled" || finished?.outcome === "forced";
  const left = (finished?.left ?? []).map((text): StateDetail => ({ kind: "text", text }));
  return {
    type: "state",
    root,
    phase: isStopped ? "cancelled" : "failed",
    message: finished?.message || l10n.t("The plan failed."),
    details: [
      ...(plan.notice === undefined ? [] : [{ kind: "warning" as const, text: plan.notice }]),
      ...trouble(plan),
      ...left,
    ],
  };
}

/** It was made, and only the stream told of it: too large, or of a version that cannot be shown. */
function withoutView(root: string, plan: RootPlan): StateMessage {
  const { notice, state } = plan;
  return {
    type: "state",
    root,
    phase: "none",
    message:
      state.finished?.changes === false
        ? l10n.t("The plan changes nothing.")
        : l10n.t("The plan was made and has changes, which cannot be shown here. The output names them."),
    details: [
      ...(notice === undefined ? [] : [{ kind: "warning" as const, text: notice }]),
      ...trouble(plan),
    ],
  };
}

/** What is understood comes first, with what to do; then what the tool said. */
function trouble({ problems, diagnostics, notices }: RootPlan): StateDetail[] {
  return [
    ...problems.flatMap(({ message, advice }): StateDetail[] => [
      { kind: "error", text: message },
      { kind: "advice", text: advice },
    ]),
    ...diagnostics.map(({ severity, summary, detail, range }, diagnostic): StateDetail => {
      const line = { kind: severity, text: summary, more: detail } as const;
      return range && placeOfTool(range)
        ? { ...line, place: `${range.file}:${range.start.line}`, diagnostic }
        : line;
    }),
    ...notices.map((text): StateDetail => ({ kind: "warning", text })),
  ];
}
