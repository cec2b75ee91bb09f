import type { SourcePlace } from "../../protocol/src/plan-view.ts";
import { hexadecimal, utf8Bytes } from "./eval/functions/bytes.ts";
import { sha256 } from "./eval/functions/digests.ts";
import { RULES } from "./rules/index.ts";
import { optionValues, type RuleOptions } from "./rules/options.ts";
import { defaultLevel, type PlanRule, type PlanSubject, type Rule, type Severity } from "./rules/rule.ts";

/** What a rule found in a plan. */
export interface PlanLintFinding {
  readonly rule: PlanRule;
  readonly severity: Severity;
  readonly message: string;
  /** Empty for the plan as a whole. */
  readonly address: string;
  readonly at: SourcePlace | undefined;
  /** Stays the same from plan to plan as long as the rule finds the same block. */
  readonly fingerprint: string;
}

export interface PlanLintOptions {
  readonly severities: Readonly<Record<string, Severity | "off">>;
  readonly ruleOptions: RuleOptions | undefined;
  /** A rule that throws loses its own findings; nothing else stops. */
  readonly onRuleFailure: (rule: string, error: unknown) => void;
}

export const PLAN_RULES: readonly PlanRule[] = RULES.filter(isPlanRule);

export function isPlanRule(rule: Rule): rule is PlanRule {
  return rule.dialect === "plan";
}

/** Runs the rules of scope `plan`, in the order of the catalogue. */
export function lintPlan(
  subject: PlanSubject,
  rules: readonly PlanRule[],
  options: PlanLintOptions,
): PlanLintFinding[] {
  const fingerprints = new Map<string, number>();
  return rules.flatMap((rule) => {
    const setting = options.severities[rule.id] ?? defaultLevel(rule);
    if (setting === "off") return [];
    try {
      return [...rule.check(subject, optionValues(options.ruleOptions?.[rule.id]))].map((finding) => ({
        rule,
        severity: options.severities[rule.id] === undefined ? (finding.severity ?? rule.severity) : setting,
        message: finding.message,
        address: finding.address,
        at: finding.at,
        fingerprint: fingerprintOf(rule.id, finding.block, fingerprints),
      }));
    } catch (error) {
      options.onRuleFailure(rule.id, error);
      return [];
    }
  });
}

/** By the block alone: what it is planned to become is different in each plan. */
function fingerprintOf(rule: string, block: string, known: Map<string, number>): string {
  const key = JSON.stringify(["plan", rule, block]);
  const occurrence = known.get(key) ?? 0;
  known.set(key, occurrence + 1);
  return hexadecimal(sha256(utf8Bytes(`${key}${occurrence}`))).slice(0, 32);
}
