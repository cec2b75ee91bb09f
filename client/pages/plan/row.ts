import {
  type AttributeChange,
  CHANGE_KINDS,
  type ChangeDiff,
  type ChangeGroup,
  type ChangeKind,
  type DeferredChange,
  type DriftedObject,
  type OutputChange,
  type PlanCheck,
  type PlannedAction,
  type PlannedChange,
} from "../../../protocol/src/plan-view.ts";

export const OTHER_SECTIONS = ["deferred", "drift", "checks", "outputs", "actions"] as const;
export type SectionId = ChangeKind | (typeof OTHER_SECTIONS)[number];
/** In the order in which they are shown. */
export const SECTIONS: readonly SectionId[] = [...CHANGE_KINDS, ...OTHER_SECTIONS];

/** A line of the list, or what a line opens to: the tree as it is walked through, with what a screen reader says of its shape. */
export type Row = RowContent & {
  /** Names it while the plan is shown. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Its number among those that belong to the same row, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Missing where there is nothing to open. */
  readonly isExpanded?: boolean;
};

export type RowContent =
  | { readonly kind: "section"; readonly section: SectionId; readonly shown: number; readonly total: number }
  | {
      readonly kind: "group";
      readonly group: ChangeGroup;
      readonly first: PlannedChange;
      readonly diff: ChangeDiff | undefined;
      readonly shown: number;
    }
  | { readonly kind: "why"; readonly change: PlannedChange }
  | {
      readonly kind: "attribute";
      /** The id of the change or of what drifted. */
      readonly of: string;
      readonly attribute: AttributeChange;
      readonly index: number;
    }
  | { readonly kind: "more"; readonly count: number }
  | { readonly kind: "folded"; readonly names: readonly string[] }
  | { readonly kind: "nothing" }
  | { readonly kind: "instances"; readonly shown: number; readonly total: number }
  | { readonly kind: "instance"; readonly change: PlannedChange }
  /** `canReplace`: it is a machine that was changed, and nothing else is planned. */
  | {
      readonly kind: "drift";
      readonly drift: DriftedObject;
      readonly diff: ChangeDiff | undefined;
      readonly canReplace: boolean;
    }
  | { readonly kind: "output"; readonly output: OutputChange }
  | { readonly kind: "check"; readonly check: PlanCheck }
  | { readonly kind: "deferred"; readonly deferred: DeferredChange }
  | { readonly kind: "action"; readonly action: PlannedAction };
