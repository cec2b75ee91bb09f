import { affinityOf, affinityTypes } from "../knowledge/session-affinity.ts";
import type { TerraformRule } from "./rule.ts";

export const sessionAffinity: TerraformRule = {
  id: "session-affinity",
  dialect: "terraform",
  category: "state",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "Clients are tied to one machine",
    reason: "Sessions that live on one machine are lost when that machine is replaced.",
    why: `A load balancer that sends a client to the same machine each time is usually there because the machine remembers
something about the client: a login, a basket, an upload half done. That is state on the machine, and it goes when the
machine is replaced; people learn to drain machines for hours, or not to replace them by day. Keep sessions in a store
that all machines reach (Redis, a database, a signed cookie), and any machine can answer any request. The rule is silent
unless asked for, since some protocols need the tie, and caches gain by it.`,
    bad: `resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"

  stickiness {
    type    = "lb_cookie"
    enabled = true
  }
}
`,
    good: `resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "HTTP"

  stickiness {
    type    = "lb_cookie"
    enabled = false
  }
}
`,
    exceptions: [
      "The value is not known.",
      "The attribute is missing, which is off everywhere but in a `stickiness` block.",
    ],
    links: [
      {
        title: "AWS: Sticky sessions for your Application Load Balancer",
        url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html",
      },
      {
        title: "The Twelve-Factor App: Processes",
        url: "https://12factor.net/processes",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources(...affinityTypes())) {
      const at = affinityOf(module, resource);
      if (!at) continue;
      yield {
        at,
        subject: resource,
        message: `${resource.address} sends a client to the same machine again: what that one remembers goes with it`,
      };
    }
  },
};
