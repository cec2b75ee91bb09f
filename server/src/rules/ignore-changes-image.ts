import { asString } from "../eval/value.ts";
import { MACHINE_TYPES } from "../knowledge/compute.ts";
import { hides, imagePathsOf } from "../knowledge/image-attributes.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { block, presence, sourceText } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import { type IgnoredChange, ignoreChangesAttributes, ignoredEntries } from "../terraform/lifecycle.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { withoutIgnored } from "./shared/lifecycle-edits.ts";

export const ignoreChangesImage: TerraformRule = {
  id: "ignore-changes-image",
  dialect: "terraform",
  category: "replacement",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Changes of the image or the boot script are ignored",
    reason: "A new image is how a machine changes; where it is ignored, only changes in place are left.",
    why: `With immutable infrastructure a change is a new image (or template, or task definition), and what runs is
replaced by it. An entry of \`ignore_changes\` that covers the image cuts this path: the code names the new image, the
plan says there is nothing to do, and the old machine stays. What is left is changing it by hand. Let the code decide
which image runs, and let another tool that rolls out images write the version where the code reads it from.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    ignore_changes = [ami, tags]
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    ignore_changes = [tags]
  }
}
`,
    exceptions: [
      "An ECS service whose `deployment_controller` is CODE_DEPLOY or EXTERNAL: there another tool sets the task definition.",
      "Entries that do not cover the image, such as `tags`, `desired_capacity` or `boot_disk[0].initialize_params[0].size`.",
      "A machine that keeps data of its own (a volume is attached to it, or it has a database's name) is a warning only.",
      "`ignore_changes = all`, which is about more than the image.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "aws_ecs_service: deployment_controller",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      const paths = imagePathsOf(resource.resourceType);
      if (paths.length === 0 || deployedByAnotherTool(module, resource)) continue;
      for (const list of ignoreChangesAttributes(resource.body)) {
        for (const entry of ignoredEntries(list)) {
          if (entry.path !== "all" && paths.some((path) => hides(entry.path, path)))
            yield finding(module, resource, list, entry);
        }
      }
    }
  },
};

function finding(
  module: TerraformModule,
  resource: Resource,
  list: Attribute,
  entry: IgnoredChange,
): Finding {
  const written = sourceText(entry.expression).replace(/^"(.*)"$/, "$1");
  const softened = MACHINE_TYPES.has(resource.resourceType) && isStateful(module, resource);
  return {
    at: entry.expression,
    subject: resource,
    message: `A new ${written} never reaches ${resource.address}, because its changes are ignored`,
    ...(softened ? { severity: "warning" } : {}),
    fixes: [
      {
        title: "Take the entry out of ignore_changes",
        safe: false,
        effect: "replaces",
        edits: () => withoutIgnored(list, entry),
      },
    ],
  };
}

/** CodeDeploy and external controllers set a service's task definition themselves. */
function deployedByAnotherTool(module: TerraformModule, resource: Resource): boolean {
  if (resource.resourceType !== "aws_ecs_service") return false;
  const controller = block(resource.body, "deployment_controller");
  if (!controller) return presence(resource.body, "deployment_controller") === "unknown";
  const type = module.value(controller.body, "type");
  return type !== undefined && asString(type) !== "ECS";
}
