import { asBoolean, asString } from "../eval/value.ts";
import { endsInMovingTag, hasMovingTag } from "../knowledge/image-tags.ts";
import { attribute, walk } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { containersOf, settingOf } from "./shared/containers.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const forceNewDeployment: TerraformRule = {
  id: "force-new-deployment",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "New deployments are forced because the image's tag stays the same",
    reason: "What runs depends on when it was deployed, and no plan shows what a deployment brings.",
    why: `Forcing a new deployment is how a moved tag reaches a service: the code says the same as before, and what runs
is something else. Two deployments of the same code then run different images, a task that restarts may pick up a
version nobody deployed, and there is no way back, because the tag has moved on. Give each build a tag of its own, or
name it by its digest: a new image then is a new task definition, which deploys by itself and can be gone back to.`,
    bad: `resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = jsonencode([{ name = "web", image = "example/web:latest" }])
}

resource "aws_ecs_service" "web" {
  name                 = "web"
  task_definition      = aws_ecs_task_definition.web.arn
  force_new_deployment = true
}
`,
    good: `resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = jsonencode([{ name = "web", image = "example/web:latest" }])
}

resource "aws_ecs_service" "web" {
  name                 = "web"
  task_definition      = aws_ecs_task_definition.web.arn
  force_new_deployment = false
}
`,
    exceptions: [
      "No image of the task definition is known to have a tag that moves (`latest`, a branch, none at all).",
      "The value is not known.",
    ],
    links: [
      {
        title: "aws_ecs_service: redeploy service on every apply",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
      },
      {
        title: "Amazon ECR: preventing image tags from being overwritten",
        url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
      },
    ],
  },
  *check(module) {
    for (const service of module.resources("aws_ecs_service")) {
      const forced = attribute(service.body, "force_new_deployment");
      if (forced && asBoolean(module.evaluate(forced.expression)) === true) {
        const image = movingImage(module, service);
        if (image !== undefined) yield forcedFinding(module, service, forced, image);
      }
      const triggers = attribute(service.body, "triggers");
      if (triggers && changesAlways(triggers)) yield triggerFinding(service, triggers);
    }
  },
};

function forcedFinding(
  module: TerraformModule,
  service: Resource,
  forced: Attribute,
  image: string,
): Finding {
  const value = module.evaluate(forced.expression);
  return {
    at: forced,
    subject: service,
    message: `${service.address} is deployed anew to run whatever ${image} is by then`,
    related: originsOf(value),
    fixes: isWrittenHere(value)
      ? [
          {
            title: "Deploy only when the task definition changes",
            safe: false,
            effect: "no change",
            edits: () => [replace(forced.expression, "false")],
          },
        ]
      : [],
  };
}

function triggerFinding(service: Resource, triggers: Attribute): Finding {
  return {
    at: { piece: triggers.piece, range: triggers.nameRange },
    subject: service,
    message: `${service.address} is deployed anew at every apply, whatever has changed`,
  };
}

/** The first image of the service's tasks whose tag moves. */
function movingImage(module: TerraformModule, service: Resource): string | undefined {
  const definition = attribute(service.body, "task_definition");
  if (!definition) return undefined;
  for (const address of referencesIn(definition.expression)) {
    const task = module.resource(address);
    if (task?.resourceType !== "aws_ecs_task_definition") continue;
    for (const container of containersOf(module, task)) {
      const value = settingOf(container, "image");
      if (!value || value.sensitive) continue;
      const image = asString(value);
      if (image !== undefined && hasMovingTag(image)) return image;
      const end = image === undefined ? container.endOf("image") : undefined;
      if (end !== undefined && endsInMovingTag(end)) return `the image that ends in ${end}`;
    }
  }
  return undefined;
}

function changesAlways(triggers: Attribute): boolean {
  return [...walk(triggers.expression)].some((part) => part.kind === "call" && ALWAYS_NEW.has(part.name));
}

const ALWAYS_NEW: ReadonlySet<string> = new Set(["timestamp", "plantimestamp", "uuid"]);
