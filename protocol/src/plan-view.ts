/**
 * The view model of a plan: what the plan page, the side bar, the terminal and the reports show. Plain data that survives JSON.
 * It never holds a sensitive value: what is sensitive says so in place of its value. Lines and characters are zero-based, as in LSP.
 */
export interface PlanView {
  readonly version: 1;
  /**
   * True where `show -json` could not be read, so that this is what the tool said while it planned: no attributes, checks and actions,
   * nothing of what stays as it is. Replacements are shown as destroying first, and the verdict is of the worst that may happen.
   */
  readonly fromStream?: true;
  /** `format_version` of `show -json`; "" from the stream. */
  readonly formatVersion: string;
  /** Version of Terraform or OpenTofu; the plan does not say which of the two. */
  readonly engineVersion?: string;
  /** When the plan was made, as ISO 8601 (Terraform 1.5, OpenTofu 1.6 and newer). */
  readonly created?: string;
  readonly completeness: PlanCompleteness;
  readonly counts: PlanCounts;
  readonly verdict: ImmutabilityVerdict;
  /** All that the plan does to resources, the riskiest first, then in the plan's order. */
  readonly changes: readonly PlannedChange[];
  /** The changes once more, equal ones together, in the same order. */
  readonly groups: readonly ChangeGroup[];
  /** What changes of and drifts from consist of. Equal ones of one block are here once. */
  readonly diffs: readonly ChangeDiff[];
  /** What was changed behind the engine's back, the most important first. */
  readonly drift: readonly DriftedObject[];
  readonly outputs: readonly OutputChange[];
  /** Failed ones first. */
  readonly checks: readonly PlanCheck[];
  /** Actions that the plan invokes (Terraform 1.14 and newer). */
  readonly actions: readonly PlannedAction[];
  /** What of the plan could not be read, a sentence each. Whoever shows a plan shows these too. */
  readonly problems: readonly string[];
}

/** What stands in place of a secret, wherever one stood: as the tools themselves write it. */
export const SENSITIVE_VALUE = "(sensitive value)";

