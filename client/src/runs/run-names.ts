import { basename } from "node:path";
import { l10n } from "vscode";
import { isBakeRun, isDeployRun, isPlanRun, type RunRecord } from "../../../protocol/src/run-record.ts";
import { nameOf } from "../plan/root-modules.ts";

/** True for a run that only looks for what was changed outside. */
export function isDriftRun(record: RunRecord): boolean {
  return isPlanRun(record) && record.request.mode === "refresh-only";
}

/** What a run is about, in a word or two that may be the name of a file. */
export function subjectOf(record: RunRecord): string {
  if (isBakeRun(record) && record.request.record) return record.request.record.image;
  if (isDeployRun(record)) return record.request.target;
  return basename(record.root);
}

/** The same with the folders that it lies in, where it is no name of rebake.hcl. */
export function fullSubjectOf(record: RunRecord): string {
  const isNamed = isDeployRun(record) || (isBakeRun(record) && record.request.record !== undefined);
  return isNamed ? subjectOf(record) : nameOf(record.root);
}

/** "Bake of web" */
export function nameOfRun(record: RunRecord): string {
  const subject = fullSubjectOf(record);
  if (isBakeRun(record)) return l10n.t("Bake of {0}", subject);
  if (isDeployRun(record)) return l10n.t("Deployment to {0}", subject);
  if (isDriftRun(record)) return l10n.t("Drift of {0}", subject);
  return isPlanRun(record) ? l10n.t("Plan of {0}", subject) : `${record.kind} ${subject}`;
}
