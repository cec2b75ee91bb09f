import type { PlannedChange, PlanView } from "./plan-view.ts";

/** What the extension and the plan page say to each other. Every message is checked by whoever gets it. */
export type ToPage =
  | {
      /** A plan begins to arrive; what was shown is replaced. */
      readonly type: "plan";
      /** Where it came from: root module, workspace, engine, version, when, commit, options; a sentence or less each. */
      readonly provenance: readonly { readonly label: string; readonly text: string }[];
      /** Without `changes`, which follow in parts. */
      readonly view: Omit<PlanView, "changes">;
      readonly changeCount: number;
      readonly notice: string | undefined;
    }
  | { readonly type: "changes"; readonly from: number; readonly changes: readonly PlannedChange[] }
  | {
      /** There is no plan to show (yet): it runs, stops, failed, died. */
      readonly type: "state";
      readonly phase: "running" | "stopping" | "failed" | "cancelled" | "dead";
      readonly message: string;
      /** Sentences: diagnostics, what they mean, what is left. */
      readonly details: readonly string[];
    }
  | { readonly type: "outdated"; readonly isOutdated: boolean }
  /** Show this change: it was chosen in the source or in the side bar. */
  | { readonly type: "reveal"; readonly change: string };

export type FromPage =
  | { readonly type: "ready" }
  /** Open the place of a change, of an attribute that forces it (index in `why.forcedBy`), of one that changes (in its diff). */
  | {
      readonly type: "open";
      readonly change: string;
      readonly forcedBy?: number;
      readonly attribute?: number;
    }
  | { readonly type: "command"; readonly command: "again" | "cancel" | "forceStop" | "output" };
