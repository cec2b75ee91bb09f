import type { PlanRule } from "./rule.ts";

export const partialPlan: PlanRule = {
  id: "partial-plan",
  dialect: "plan",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "The plan is only a part",
    reason: "What is not in it is not seen, and the next plan brings more.",
    why: `A plan made with \`-target\` or \`-exclude\`, one with deferred changes and one that failed half-way leave something out.
What is applied then is a state that the configuration nowhere describes, and whoever reads the plan cannot see what is
missing. Plan everything; where changes were put off, plan again after the apply.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [],
  "complete": false
}
`,
    good: `{
  "format_version": "1.2",
  "resource_changes": [],
  "complete": true
}
`,
    exceptions: ["The engine does not say whether the plan is complete: OpenTofu, and Terraform before 1.8."],
    links: [
      {
        title: "Terraform: resource targeting",
        url: "https://developer.hashicorp.com/terraform/tutorials/state/resource-targeting",
      },
      {
        title: "Terraform: JSON output format, plan representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation",
      },
    ],
  },
  *check({ view: { completeness } }) {
    const { state, reasons, deferred } = completeness;
    if (state !== "partial" && state !== "errored") return;
    const [first] = deferred;
    const named = first ? ` The first: ${first.address}, since ${first.reason}.` : "";
    yield {
      address: "",
      block: "",
      message: `${reasons.join(" ")}${named}`.replace(/\.$/, ""),
      at: undefined,
      ...(state === "errored" ? { severity: "error" as const } : {}),
    };
  },
};
