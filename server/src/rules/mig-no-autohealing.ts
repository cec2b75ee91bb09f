import { GROUP_HEALTH_CHECK_TYPES, MANAGED_INSTANCE_GROUP_TYPES } from "../knowledge/instance-groups.ts";
import { attribute, presence } from "../syntax/body.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Fix, TerraformRule } from "./rule.ts";

export const migNoAutohealing: TerraformRule = {
  id: "mig-no-autohealing",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The group does not replace machines that stopped answering",
    reason: "A machine that runs but does not answer stays until somebody logs in to mend it.",
    why: `A managed instance group makes a new machine when one is gone. Whether a running one still does its work it only
knows when it has an auto-healing policy with a health check that asks the application. Without it a machine whose
application hangs stays in the group, and the way to bring it back is by hand. Give the group a health check of its own,
with more patience than the load balancer's: what fails it is replaced, not only left out.`,
    bad: `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port         = 8080
    request_path = "/healthz"
  }
}

resource "google_compute_instance_group_manager" "web" {
  name               = "web"
  base_instance_name = "web"
  zone               = "europe-west1-b"

  version {
    instance_template = google_compute_instance_template.web.self_link_unique
  }
}
`,
    good: `resource "google_compute_health_check" "web" {
  name = "web"

  http_health_check {
    port         = 8080
    request_path = "/healthz"
  }
}

resource "google_compute_instance_group_manager" "web" {
  name               = "web"
  base_instance_name = "web"
  zone               = "europe-west1-b"

  version {
    instance_template = google_compute_instance_template.web.self_link_unique
  }

  auto_healing_policies {
    health_check      = google_compute_health_check.web.id
    initial_delay_sec = 300
  }
}
`,
    exceptions: ["A dynamic block may make the policy."],
    links: [
      {
        title: "Google Cloud: application-based health checks and autohealing",
        url: "https://cloud.google.com/compute/docs/instance-groups/autohealing-instances-in-migs",
      },
      {
        title: "google_compute_instance_group_manager: auto_healing_policies",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_group_manager",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources(...MANAGED_INSTANCE_GROUP_TYPES)) {
      if (presence(group.body, "auto_healing_policies") !== "absent") continue;
      yield {
        at: group.header,
        subject: group,
        message: `${group.address} does not replace machines that run but no longer answer`,
        fixes: () => fixesFor(module, group),
      };
    }
  },
};

/** Which check is meant is clear only where there is one. */
function fixesFor(module: TerraformModule, group: Resource): Fix[] {
  const checks = module.resources(...GROUP_HEALTH_CHECK_TYPES);
  const [check] = checks;
  const isOneOfAKind = check && !attribute(check.body, "count") && !attribute(check.body, "for_each");
  if (!isOneOfAKind || checks.length > 1) return [];
  return [
    {
      title: `Replace machines that fail ${check.address}`,
      safe: false,
      effect: "in place",
      edits: () => [
        addBlock(group.block, [
          "auto_healing_policies {",
          `  health_check      = ${check.address}.id`,
          "  initial_delay_sec = 300",
          "}",
        ]),
      ],
    },
  ];
}
