import { existsSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";

/**
 * What the death of a deployment's run means, as a sentence.
 * @param step what it was doing
 * @param ended what it had done last
 * @param tool the number of the tool's process, where it goes on
 */
export function deathOfDeployment(
  folder: string,
  step: string | undefined,
  ended: string | undefined,
  tool: number | undefined,
): string {
  if (step === "apply")
    return tool === undefined
      ? 'it died during "apply": what was applied is not known, and the lock of the state may be left; plan again to see what is left to do'
      : `its tool (apply, process ${tool}) goes on applying, and nobody reads what it says: wait until it has ended, then plan again to see what is left to do`;
  if (step === "verify") return "everything was applied; it died while it looked whether that serves";
  if (ended !== undefined)
    return `it died after "${ended}" had ended; what was applied is written down before the next deployment`;
  return existsSync(join(folder, RUN_FILES.applied))
    ? "it died when it was about to apply: whether it had begun is not known; plan again to see what is left to do"
    : "it died before it applied anything";
}
