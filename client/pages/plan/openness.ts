import type { PageState } from "../../../protocol/src/plan-page.ts";
import type { ChangeKind } from "../../../protocol/src/plan-view.ts";
import { driftKey, type Expansion, groupKey } from "./branches.ts";

type Kept = Pick<PageState, "areGroupsOpen" | "toggled">;

/** Which rows somebody has opened and closed. */
export class Openness implements Expansion {
  areGroupsOpen = false;
  toggled = new Set<string>();

  /** As it was kept; as it is at first where nothing was. */
  restore(kept: Kept | undefined): void {
    this.toggled = new Set(kept?.toggled ?? []);
    this.areGroupsOpen = kept?.areGroupsOpen ?? false;
  }

  toggle(key: string): void {
    if (!this.toggled.delete(key)) this.toggled.add(key);
  }

  setAll(areOpen: boolean): void {
    this.areGroupsOpen = areOpen;
    this.toggled.clear();
  }

  /** Opens a group and the section that it is in. @returns the key of the group's row. */
  open(group: string, kind: ChangeKind | undefined): string {
    const key = groupKey(group);
    this.toggled.delete(`s:${kind}`);
    if (this.areGroupsOpen) this.toggled.delete(key);
    else this.toggled.add(key);
    return key;
  }

  /** Opens what drifted and its section. @returns the key of its row. */
  openDrift(drift: string): string {
    const key = driftKey(drift);
    this.toggled.delete("s:drift");
    if (this.areGroupsOpen) this.toggled.delete(key);
    else this.toggled.add(key);
    return key;
  }
}
