import { asBoolean } from "../eval/value.ts";
import { type RoleResource, type RoleRule, roleRules } from "../knowledge/kubernetes-roles.ts";
import { attribute } from "../syntax/body.ts";
import { remove, replace } from "../syntax/edits.ts";
import { removeItems } from "../syntax/list-edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";

export const containerExec: TerraformRule = {
  id: "container-exec",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A shell in running containers is allowed",
    reason: "Who gets a shell in a container can change what no image holds and the next start forgets.",
    why: `A container is the part of a system that is easiest to replace, and a shell in it is still a way to repair it
by hand: an edited file, an installed tool, a process killed and started otherwise. The next start of the container knows
nothing of it, and until then nobody can say what runs. Switch ECS Exec off, and give roles what people need to look
(\`pods\`, \`pods/log\`) rather than \`pods/exec\` and \`pods/attach\`. What has to be changed is changed in the image.
Where a shell is needed in an emergency, let a role for that be bound for an hour, and replace the containers after it.`,
    bad: `resource "aws_ecs_service" "web" {
  name                   = "web"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.web.arn
  enable_execute_command = true
}
`,
    good: `resource "aws_ecs_service" "web" {
  name                   = "web"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.web.arn
  enable_execute_command = false
}
`,
    exceptions: [
      "The value is false, null or cannot be known, as that of a variable without default.",
      "The role only reads (`get`, `list`, `watch`), or the resources are of another API group than the core one.",
      "The role allows everything (`*`): that is more than a shell, and other tools speak of it.",
    ],
    conflicts: [
      "CKV_AWS_223 wants what is done with ECS Exec to be logged. Keep the log where Exec has to stay; it tells who was there, not what the container is made of since.",
    ],
    links: [
      {
        title: "AWS: Monitor Amazon ECS containers with ECS Exec",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
      },
      {
        title: "Kubernetes: Using RBAC authorization",
        url: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      },
    ],
  },
  *check(module) {
    for (const service of module.resources("aws_ecs_service")) {
      const finding = serviceFinding(module, service);
      if (finding) yield finding;
    }
    const rules = roleRules(module);
    for (const rule of rules) {
      const [first, ...others] = shells(rule);
      if (first) yield roleFinding(rules, rule, [first, ...others]);
    }
  },
};

function serviceFinding(module: TerraformModule, service: Resource): Finding | undefined {
  const written = attribute(service.body, "enable_execute_command");
  const value = written && module.evaluate(written.expression);
  if (!written || !value || asBoolean(value) !== true) return undefined;
  return {
    at: written,
    subject: service,
    message: `${service.address} lets people run commands in its containers, and change what no image holds`,
    related: value.hops.map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` })),
    fixes: [
      {
        title: "Switch ECS Exec off",
        safe: false,
        effect: "in place",
        edits: () => [replace(written.expression, "false")],
      },
    ],
  };
}

/** What of the rule gives a shell in a container. */
function shells(rule: RoleRule): RoleResource[] {
  if (!rule.verbs.some((verb) => verb === "create" || verb === "*")) return [];
  if (!rule.apiGroups?.some((group) => group === "" || group === "*")) return [];
  return rule.resources.filter((one) => SHELLS.has(one.name));
}

function roleFinding(
  all: readonly RoleRule[],
  rule: RoleRule,
  found: readonly [RoleResource, ...RoleResource[]],
): Finding {
  const names = found.map((one) => one.name).join(" and ");
  const fix = withoutShells(all, rule, found);
  return {
    at: found[0].at,
    subject: rule.role,
    message: `${rule.role.address} allows ${names}: whoever has it can change running containers by hand`,
    fixes: fix ? [fix] : [],
  };
}

function withoutShells(
  all: readonly RoleRule[],
  rule: RoleRule,
  found: readonly RoleResource[],
): Fix | undefined {
  const items = found.flatMap((one) => one.item ?? []);
  const list = items[0]?.list;
  const { block } = rule;
  if (!list || items.length < found.length || items.some((one) => one.list !== list)) return undefined;
  const base = { safe: false, effect: "in place" } as const;
  if (list.items.length > items.length && rule.resources.length > found.length) {
    const edits: Fix["edits"] = () =>
      removeItems(
        list,
        items.map((one) => one.item),
      );
    return { ...base, title: `Take ${found.map((one) => one.name).join(" and ")} out of this rule`, edits };
  }
  // A role must keep a rule.
  const keepsOne = all.some((one) => one.role === rule.role && one !== rule && shells(one).length === 0);
  if (!block || !keepsOne) return undefined;
  return { ...base, title: "Delete this rule of the role", edits: () => remove(block, rule.role.body) };
}

const SHELLS: ReadonlySet<string> = new Set(["pods/exec", "pods/attach", "pods/*"]);
