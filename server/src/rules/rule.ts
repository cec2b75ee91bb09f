import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { PackerTemplate } from "../packer/template.ts";
import type { PlanRelations } from "../plan/relations.ts";
import type { SpanEdit } from "../syntax/edits.ts";
import type { Span } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import type { OptionValues, RuleOption } from "./options.ts";

/** What rules are about, from the most to the least direct way into a running machine. */
export const CATEGORIES = [
  "access",
  "provisioning",
  "replacement",
  "image",
  "state",
  "rollout",
  "drift",
  "packer",
] as const;
/** `suppression` is about comments, not about what is built: it has no part in the score. */
export type Category = (typeof CATEGORIES)[number] | "suppression";
export type Severity = "error" | "warning" | "information" | "hint";

/**
 * What a rule's fixes promise. `safe`: `terraform plan` / `packer validate` cannot answer differently
 * afterwards and no comment is lost. `ask`: everything else; offered with its effect, never part of fix-all.
 */
export type FixPromise = "none" | "safe" | "ask";

/** What the next apply (or bake) does to what is running once the fix is taken. */
export type Effect = "no change" | "in place" | "replaces" | "next bake";

export interface Fix {
  /** An imperative sentence without its effect: "Delete this rule". */
  readonly title: string;
  readonly safe: boolean;
  readonly effect: Effect;
  edits(): readonly Edit[];
}

/** A change in a file the module has, or a new file. */
export type Edit = SpanEdit | NewFile;

export interface NewFile {
  /** Relative to the module's folder, `/` between folders. */
  readonly newFile: string;
  readonly text: string;
}

export interface Related {
  readonly at: Span;
  readonly message: string;
}

/** What a finding is about. */
export interface Subject {
  readonly address: string;
  readonly instance?: string | undefined;
  /**
   * Where it is about the folder or the file as a whole (a version nobody asks for), and only shown at some block of it:
   * `address` then names what is meant, and the finding stays the same wherever it is shown.
   */
  readonly scope?: "folder" | "file";
}

export interface Finding {
  /** What is underlined. */
  readonly at: Span;
  /** The block the finding is about. A finding about a block that certainly makes nothing is dropped. */
  readonly subject: Subject;
  /** One sentence: what is here and what it lets happen. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** A function where working out what can be offered takes more than looking at the finding: it is asked when needed. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
}

/** A code example of a page: one file, or several by name. */
export type Example = string | Readonly<Record<string, string>>;

export interface RuleDocs {
  /** The fault in a few words, as a heading. */
  readonly title: string;
  /** One sentence: what comes of it. Shown wherever there is room for one line. */
  readonly reason: string;
  /** Why it works against immutable infrastructure, and what to do instead. Markdown. */
  readonly why: string;
  /** The rule reports it. Where a fix exists, its first fix makes exactly `good` of it. */
  readonly bad: Example;
  /** No rule of ours with severity warning or more reports it under this id. */
  readonly good: Example;
  /** When the rule stays silent, a sentence each. */
  readonly exceptions: readonly string[];
  /** Checks of other tools that ask for the opposite, and why we differ. */
  readonly conflicts?: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

interface RuleBase {
  /** Names the fault in kebab case; file, fixture folder, page, setting and suppression have the same name. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** The version that brought it. */
  readonly since: string;
  readonly fix: FixPromise;
  /** Silent until somebody gives it a severity: right for some, noise for most. */
  readonly optIn?: true;
  readonly docs: RuleDocs;
  /** What somebody may set of it. Which blocks it asks a module for may not depend on them (rule-interests.ts). */
  readonly options?: readonly RuleOption[];
}

/** What a rule has where nobody says otherwise. */
export function defaultLevel(rule: Rule): Severity | "off" {
  return rule.optIn ? "off" : rule.severity;
}

export interface TerraformRule extends RuleBase {
  readonly dialect: "terraform";
  /** Pure: no state, nothing kept between calls. */
  check(module: TerraformModule, options: OptionValues): Iterable<Finding>;
}

export interface PackerRule extends RuleBase {
  readonly dialect: "packer";
  check(template: PackerTemplate, options: OptionValues): Iterable<Finding>;
}

/** What rules of plans judge: what is shown of a plan, so that no rule ever sees a secret. */
export interface PlanSubject {
  readonly view: PlanView;
  readonly relations: PlanRelations;
  /** The images that were baked here (`.rebake/images`); undefined where nobody keeps such a list. */
  readonly ledger: ImageLedger | undefined;
}

export interface ImageLedger {
  has(image: string): boolean;
}

export interface PlanFinding {
  /** What it is about: an address, the title of a group of equal changes, a check. Empty for the plan as a whole. */
  readonly address: string;
  /** The address without keys, by which it stays the same finding. */
  readonly block: string;
  /** One sentence: what the plan does and what comes of it. */
  readonly message: string;
  /** Where the configuration says so; undefined where that is not known. */
  readonly at: SourcePlace | undefined;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** Judges plans and not files: it runs with `rebake check --plan` and when a plan is shown. Its examples are plans. */
export interface PlanRule extends RuleBase {
  readonly dialect: "plan";
  readonly fix: "none";
  check(plan: PlanSubject, options: OptionValues): Iterable<PlanFinding>;
}

/** A rule about files. */
export type FileRule = TerraformRule | PackerRule;

export type Rule = FileRule | PlanRule;
