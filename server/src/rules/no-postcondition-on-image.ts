import { MACHINE_TEMPLATE_TYPES, MACHINE_TYPES } from "../knowledge/compute.ts";
import { IMAGE_LOOKUPS } from "../knowledge/image-lookups.ts";

import { blocksOfType, presence } from "../syntax/body.ts";
import type { Resource } from "../terraform/module.ts";
import type { TerraformRule } from "./rule.ts";

export const noPostconditionOnImage: TerraformRule = {
  id: "no-postcondition-on-image",
  dialect: "terraform",
  category: "drift",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "Nothing checks the image that was looked up",
    reason: "A lookup that finds an old or foreign image goes unnoticed until the machines run it.",
    why: `A lookup returns whatever matches on the day of the plan: a filter with a typing error, an image from last year
because the bakes have stopped, one of another account with a fitting name. A \`postcondition\` on the data source says
what must be true of an image before machines are made of it (its owner, its age, a tag that your bakes set), and the
plan stops where it is not. The rule is silent unless asked for.`,
    bad: `data "aws_ami" "web" {
  owners      = ["self"]
  most_recent = true
  name_regex  = "^web-"
}

resource "aws_instance" "web" {
  ami = data.aws_ami.web.id
}
`,
    good: `data "aws_ami" "web" {
  owners      = ["self"]
  most_recent = true
  name_regex  = "^web-"

  lifecycle {
    postcondition {
      condition     = self.tags["Tested"] == "true"
      error_message = "The newest image has not been tested."
    }
  }
}

resource "aws_instance" "web" {
  ami = data.aws_ami.web.id
}
`,
    exceptions: [
      "The data source has a `postcondition` or `precondition`, whatever it checks.",
      "Each machine or template that uses it has one, or a `check` block speaks of the data source.",
      "No machine or template of the module uses it.",
    ],
    links: [
      {
        title: "Terraform: Custom conditions",
        url: "https://developer.hashicorp.com/terraform/language/expressions/custom-conditions",
      },
    ],
  },
  *check(module) {
    for (const data of module.dataSources(...Object.keys(IMAGE_LOOKUPS))) {
      if (hasCondition(data)) continue;
      const users = module.usersOf(data.address);
      if (users.some((user) => user.type === "check")) continue;
      const machines = users.filter(
        (user): user is Resource => isMachine(user as Resource) && module.mayExist(user),
      );
      const unchecked = machines.filter((one) => !hasCondition(one));
      if (unchecked.length === 0) continue;
      yield {
        at: data.header,
        subject: data,
        message: `Nothing checks the image that ${unchecked[0]?.address} gets from ${data.address}`,
        related: unchecked.slice(0, 5).map((one) => ({ at: one.header, message: "This uses the image" })),
      };
    }
  },
};

function isMachine({ type, resourceType }: Resource): boolean {
  return type === "resource" && (MACHINE_TYPES.has(resourceType) || MACHINE_TEMPLATE_TYPES.has(resourceType));
}

function hasCondition(resource: Resource): boolean {
  return blocksOfType(resource.body, "lifecycle").some((lifecycle) =>
    ["precondition", "postcondition"].some((name) => presence(lifecycle.body, name) !== "absent"),
  );
}
