import { type AclRule, networkAclRules } from "../knowledge/ingress/network-acls.ts";
import { REMOTE_DESKTOP, SSH } from "../knowledge/login-services.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { ingressFixes } from "./shared/ingress-fixes.ts";
import {
  describedWorld,
  isWide,
  type OpenService,
  openedServices,
  relatedSources,
} from "./shared/ingress-wording.ts";
import { openToWorld, worldOf } from "./shared/public-ingress.ts";

export const naclAdminIngressPublic: TerraformRule = {
  id: "nacl-admin-ingress-public",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A network ACL lets the whole internet in to log in",
    reason: "One security group opened in a hurry is then enough to let people change machines by hand.",
    why: `A network ACL is the second lock of a subnet. Where it lets every address in to SSH or Remote Desktop, the
first lock is the only one: somebody who opens a security group for a quick look gives the whole internet a way to log
in, and what is then changed by hand is in no image. Let the ACL in what the subnet serves, and the ports that answers
to its own requests come back to (1024 and above), and nothing to log in through. Machines that are replaced rather
than repaired need no such port.`,
    bad: `resource "aws_network_acl_rule" "ssh" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "https" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 110
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 443
  to_port        = 443
  cidr_block     = "0.0.0.0/0"
}
`,
    good: `resource "aws_network_acl_rule" "https" {
  network_acl_id = aws_network_acl.web.id
  rule_number    = 110
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 443
  to_port        = 443
  cidr_block     = "0.0.0.0/0"
}
`,
    exceptions: [
      "A rule of the same ACL with a lower number denies the port to the same addresses, or may do so.",
      "The range begins at 1024 or above and ends at 60999 or above: an ACL keeps no state, and answers come back to these ports.",
      "The ACL lets everything in and everything out, as a default ACL does: that is information only.",
      "The rule denies, lets traffic out, or is for other protocols than TCP (for Remote Desktop UDP too).",
      "Its action, protocol, ports or addresses cannot be known from the configuration.",
    ],
    links: [
      {
        title: "AWS: Control subnet traffic with network access control lists",
        url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
      },
      {
        title: "aws_network_acl_rule",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
      },
    ],
  },
  *check(module) {
    for (const rule of networkAclRules(module)) {
      const open = [SSH, REMOTE_DESKTOP].flatMap((service) => openToWorld(rule, service) ?? []);
      const asked = open.filter((one) => !isForAnswers(rule, one));
      const finding = asked[0] && findingAbout(rule, asked);
      if (finding) yield finding;
    }
  },
};

function findingAbout(rule: AclRule, open: readonly OpenService[]): Finding | undefined {
  const world = open[0] ? worldOf(rule, open[0]) : [];
  const [first] = world;
  if (!first) return undefined;
  const ports = open.flatMap((one) => one.ports);
  return {
    at: first.at,
    subject: rule.resource,
    message: `${rule.resource.address} opens ${openedServices(rule, open)} to ${describedWorld(world)}: it keeps nobody from the machines of its subnets`,
    ...(rule.isDefault ? { severity: "information" as const } : {}),
    related: relatedSources(world),
    // To take away a rule that opens nearly everything would close nearly everything.
    ...(isWide(rule, open) ? {} : { fixes: () => ingressFixes(rule, world, ports) }),
  };
}

/** True when the port lies in a range for the answers to requests from inside. */
function isForAnswers(rule: AclRule, { ports }: OpenService): boolean {
  return ports.every((port) =>
    rule.ports.ranges.every(
      (range) => port < range.from || port > range.to || (range.from >= 1024 && range.to >= 60999),
    ),
  );
}