/** From the most to the least dangerous. The order of this list is the order in which plans are shown. */
export const CHANGE_KINDS = [
  "delete",
  "replace-destroy-first",
  "replace-create-first",
  /** Stops managing an object that goes on existing, alone or with a new one made beside it. */
  "forget",
  /** A combination of actions that this version does not know. */
  "unknown",
  "update",
  "create",
  "import",
  "move",
  "read",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Those that do something to what exists; the others make it, find it, name it otherwise or look at it. */
export const KINDS_OF_WHAT_EXISTS: readonly ChangeKind[] = [
  "delete",
  "replace-destroy-first",
  "replace-create-first",
  "forget",
  "unknown",
  "update",
];

/** How many objects are changed in each way, deposed ones too. */
export interface PlanCounts extends Readonly<Record<ChangeKind, number>> {
  /** What is managed and stays as it is; 0 from the stream, which does not say. */
  readonly unchanged: number;
  readonly drifted: number;
  readonly outputs: number;
  /** Of checks: those that fail or cannot be worked out. */
  readonly failedChecks: number;
}

export interface PlanCompleteness {
  /** "complete" only if nothing is left for another plan, "unknown" where the engine does not say (OpenTofu, Terraform before 1.8). */
  readonly state: "complete" | "partial" | "errored" | "unknown";
  /** False where apply would refuse the plan or has nothing to do; missing where the engine does not say. */
  readonly applyable?: boolean;
  /** True if nothing changes: resources, addresses, outputs, drift. */
  readonly isEmpty: boolean;
  /** What was put off to a later plan. */
  readonly deferred: readonly DeferredChange[];
  /** A sentence each: why it is not complete. */
  readonly reasons: readonly string[];
}

export interface DeferredChange {
  readonly address: string;
  readonly reason: string;
}

/** What a resource is to those who keep machines immutable. */
export type ResourceRole =
  | "machine"
  | "machine-template"
  | "machine-group"
  | "node-pool"
  | "cluster"
  | "database"
  | "volume"
  | "file-system"
  | "bucket"
  | "encryption-key"
  | "address"
  | "other";

export interface PlannedChange {
  /** Unique in the plan, where addresses are not: a deposed object has the address of the living one. */
  readonly id: string;
  readonly address: string;
  /** The address of the module, "" for the root. */
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Of `count` or `for_each`. */
  readonly key?: number | string;
  readonly kind: ChangeKind;
  readonly role: ResourceRole;
  /** The engine's own words, in its order: ["delete", "create"]. */
  readonly actions: readonly string[];
  /** The key of an old object that a failed create-first replacement left behind. */
  readonly deposed?: string;
  readonly previousAddress?: string;
  readonly importing?: { readonly id?: string };
  readonly why: ChangeReason;
  /** Index into `diffs`; missing where no attribute is known to change. */
  readonly diff?: number;
  /** Where the block is written. */
  readonly source?: SourcePlace;
}

export interface ChangeReason {
  /** `action_reason` of the plan; missing where a plan gives none. */
  readonly code?: string;
  /** A clause for people: "image_id cannot be changed in place". Empty where the kind says it all. */
  readonly text: string;
  /** The attributes that force a replacement. */
  readonly forcedBy: readonly ForcingAttribute[];
}

export interface ForcingAttribute {
  /** As in code: `network_interface[0].subnet`. */
  readonly path: string;
  readonly source?: SourcePlace;
}

/** Where something is written: only in views to which places were added, from the files as they were then. */
export interface SourcePlace {
  /** Relative to the root module's folder, `/` between folders; may begin with `..`. */
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** Changes of instances of one block that are alike: same kind, reason and, where something existing changes, same attributes and values. */
export interface ChangeGroup {
  /** The id of its first change. */
  readonly id: string;
  readonly kind: ChangeKind;
  readonly role: ResourceRole;
  /** The address without keys: `module.web.aws_instance.node`. */
  readonly block: string;
  /** `aws_instance.web[0..9]`, `aws_instance.web["a"] and 3 more`; an address where it is one change. */
  readonly title: string;
  /** Indices into `changes`, ascending. */
  readonly changes: readonly number[];
}

export interface ChangeDiff {
  readonly attributes: readonly AttributeChange[];
  /** Attributes that only follow from the change and are decided at apply, folded away; `id`, `arn`. */
  readonly decidedAtApply: readonly string[];
  /** How many attributes more changed than are listed. */
  readonly more: number;
}

export interface AttributeChange {
  /** As in code: `tags.Name`, `ingress[0].cidr_blocks`, `tags["weird key"]`. */
  readonly path: string;
  readonly change: "added" | "removed" | "changed";
  readonly before: ShownValue;
  readonly after: ShownValue;
  readonly forcesReplacement: boolean;
  /**
   * What the text is made of, where comparing its parts says more. With `structure` and `lines` the text itself is not in `before`
   * and `after` ("inside"), with `words` it is.
   */
  readonly inside?: InsideDiff;
  readonly source?: SourcePlace;
}

export type ShownValue =
  | { readonly kind: "absent" }
  /** In the notation of JSON, text quoted. `cut` is how many characters were left out at its end. */
  | { readonly kind: "known"; readonly text: string; readonly cut?: number }
  /** Known, and shown in `inside`. */
  | { readonly kind: "inside" }
  | { readonly kind: "sensitive" }
  | { readonly kind: "unknown" };

/** `encodings` are what was taken off, the outermost first: base64, then json. */
export type InsideDiff =
  | {
      readonly kind: "structure";
      readonly encodings: readonly TextEncoding[];
      readonly attributes: readonly AttributeChange[];
      readonly more: number;
    }
  | {
      readonly kind: "lines";
      readonly encodings: readonly TextEncoding[];
      readonly lines: readonly DiffLine[];
    }
  | {
      readonly kind: "words";
      readonly encodings: readonly TextEncoding[];
      readonly words: readonly DiffWord[];
    };
export type TextEncoding = "base64" | "json";

export type DiffLine =
  | { readonly kind: "kept" | "removed" | "added"; readonly text: string }
  /** So many lines that stay, or that are too many to show. */
  | { readonly kind: "skipped"; readonly count: number };

export interface DiffWord {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
}

/**
 * What a plan means for machines that are replaced and never changed. Changes are named by their ids. In a view from the stream it is
 * the worst that may be: `order` is "destroy-first", `labelsOnly` false, and every group that is updated is `rolling`.
 */
export interface ImmutabilityVerdict {
  /** The worst that happens: data is lost, machines are changed in place, machines go before new ones come, only replacement. */
  readonly level: "loses-data" | "mutates" | "interrupts" | "replaces" | "untouched";
  /** One sentence. */
  readonly summary: string;
  /** Running machines that are changed in place. */
  readonly mutated: readonly MutatedMachine[];
  /** Machines that are replaced, in which order. */
  readonly replaced: readonly ReplacedMachine[];
  /** Groups that replace their machines by themselves since they or their template change. */
  readonly rolling: readonly VerdictItem[];
  /** Data that is lost: databases, volumes, buckets, keys that are deleted or replaced. */
  readonly lost: readonly VerdictItem[];
  /** Machines that are deleted and not replaced. */
  readonly removed: readonly VerdictItem[];
}

export interface VerdictItem {
  readonly change: string;
  readonly address: string;
  readonly role: ResourceRole;
}

export interface MutatedMachine extends VerdictItem {
  readonly attributes: readonly string[];
  /** True if only labels of the machine change (tags, descriptions), nothing that runs. */
  readonly labelsOnly: boolean;
}

export interface ReplacedMachine extends VerdictItem {
  readonly order: "destroy-first" | "create-first";
}

export interface DriftedObject {
  readonly id: string;
  readonly address: string;
  readonly type: string;
  readonly role: ResourceRole;
  readonly kind: "changed" | "deleted";
  /** What it is about: the image or boot script of a machine, the size of a group, labels. */
  readonly about: "image" | "capacity" | "labels" | "other";
  /** True if something the plan does depends on what drifted. */
  readonly influencesPlan: boolean;
  readonly diff?: number;
  readonly source?: SourcePlace;
}

export interface OutputChange {
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
  readonly before: ShownValue;
  readonly after: ShownValue;
}

export interface PlanCheck {
  /** `check.health`, `aws_instance.web[0]`, `output.url`, `var.size`. */
  readonly address: string;
  readonly kind: "check" | "resource" | "output" | "variable" | "other";
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly problems: readonly string[];
}

export interface PlannedAction {
  readonly address: string;
  readonly type: string;
  /** The resource whose change invokes it. */
  readonly trigger?: string;
  /** `before_create`, `after_update`, ... */
  readonly event?: string;
}
