import { rmSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { restorePin } from "../../server/src/host/pin.ts";
import { pinSetBy } from "./pin-left.ts";
import type { RunFolder } from "./runs.ts";

/** `put back`: the pin is what it was before. `kept`: the run set none, or somebody has set another since. Else a sentence. */
export type PinPutBack = "put back" | "kept" | { readonly wrong: string };

/**
 * For somebody who declines a plan: nobody is to apply it later, and the pin that it has set is what it was before. What somebody
 * else has pinned since stays.
 */
export function declinePlan(run: RunFolder): PinPutBack {
  rmSync(join(run.folder, RUN_FILES.plan), { force: true });
  const pin = pinSetBy(run.folder);
  if (!pin) return "kept";
  const { file, variable, value, previous } = pin;
  const restored = restorePin(file, variable, value, previous);
  if ("wrong" in restored) return restored;
  return restored.value ? "put back" : "kept";
}
