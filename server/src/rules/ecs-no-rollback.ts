import { asBoolean, asNumber, asString } from "../eval/value.ts";
import { attribute, block, presence } from "../syntax/body.ts";
import { addBlock, replace } from "../syntax/edits.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const ecsNoRollback: TerraformRule = {
  id: "ecs-no-rollback",
  dialect: "terraform",
  category: "rollout",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A failed deployment of the service is not taken back",
    reason: "New tasks that cannot start are tried for ever, and somebody has to step in by hand.",
    why: `Without a circuit breaker an ECS service goes on starting tasks of a version that cannot run, until a person
sees it. With \`deployment_circuit_breaker\` the deployment is given up after some failures, and with \`rollback\` the
service goes back to the version that ran, which is what makes replacing safe enough to do it every day. Alarms can
decide the same. A \`deployment_minimum_healthy_percent\` of 0 gives the way back away: all old tasks may go before one
new task has proved that it works.`,
    bad: `resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 3
}
`,
    good: `resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 3

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
`,
    exceptions: [
      "Services that CodeDeploy or another controller deploys, and those ECS deploys blue/green.",
      "Daemon services.",
      "Alarms decide over the deployment.",
      "What decides is not known, or a dynamic block may make it.",
    ],
    links: [
      {
        title: "How the Amazon ECS deployment circuit breaker detects failures",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
      },
      {
        title: "aws_ecs_service: deployment_circuit_breaker",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
      },
    ],
  },
  *check(module) {
    for (const service of module.resources("aws_ecs_service")) {
      if (!isRolledByEcs(module, service)) continue;
      const breaker = checkBreaker(module, service);
      if (breaker) yield breaker;
      const minimum = checkMinimum(module, service);
      if (minimum) yield minimum;
    }
  },
};

function isRolledByEcs(module: TerraformModule, { body }: Resource): boolean {
  const controller = block(body, "deployment_controller");
  const configuration = block(body, "deployment_configuration");
  return (
    isOrMissing(module, body, "scheduling_strategy", "REPLICA") &&
    presence(body, "deployment_controller") !== "unknown" &&
    presence(body, "deployment_configuration") !== "unknown" &&
    (!controller || isOrMissing(module, controller.body, "type", "ECS")) &&
    (!configuration || isOrMissing(module, configuration.body, "strategy", "ROLLING"))
  );
}

function isOrMissing(module: TerraformModule, body: Body, name: string, expected: string): boolean {
  const value = module.value(body, name);
  return value ? asString(value) === expected : presence(body, name) !== "unknown";
}

function checkBreaker(module: TerraformModule, service: Resource): Finding | undefined {
  if (presence(service.body, "alarms") !== "absent") return undefined;
  const message = `A deployment of ${service.address} that fails is tried on and on, not taken back`;
  const breaker = block(service.body, BREAKER);
  if (!breaker) {
    if (presence(service.body, BREAKER) !== "absent") return undefined;
    const edits = () => [
      addBlock(service.block, [`${BREAKER} {`, "  enable   = true", "  rollback = true", "}"]),
    ];
    return { at: service.header, subject: service, message, fixes: [{ ...FIX, edits }] };
  }
  const off = ["enable", "rollback"]
    .map((name) => attribute(breaker.body, name))
    .find((one) => one && asBoolean(module.evaluate(one.expression)) === false);
  if (!off) return undefined;
  const value = module.evaluate(off.expression);
  return {
    at: off,
    subject: service,
    message,
    related: originsOf(value),
    fixes: isWrittenHere(value) ? [{ ...FIX, edits: () => [replace(off.expression, "true")] }] : [],
  };
}

function checkMinimum(module: TerraformModule, service: Resource): Finding | undefined {
  const minimum = attribute(service.body, "deployment_minimum_healthy_percent");
  const value = minimum && module.evaluate(minimum.expression);
  const count = module.value(service.body, "desired_count");
  if (!minimum || !value || asNumber(value) !== 0 || !count || (asNumber(count) ?? 0) <= 1) return undefined;
  return {
    at: minimum,
    subject: service,
    message: `All tasks of ${service.address} may go before a new one has proved that it works`,
    severity: "warning",
    related: originsOf(value),
    fixes: isWrittenHere(value) ? minimumFixes(service, minimum) : [],
  };
}

/** Keeping all old tasks needs room for new ones beside them, which a written maximum may not leave. */
function minimumFixes(service: Resource, minimum: Attribute): Fix[] {
  if (attribute(service.body, "deployment_maximum_percent")) return [];
  return [
    {
      title: "Keep the old tasks until the new ones are healthy",
      safe: false,
      effect: "in place",
      edits: () => [replace(minimum.expression, "100")],
    },
  ];
}

const BREAKER = "deployment_circuit_breaker";
const FIX = {
  title: "Go back to the version that ran when a deployment fails",
  safe: false,
  effect: "in place",
} as const;
