import type { ForeignKind } from "../foreign.ts";
import type { RuleOptions } from "../rules/options.ts";
import type { Rule, Severity } from "../rules/rule.ts";
import type { Tally } from "../score.ts";
import { EVERY_RULE } from "../suppression-rules.ts";
import type { PlainFinding } from "./plain-findings.ts";

/** One folder: its configuration files, absolute paths. */
export interface FolderTask {
  readonly directory: string;
  readonly files: readonly string[];
}

export interface CheckSettings {
  /** The folder of the workspace; functions read no file outside of it. */
  readonly root: string;
  /** Only these rules; all when undefined. */
  readonly rules: readonly string[] | undefined;
  readonly severities: Readonly<Record<string, Severity | "off">>;
  /** What is set of the rules' options. */
  readonly ruleOptions?: RuleOptions | undefined;
  /** Patterns, relative to `root`, of where a rule reports nothing, by the rule. */
  readonly ignoredBy?: Readonly<Record<string, readonly string[]>>;
  /** The day by which suppressions end, as `YYYY-MM-DD`. */
  readonly today?: string | undefined;
  /** The vars files chosen for root modules, by their folders. */
  readonly varsFiles?: Readonly<Record<string, readonly string[]>>;
  /** Works out the edits of the fixes. */
  readonly edits?: boolean | undefined;
  /** Nobody asks what can be offered against the findings, nor for their fingerprints. */
  readonly brief?: boolean | undefined;
  /** Gives also what comments silence. */
  readonly suppressed?: boolean | undefined;
  /** Counts what the score is made from. */
  readonly score?: boolean | undefined;
}

export interface FolderResult {
  readonly directory: string;
  readonly files: number;
  readonly findings: readonly PlainFinding[];
  /** What comments silence, when it was asked for. */
  readonly suppressed?: readonly PlainFinding[];
  /** How many files there are of each kind that other tools make or fill in. */
  readonly foreign: Readonly<Partial<Record<ForeignKind, number>>>;
  /** What could not be read or checked, a sentence each, beginning with the path. */
  readonly problems: readonly string[];
  /** Files that are broken in places, a sentence each; what can be read of them was checked. */
  readonly notes: readonly string[];
  /** When the score was asked for and the folder could be read. */
  readonly tally?: Tally;
}

/** The rules with these ids; all of them when undefined. */
export function chosenRules(ids: readonly string[] | undefined): readonly Rule[] {
  return ids ? EVERY_RULE.filter((rule) => ids.includes(rule.id)) : EVERY_RULE;
}

/** What is said when a rule fails in a folder. */
export function ruleFailure(rule: string, directory: string, error: unknown): string {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${directory}: the rule ${rule} failed here and its findings are missing. Please report this: ${reason}`;
}
