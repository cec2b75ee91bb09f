import type { DriftedObject, PlanView } from "./plan-view.ts";

/** What can be done about drift, in the order in which it is shown. */
export const DRIFT_BUCKETS = ["mutated", "gone", "making", "capacity", "cosmetic", "other"] as const;

/**
 * - `mutated`: machines that are not what they were made as; they are replaced.
 * - `gone`: what was deleted; a deployment makes it again.
 * - `making`: templates and groups that make other machines now, also since a group went back to an image by itself.
 * - `capacity`: how many machines a group has; what scales it may have done that.
 * - `cosmetic`: labels and descriptions only.
 * - `other`: all else.
 */
export type DriftBucket = (typeof DRIFT_BUCKETS)[number];

export type DriftBuckets = Readonly<Record<DriftBucket, readonly DriftedObject[]>>;

/** What was changed outside, by what can be done about it; in each the order of the view. */
export function driftBuckets({ drift }: Pick<PlanView, "drift">): DriftBuckets {
  const buckets = Object.fromEntries(
    DRIFT_BUCKETS.map((bucket) => [bucket, drift.filter((one) => bucketOf(one) === bucket)]),
  );
  return buckets as Readonly<Record<DriftBucket, DriftedObject[]>>;
}

/** Whether anything is there that is not as it was left. Outputs are worked out from it: they drift only with it, or with what is looked up. */
export function hasDrift({ drift, outputs }: Pick<PlanView, "drift" | "outputs">): boolean {
  return drift.length + outputs.length > 0;
}

/** What can be done about one thing that was changed outside. */
export function bucketOf({ id, address, kind, role, about }: DriftedObject): DriftBucket {
  // An old one that a failed replacement left behind is deleted by the next apply; replacing its address would replace the new one.
  if (id !== address) return "other";
  if (kind === "deleted") return "gone";
  if (about === "labels") return "cosmetic";
  if (about === "capacity") return "capacity";
  if (role === "machine") return "mutated";
  return about === "image" ? "making" : "other";
}

/** What a bucket is called and what is done about it: English, which translations are looked up by. `{0}` is a command or a target. */
export const DRIFT_WORDS = {
  mutated: "Machines that were changed",
  gone: "Gone",
  making: "Templates and groups that make other machines now",
  capacity: "Number of machines",
  cosmetic: "Labels only",
  other: "Everything else",
  adviseMutated: "Replace them: what was done to a running machine is in no image and no code.",
  adviseGone: "The next deployment makes them again.",
  adviseMaking: "The next deployment sets them back, and the machines that were made since are replaced.",
  adviseCapacity:
    "The next deployment sets it back. Where something scales the group, let Terraform ignore it (ignore_changes).",
  adviseCosmetic: "The next deployment sets them back.",
  adviseOther: "The next deployment sets back what the code says.",
  outputs: "Outputs that would be others: {0}",
  noDrift: "Everything is as it was left.",
} as const;

export const DRIFT_ADVICE = {
  mutated: "adviseMutated",
  gone: "adviseGone",
  making: "adviseMaking",
  capacity: "adviseCapacity",
  cosmetic: "adviseCosmetic",
  other: "adviseOther",
} as const satisfies Readonly<Record<DriftBucket, keyof typeof DRIFT_WORDS>>;

/** How a target is looked at. */
export interface DriftOrder {
  readonly project: string;
  readonly target: string;
  /** Absolute: the root module. */
  readonly root: string;
  readonly workspace: string | undefined;
  /** Absolute, in the order in which they count. */
  readonly varFiles: readonly string[];
  /** True where it has an image, and one is pinned. */
  readonly isPinned: boolean;
  /** The variable of its image, where none is pinned: without a default, nothing can have been deployed. */
  readonly unpinned: string | undefined;
}
