import type { CheckReport } from "../../../protocol/src/check-report.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import type { Rule } from "../../../server/src/rules/rule.ts";
import type { Tally } from "../../../server/src/score.ts";
import { EVERY_RULE } from "../../../server/src/suppression-rules.ts";
import type { Style } from "./style.ts";

/** What a check came to: all that a format may show. */
export interface Report {
  /** What was checked, for a title: the last part of the one folder named, otherwise of the working directory. */
  readonly name: string;
  readonly findings: readonly PlainFinding[];
  /** What comments silence, where that was asked for. */
  readonly suppressed: readonly PlainFinding[];
  /** How many files were checked. */
  readonly files: number;
  readonly milliseconds: number;
  /** When the check began. */
  readonly created: Date;
  /** What could not be checked, a sentence each. */
  readonly problems: readonly string[];
  /** What is broken in places and was checked as far as it can be read. */
  readonly notes: readonly string[];
  /** What the score is made from, by folder; empty when the format does not ask for it. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** How many findings are in the baseline and left out; undefined without one. */
  readonly inBaseline: number | undefined;
  /** Shows each finding for itself. */
  readonly isVerbose: boolean;
  readonly exitCode: number;
  /** The rules that ran. */
  readonly rules: readonly Rule[];
  /** The folder that the command was given in. Paths are shown relative to it. */
  readonly directory: string;
  /** The workspace that it belongs to; what a repository's server calls a path is relative to it. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Earlier reports, the oldest first. */
  readonly history: readonly EarlierReport[];
}

export interface EarlierReport {
  readonly name: string;
  readonly report: CheckReport;
}

/** A way to write a report. */
export interface Format {
  /** What has to be worked out for it beside the findings. */
  readonly needs: { readonly edits?: true; readonly score?: true };
  /** @returns the whole text, with a line end after its last line. */
  write(report: Report, style: Style): string;
}

const BY_ID: ReadonlyMap<string, Rule> = new Map(EVERY_RULE.map((rule) => [rule.id, rule]));

/** The rule of a finding. @throws when there is none, which would be a fault of ours. */
export function ruleOf(finding: { readonly rule: string }): Rule {
  const rule = BY_ID.get(finding.rule);
  if (!rule) throw new Error(`There is no rule ${finding.rule}`);
  return rule;
}

/** Groups in the order in which each key comes first. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
