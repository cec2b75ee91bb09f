import { RULES } from "./rules/index.ts";
import type { Rule, TerraformRule } from "./rules/rule.ts";

const LINK = {
  title: "Rebake: configuration, suppressions and baseline",
  url: "https://github.com/bakehouse/rebake/blob/main/docs/configuration.md",
};

/** Reported where a suppression silences nothing. Its findings are made in suppression-findings.ts. */
export const unusedSuppression: TerraformRule = {
  id: "unused-suppression",
  dialect: "terraform",
  category: "suppression",
  severity: "hint",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A suppression silences nothing",
    reason: "What it was written for is gone; it would hide the next finding of its kind.",
    why: `A comment that silences a rule is a decision about one finding. When that finding is gone, the comment stays behind,
and whoever writes the same fault into that place again is not told.

Delete the comment, or the rule that finds nothing any more from its list. It is not reported for rules that are off, or in a
file that cannot be read as a whole.`,
    bad: `# rebake:ignore ssh-ingress-public until the office has a VPN
resource "aws_security_group" "web" {
  name = "web"
}
`,
    good: `resource "aws_security_group" "web" {
  name = "web"
}
`,
    exceptions: [
      "The rule is off, or was not asked for.",
      "The file has a syntax error: what is found in it may not be all.",
      "Every call of the module makes nothing, so that nothing is checked in it.",
    ],
    links: [LINK],
  },
  check: () => [],
};

/** Reported where a suppression does not say what it means to. Its findings are made in suppression-findings.ts. */
export const invalidSuppression: TerraformRule = {
  id: "invalid-suppression",
  dialect: "terraform",
  category: "suppression",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A suppression cannot be understood",
    reason: "It names a rule that is not there, or a date that is none, and does not do what it says.",
    why: `A suppression with a misspelled rule silences nothing, and one with a date that is no date never ends. Both look as
if they did what they say.

Write the name of the rule as the finding shows it, and the date as \`until=YYYY-MM-DD\`. Several rules stand with commas
between them.`,
    bad: `# rebake:ignore ssh-ingress-publik until the office has a VPN
resource "aws_security_group" "web" {
  name = "web"
}
`,
    good: `# rebake:ignore ssh-ingress-public until the office has a VPN
resource "aws_security_group" "web" {
  name = "web"
}
`,
    exceptions: [
      "The comment does not begin with `rebake:ignore`, or with what is close to it (`rebake:ignor`, `rebake: ignore`, `rebake-ignore <rule>`), which silences nothing and is a hint. A sentence that mentions Rebake is not close.",
    ],
    links: [LINK],
  },
  check: () => [],
};

/** Reported where nobody says why something is silenced. Its findings are made in suppression-findings.ts. */
export const suppressionWithoutReason: TerraformRule = {
  id: "suppression-without-reason",
  dialect: "terraform",
  category: "suppression",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A suppression does not say why",
    reason: "Whoever meets it cannot tell whether what it was decided for still holds.",
    why: `A comment that silences a rule is a decision. Without its reason nobody can tell later whether it still holds, so it
stays for ever, or is deleted by somebody who does not know what it was for. The reason stands behind the rules, in the same
comment; \`until=YYYY-MM-DD\` says how long it is good for. Such a comment counts all the same. Who wants a reason of everybody sets
the severity of this rule to \`"error"\`.`,
    bad: `# rebake:ignore ssh-ingress-public
resource "aws_security_group" "web" {
  name = "web"
}
`,
    good: `# rebake:ignore ssh-ingress-public until=2027-01-31 the office gets its VPN in January
resource "aws_security_group" "web" {
  name = "web"
}
`,
    exceptions: [
      "There is any word behind the rules, but for the word `reason` itself, which the light bulb writes to be replaced.",
      "The comment has another mistake, which is reported.",
    ],
    links: [LINK],
  },
  check: () => [],
};

/** What is reported about suppressions themselves; set and silenced like any rule. */
export const SUPPRESSION_RULES: readonly Rule[] = [
  unusedSuppression,
  invalidSuppression,
  suppressionWithoutReason,
];

/** Everything that can be reported. */
export const EVERY_RULE: readonly Rule[] = [...RULES, ...SUPPRESSION_RULES];
