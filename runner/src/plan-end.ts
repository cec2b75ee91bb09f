import { chmodSync, existsSync, renameSync, statSync } from "node:fs";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import type { RunContext } from "./run-context.ts";
import { sha256Of } from "./tools/identify-tool.ts";

/** Keeps the saved plan of a run that succeeded; any other goes into quarantine, so that nobody offers it for applying. */
export async function keepPlan(context: RunContext, usable: boolean): Promise<void> {
  const path = context.file("plan");
  if (!existsSync(path)) return;
  const kept = usable ? path : context.file("quarantined");
  if (!usable) renameSync(path, kept);
  chmodSync(kept, 0o600);
  const file = usable ? RUN_FILES.plan : RUN_FILES.quarantined;
  context.emit({ type: "plan_file", file, sha256: await sha256Of(kept), bytes: statSync(kept).size, usable });
}
