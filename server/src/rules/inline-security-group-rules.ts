import { asString } from "../eval/value.ts";
import {
  DIRECTIONS,
  type Direction,
  SECURITY_GROUP_RULE_TYPES,
  SECURITY_GROUP_TYPES,
} from "../knowledge/security-groups.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, Severity, TerraformRule } from "./rule.ts";

export const inlineSecurityGroupRules: TerraformRule = {
  id: "inline-security-group-rules",
  dialect: "terraform",
  category: "drift",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A security group's rules are written inside it",
    reason: "Rules inside the group and rules beside it undo each other, apply after apply.",
    why: `A group with rules written inside it owns all of them: each apply takes away every rule that is not written
there. Rules that stand as resources of their own beside it are then removed by one apply and put back by the next, and
in between the service cannot be reached, or can be by too many. Keep all rules of a group in one place, best as
\`aws_vpc_security_group_ingress_rule\` and \`aws_vpc_security_group_egress_rule\`: each can be changed without touching
the group, and a plan shows one rule as one line.

There is no fix, for a rule that is moved out has to be imported: to AWS it exists already, and making it again fails. So,
for each direction that has rules inside the group:

1. Write each rule as a resource of its own, one for each block, protocol, port range and source.
2. Write an \`import\` block for each, with the id that AWS has given the rule (\`sgr-...\`; \`aws ec2
   describe-security-group-rules --filters Name=group-id,Values=<id of the group>\` lists them).
3. Delete the rules inside the group in the same change. The plan must show imports only: no rule made, none taken away.
4. After the apply, delete the \`import\` blocks.

Where only a few rules stand beside the group and all others inside it, write those few inside it instead: that needs no
import, and ends the fight at the next apply too.`,
    bad: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_vpc_security_group_ingress_rule" "metrics" {
  security_group_id = aws_security_group.web.id
  from_port         = 9100
  to_port           = 9100
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.1.0.0/16"
}
`,
    good: `resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.web.id
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_vpc_security_group_ingress_rule" "metrics" {
  security_group_id = aws_security_group.web.id
  from_port         = 9100
  to_port           = 9100
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.1.0.0/16"
}
`,
    exceptions: [
      "`ingress = []` or `egress = []`, which says that there are to be none.",
      "It is a warning where rules inside and beside the group are of one direction, information where they are of different ones, and a hint where there are only rules inside.",
      "Dynamic blocks whose content is not known.",
      "A rule that only names the group as its source or target does not belong to it.",
    ],
    links: [
      {
        title: "aws_security_group",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
      },
      {
        title: "aws_vpc_security_group_ingress_rule",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources(...SECURITY_GROUP_TYPES)) {
      const inside = new Map(
        DIRECTIONS.flatMap((direction) => {
          const at = inlineRules(module, group, direction);
          return at ? [[direction, at] as const] : [];
        }),
      );
      if (inside.size > 0) yield finding(group, inside, rulesBeside(module, group));
    }
  },
};

interface RuleBeside {
  readonly resource: Resource;
  /** Undefined when it is not known. */
  readonly direction: Direction | undefined;
}

/** The first rule of that direction written inside the group, as a block or a list. */
function inlineRules(module: TerraformModule, group: Resource, direction: Direction): Span | undefined {
  const [block] = blocksOfType(group.body, direction);
  if (block) return { piece: block.piece, range: block.headerRange };
  const list = attribute(group.body, direction);
  const value = list && module.evaluate(list.expression);
  const isFilled = value?.kind === "list" && value.items.length > 0;
  return isFilled && list ? { piece: list.piece, range: list.nameRange } : undefined;
}

function rulesBeside(module: TerraformModule, group: Resource): RuleBeside[] {
  return module.usersOf(group.address).flatMap((user): RuleBeside[] => {
    const resource = user as Resource;
    const kind = user.type === "resource" ? SECURITY_GROUP_RULE_TYPES[resource.resourceType] : undefined;
    const owner = kind && attribute(resource.body, "security_group_id");
    if (!owner || !referencesIn(owner.expression).has(group.address) || !module.mayExist(resource)) return [];
    if (kind !== "written") return [{ resource, direction: kind }];
    const type = module.value(resource.body, "type");
    const text = type && asString(type);
    return [{ resource, direction: DIRECTIONS.find((one) => one === text) }];
  });
}

function finding(
  group: Resource,
  inside: ReadonlyMap<Direction, Span>,
  beside: readonly RuleBeside[],
): Finding {
  const fighting = beside.filter((one) => one.direction && inside.has(one.direction));
  const [first] = fighting;
  const fought = DIRECTIONS.find((direction) => fighting.some((one) => one.direction === direction));
  const at = (fought && inside.get(fought)) ?? [...inside.values()][0] ?? group.header;
  const shown = fighting.length > 0 ? fighting : beside;
  return {
    at,
    subject: group,
    message: first
      ? `${group.address} takes away the rules that stand beside it, such as ${first.resource.address}, at each apply`
      : beside.length > 0
        ? `${group.address} has rules inside and beside it: a rule of the same direction would be taken away at each apply`
        : `${group.address} owns all its rules: one that is added elsewhere is taken away at the next apply`,
    severity: severityOf(fighting.length, beside.length),
    related: shown
      .slice(0, 5)
      .map((one) => ({ at: one.resource.header, message: "This rule stands beside it" })),
  };
}

function severityOf(fighting: number, beside: number): Severity {
  if (fighting > 0) return "warning";
  return beside > 0 ? "information" : "hint";
}
