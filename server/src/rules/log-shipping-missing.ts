import { asString } from "../eval/value.ts";
import { LOCAL_LOG_DRIVERS, LOG_EXPORT_ATTRIBUTES } from "../knowledge/logs.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { type Container, containersOf, settingOf } from "./shared/containers.ts";
import { exportLogs, sendToCloudWatch, sendToWorkspace } from "./shared/log-destinations.ts";
import { originsOf } from "./shared/origins.ts";

export const logShippingMissing: TerraformRule = {
  id: "log-shipping-missing",
  dialect: "terraform",
  category: "rollout",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The logs go with what wrote them",
    reason: "When it is replaced its logs are gone, so people log in to read them while it runs.",
    why: `What is replaced at each change takes along everything it has written to its own disk. When its logs are not
sent away while it runs, nobody can tell afterwards why it failed, and the need to read them is the reason to keep a way
in, and to keep what is ill instead of replacing it. Send the logs of each container to a log service (in ECS a
\`logConfiguration\` with \`awslogs\` or \`awsfirelens\`), and let managed services keep theirs. The
fix makes a log group for the task; its execution role must be allowed to write there, as the policy
\`AmazonECSTaskExecutionRolePolicy\` allows.`,
    bad: `resource "aws_ecs_task_definition" "web" {
  family             = "web"
  execution_role_arn = aws_iam_role.execution.arn
  container_definitions = jsonencode([
    {
      name  = "web"
      image = var.image
    }
  ])
}
`,
    good: `resource "aws_ecs_task_definition" "web" {
  family             = "web"
  execution_role_arn = aws_iam_role.execution.arn
  container_definitions = jsonencode([
    {
      name  = "web"
      image = var.image
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.web.name
          awslogs-region        = data.aws_region.current.id
          awslogs-stream-prefix = "web"
        }
      }
    }
  ])
}

resource "aws_cloudwatch_log_group" "web" {
  name = "/ecs/web"
}

data "aws_region" "current" {}
`,
    exceptions: [
      "The container that is the log router itself (`firelensConfiguration`).",
      "A container whose settings are not all known.",
      "A hint only for clusters and databases, whose provider keeps some logs anyway.",
      "Machines: whether their image has an agent cannot be seen here.",
      "No fix where there is nothing to send logs to: a container group without a workspace in the module, or a task without an execution role.",
      "GKE and Cloud Run, which send logs away by themselves.",
    ],
    links: [
      {
        title: "Send Amazon ECS logs to CloudWatch",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
      },
      {
        title: "azurerm_container_group: diagnostics",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group",
      },
      {
        title: "Docker: configure logging drivers",
        url: "https://docs.docker.com/engine/logging/configure/",
      },
    ],
  },
  *check(module) {
    for (const task of module.resources("aws_ecs_task_definition"))
      for (const container of containersOf(module, task)) yield* checkContainer(module, task, container);
    for (const group of module.resources("azurerm_container_group")) yield* checkGroup(module, group);
    for (const container of module.resources("docker_container")) yield* checkDocker(module, container);
    for (const service of module.resources(...Object.keys(LOG_EXPORT_ATTRIBUTES)))
      yield* checkService(module, service);
  },
};

function* checkContainer(module: TerraformModule, task: Resource, container: Container): Generator<Finding> {
  if (settingOf(container, "firelensConfiguration")) return;
  const subject = container.name === undefined ? "A container" : `Container "${container.name}"`;
  const logs = settingOf(container, "logConfiguration");
  if (!logs) {
    yield {
      at: container.at,
      subject: task,
      message: `${subject} of ${task.address} sends its logs nowhere: they go with it`,
      fixes: () => sendToCloudWatch(module, task, container),
    };
    return;
  }
  const driver = logs.kind === "object" ? logs.entries.get("logDriver") : undefined;
  const name = driver && asString(driver);
  if (name === undefined || !LOCAL_LOG_DRIVERS.has(name)) return;
  yield {
    at: container.at,
    subject: task,
    message: `${subject} of ${task.address} ${kept(name)}`,
    severity: "warning",
  };
}

function* checkGroup(module: TerraformModule, group: Resource): Generator<Finding> {
  const [diagnostics] = blocksOfType(group.body, "diagnostics");
  const state = presence(diagnostics?.body ?? group.body, diagnostics ? "log_analytics" : "diagnostics");
  if (state !== "absent") return;
  yield {
    at: group.header,
    subject: group,
    message: `The containers of ${group.address} send their logs nowhere: they go with them`,
    fixes: () => sendToWorkspace(module, group),
  };
}

function* checkDocker(module: TerraformModule, container: Resource): Generator<Finding> {
  const driver = attribute(container.body, "log_driver");
  const value = driver && module.evaluate(driver.expression);
  const name = value && asString(value);
  if (!driver || name === undefined || !LOCAL_LOG_DRIVERS.has(name)) return;
  yield {
    at: driver,
    subject: container,
    message: `${container.address} ${kept(name)}`,
    ...(name === "none" ? { severity: "warning" } : {}),
    related: originsOf(value),
  };
}

function* checkService(module: TerraformModule, service: Resource): Generator<Finding> {
  const name = LOG_EXPORT_ATTRIBUTES[service.resourceType] ?? "";
  const written = attribute(service.body, name);
  const value = module.value(service.body, name);
  const isEmpty = value?.kind === "list" && value.items.length === 0;
  if (value ? !isEmpty : presence(service.body, name) === "unknown") return;
  yield {
    at: written ?? service.header,
    subject: service,
    message: `${service.address} keeps its logs to itself: no ${name} are named`,
    severity: "hint",
    related: originsOf(value),
    fixes: () => exportLogs(module, service),
  };
}

function kept(driver: string): string {
  return driver === "none"
    ? "throws its logs away"
    : `keeps its logs on its host (${driver}): they go with it`;
}
