import type { PinnedImage } from "../../../protocol/src/deployment-record.ts";
import { isSameJson } from "../../../protocol/src/same-json.ts";
import type { ProjectLedger } from "./project-ledger.ts";

/**
 * What the records do not say of a target.
 * @param image the one that is pinned
 * @returns a part of a sentence; undefined where the records say that it is as it should be
 */
export async function whatIsUnproven(
  ledger: ProjectLedger,
  target: string,
  image: PinnedImage | undefined,
): Promise<string | undefined> {
  const [last] = await ledger.deployments(target).newest(1);
  if (last && last.outcome !== "succeeded")
    return `the last deployment of ${target} (${last.id}) ended as "${last.outcome}"`;
  if (!image) return undefined;
  const live = await ledger.newestApplied(target);
  return isSameJson(live?.image?.value, image.value)
    ? undefined
    : `no deployment of ${target} says that ${JSON.stringify(image.value)} is there`;
}
