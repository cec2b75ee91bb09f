import type { ChangeKind, ImmutabilityVerdict, PlanCheck } from "../../../protocol/src/plan-view.ts";
import type { Look } from "../tree/look.ts";
import type { MarkKind } from "./marks.ts";

export const KIND_LOOKS: Readonly<Record<ChangeKind, Look>> = {
  delete: { icon: "trash", color: "charts.red" },
  "replace-destroy-first": { icon: "refresh", color: "charts.orange" },
  "replace-create-first": { icon: "sync", color: "charts.purple" },
  forget: { icon: "circle-slash", color: "charts.red" },
  unknown: { icon: "question", color: "charts.orange" },
  update: { icon: "edit", color: "charts.yellow" },
  create: { icon: "add", color: "charts.green" },
  import: { icon: "cloud-download", color: "charts.blue" },
  move: { icon: "arrow-right", color: "charts.blue" },
  read: { icon: "eye", color: "charts.blue" },
};

/** The same of what is marked in the source. */
export const MARK_LOOKS: Readonly<Record<MarkKind, Look>> = {
  ...KIND_LOOKS,
  drift: { icon: "diff", color: "charts.blue" },
};

export const VERDICT_LOOKS: Readonly<Record<ImmutabilityVerdict["level"], Look>> = {
  "loses-data": { icon: "error", color: "charts.red" },
  mutates: { icon: "warning", color: "charts.orange" },
  interrupts: { icon: "warning", color: "charts.yellow" },
  replaces: { icon: "pass", color: "charts.green" },
  untouched: { icon: "pass", color: "charts.green" },
};

export const WARNING: Look = { icon: "warning", color: "problemsWarningIcon.foreground" };
export const CHECK_LOOKS: Readonly<Record<PlanCheck["status"], Look>> = {
  pass: { icon: "pass", color: "charts.green" },
  fail: WARNING,
  error: WARNING,
  unknown: { icon: "question", color: "" },
};
