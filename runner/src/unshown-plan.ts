import { closeSync, openSync, readSync } from "node:fs";
import { isObject } from "../../protocol/src/shape.ts";

/** Why a plan that was made cannot be shown, with what is to be done about it where that is known. */
export function explainUnshown(why: string, planFile: string): string {
  const remote = bookmarkIn(planFile);
  if (remote)
    return `The plan ran on ${remote.host} as ${remote.run} and is kept there; what it changes cannot be read from here. Its address is in the output of the run. ${why}`;
  if (/encrypt|decrypt/i.test(why))
    return `The plan is encrypted and cannot be read without its key, which comes from the configuration or from TF_ENCRYPTION in the environment. ${why}`;
  return why;
}

/** A bookmark is a line of JSON. */
const LONGEST_BOOKMARK = 4096;

/** What Terraform 1.6 and newer saves of a plan that runs in HCP Terraform. Source: `internal/cloud/cloudplan/remote_plan.go`. */
function bookmarkIn(planFile: string): { readonly host: string; readonly run: string } | undefined {
  const text = beginningOf(planFile);
  if (!text?.startsWith("{")) return undefined;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    // It begins like one and is none.
    return undefined;
  }
  if (!isObject(found) || found.remote_plan_format === undefined) return undefined;
  const word = (value: unknown): string | undefined =>
    typeof value === "string" && /^[\w.:-]{1,200}$/.test(value) ? value : undefined;
  return { host: word(found.hostname) ?? "another machine", run: word(found.run_id) ?? "a run" };
}

function beginningOf(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const bytes = Buffer.alloc(LONGEST_BOOKMARK);
    return bytes.toString("utf8", 0, readSync(file, bytes)).trim();
  } finally {
    closeSync(file);
  }
}
