import type { PlanRule } from "./rule.ts";

export const failedChecks: PlanRule = {
  id: "failed-checks",
  dialect: "plan",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A check fails, and nothing stops for it",
    reason: "A failed check changes no exit code, so an apply goes on over it.",
    why: `A \`check\` block says what has to be true: that a page answers, that an image is not too old. When it fails, Terraform
and OpenTofu print a warning, plan on and exit as if nothing were wrong, so a pipeline applies the plan. Somebody who
wrote the check wanted to be told.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [],
  "checks": [
    {
      "address": { "kind": "check", "to_display": "check.health" },
      "status": "fail",
      "instances": [{ "address": { "to_display": "check.health" }, "status": "fail", "problems": [{ "message": "the page answers with 502" }] }]
    }
  ]
}
`,
    good: `{
  "format_version": "1.2",
  "resource_changes": [],
  "checks": [
    {
      "address": { "kind": "check", "to_display": "check.health" },
      "status": "pass",
      "instances": [{ "address": { "to_display": "check.health" }, "status": "pass" }]
    }
  ]
}
`,
    exceptions: [
      "The result is not known before apply.",
      "Conditions of resources, outputs and variables that hold; when those fail, planning itself fails.",
    ],
    links: [
      {
        title: "Terraform: checks",
        url: "https://developer.hashicorp.com/terraform/language/block/check",
      },
    ],
  },
  *check({ view }) {
    for (const { address, status, problems } of view.checks) {
      if (status !== "fail" && status !== "error") continue;
      const what = status === "fail" ? "fails" : "could not be worked out";
      yield {
        address,
        block: address,
        message: `${address} ${what}${problems.length > 0 ? `: ${problems.join("; ")}` : ""}`,
        at: undefined,
      };
    }
  },
};
