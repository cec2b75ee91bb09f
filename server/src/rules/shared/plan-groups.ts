import { firstOf } from "../../../../protocol/src/plan-lookups.ts";
import type {
  AttributeChange,
  ChangeGroup,
  ChangeKind,
  PlanView,
} from "../../../../protocol/src/plan-view.ts";
import type { PlanFinding } from "../rule.ts";

/** The groups of equal changes of these kinds, of managed resources. */
export function planGroups(view: PlanView, kinds: readonly ChangeKind[]): ChangeGroup[] {
  return view.groups.filter(
    (group) => kinds.includes(group.kind) && firstOf(view, group)?.mode === "managed",
  );
}

/** A finding about a group, where its block is written. */
export function groupFinding(view: PlanView, group: ChangeGroup, message: string): PlanFinding {
  return { address: group.title, block: group.block, message, at: firstOf(view, group)?.source };
}

/** ": ami cannot be changed in place"; empty where the kind of change says it all. */
export function becauseOf(view: PlanView, group: ChangeGroup): string {
  const why = firstOf(view, group)?.why.text ?? "";
  return why === "" ? "" : `: ${why}`;
}

/** What changes, as far as it is listed; of what is created that of each, since it is no difference to be grouped by. */
export function attributesOf(view: PlanView, group: ChangeGroup): readonly AttributeChange[] {
  const diffs = new Set(group.changes.flatMap((index) => view.changes[index]?.diff ?? []));
  return [...diffs].flatMap((diff) => view.diffs[diff]?.attributes ?? []);
}
