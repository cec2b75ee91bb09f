import type { ChangeKind } from "../../../protocol/src/plan-view.ts";
import type { JsonObject } from "./json.ts";
import type { Mask } from "./masks.ts";
import type { Path } from "./paths.ts";

/**
 * A plan as `show -json` gives it, with what can be relied upon. Its values are in clear: nothing but the view, in which they
 * are masked, goes further.
 */
export interface PlanModel {
  readonly formatVersion: string;
  readonly engineVersion: string | undefined;
  readonly created: string | undefined;
  readonly errored: boolean;
  /** Undefined where the engine does not say. */
  readonly applyable: boolean | undefined;
  readonly complete: boolean | undefined;
  readonly changes: readonly ResourceChange[];
  readonly drift: readonly ResourceChange[];
  readonly deferred: readonly { readonly address: string; readonly reason: string }[];
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
  /** The whole of it. */
  readonly json: JsonObject;
}

export interface ResourceChange extends ValueChange {
  readonly address: string;
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly key: number | string | undefined;
  readonly deposed: string | undefined;
  readonly previousAddress: string | undefined;
  readonly actions: readonly string[];
  /** Undefined where nothing changes. */
  readonly kind: ChangeKind | undefined;
  readonly reason: string | undefined;
  readonly importing: { readonly id: string | undefined } | undefined;
  readonly replacePaths: readonly Path[];
}

export interface ValueChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly unknown: Mask;
  readonly beforeSensitive: Mask;
  readonly afterSensitive: Mask;
  /** False in plans from before Terraform 0.15, which do not say what is sensitive. */
  readonly hasMasks: boolean;
}
