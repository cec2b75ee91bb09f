import type { PartMessage, PlanMessage, PlanParts } from "../../../protocol/src/plan-page.ts";
import type { ChangeDiff, PlannedChange } from "../../../protocol/src/plan-view.ts";

/** A plan as far as it has arrived. */
export class PlanData {
  readonly parts: { readonly [Name in keyof PlanParts]: PlanParts[Name][number][] } = {
    changes: [],
    groups: [],
    diffs: [],
    drift: [],
    outputs: [],
    checks: [],
    actions: [],
    deferred: [],
  };
  isWhole = false;
  private readonly groupOfChange = new Map<string, string>();

  constructor(readonly head: PlanMessage) {}

  /** Takes in the next part; one of another plan is passed over. */
  take({ plan, parts, isLast }: PartMessage): void {
    if (plan !== this.head.plan) return;
    for (const name of Object.keys(this.parts) as (keyof PlanParts)[]) {
      const list: unknown[] = this.parts[name];
      for (const item of parts[name] ?? []) list.push(item);
    }
    this.isWhole ||= isLast;
    this.groupOfChange.clear();
  }

  diff(one: { readonly diff?: number } | undefined): ChangeDiff | undefined {
    return one?.diff === undefined ? undefined : this.parts.diffs[one.diff];
  }

  change(index: number | undefined): PlannedChange | undefined {
    return index === undefined ? undefined : this.parts.changes[index];
  }

  /** The id of the group that a change belongs to, by the id of the change. */
  groupOf(change: string): string | undefined {
    if (this.groupOfChange.size === 0)
      for (const { id, changes } of this.parts.groups)
        for (const index of changes) {
          const member = this.change(index);
          if (member) this.groupOfChange.set(member.id, id);
        }
    return this.groupOfChange.get(change);
  }
}
