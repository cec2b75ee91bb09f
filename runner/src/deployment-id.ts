import { LEDGER_FOLDERS, recordId } from "../../protocol/src/ledger.ts";
import type { DeployRunRecord } from "../../protocol/src/run-record.ts";

/**
 * The id of the record of a deployment: of a run always the same, so that nothing is written down twice, whoever does it.
 * @param run the id of the run: its time, and eight random digits
 */
export function deploymentIdOf({ id, created }: Pick<DeployRunRecord, "id" | "created">): string {
  return recordId(new Date(created), id.slice(id.lastIndexOf("-") + 1));
}

/** Where the record of a deployment belongs. */
export function deploymentFileOf({ request, ...run }: DeployRunRecord): string {
  return `${request.project}/${LEDGER_FOLDERS.deployments}/${request.target}/${deploymentIdOf(run)}.json`;
}
