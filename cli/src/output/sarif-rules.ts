import { rulePage } from "../../../server/src/rule-page.ts";
import type { Rule } from "../../../server/src/rules/rule.ts";
import { plainPage } from "./page.ts";

/** The levels of SARIF, which knows no hints. */
export const LEVELS = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/** What GitHub calls the severity of a problem. */
const PROBLEM_SEVERITIES = {
  error: "error",
  warning: "warning",
  information: "recommendation",
  hint: "recommendation",
} as const;

/** A rule as SARIF describes it, with its whole page. */
export function sarifRule(rule: Rule): object {
  const page = rulePage(rule);
  const [source] = rule.docs.links;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.docs.title },
    fullDescription: { text: rule.docs.reason },
    help: { text: plainPage(page), markdown: page },
    ...(source ? { helpUri: source.url } : {}),
    defaultConfiguration: { enabled: !rule.optIn, level: LEVELS[rule.severity] },
    properties: {
      category: rule.category,
      tags: [...new Set(["immutable-infrastructure", rule.dialect, rule.category])],
      "problem.severity": PROBLEM_SEVERITIES[rule.severity],
    },
  };
}
