import { type IngressRule, ingressRules } from "../knowledge/ingress.ts";
import type { TerraformRule } from "./rule.ts";
import { ingressFixes } from "./shared/ingress-fixes.ts";
import { describedWorld, isEverything, portsInWords, relatedSources } from "./shared/ingress-wording.ts";
import { allPortsWorld } from "./shared/public-ingress.ts";

export const allPortsIngressPublic: TerraformRule = {
  id: "all-ports-ingress-public",
  dialect: "terraform",
  category: "access",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "All ports are open to the whole internet",
    reason: "Every way to log in is open to everyone, those nobody thought of among them.",
    why: `A rule that opens everything opens SSH, Remote Desktop and WinRM too, and with them every agent, debugger and
database that happens to listen. Nothing then keeps people from logging in and changing the machine by hand, and what
they change is in no image. Open the ports the service is for, one rule each (often 443 alone, and only to its load
balancer), and no port to log in: what a machine needs goes into its image.`,
    bad: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
    good: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
    exceptions: [
      "The rule opens fewer ports than those from SSH's to Remote Desktop's: ssh-ingress-public, rdp-ingress-public and winrm-ingress-public speak of those.",
      "It is for ICMP only, or lets traffic out rather than in.",
      "Its sources are security groups, prefix lists, tags or service tags other than `Internet`.",
      "It is switched off, or (Google) another firewall of the same network denies SSH or Remote Desktop with a priority at least as high, or an earlier rule of the same policy does.",
      "Its protocol, ports or sources cannot be known from the configuration.",
      "On AWS TCP from port 0 to port 0 is port 0 alone, and is not reported.",
    ],
    links: [
      {
        title: "AWS: Security group rules for different use cases",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-rules-reference.html",
      },
      {
        title: "Azure: Network security groups",
        url: "https://learn.microsoft.com/en-us/azure/virtual-network/network-security-groups-overview",
      },
      {
        title: "Google: VPC firewall rules",
        url: "https://cloud.google.com/firewall/docs/firewalls",
      },
    ],
  },
  *check(module) {
    for (const rule of ingressRules(module)) {
      const world = allPortsWorld(rule);
      const [first] = world;
      if (!first) continue;
      yield {
        at: first.at,
        subject: rule.resource,
        message: `${rule.resource.address} opens ${opened(rule)} to ${describedWorld(world)}: anyone can try each way in`,
        related: relatedSources(world),
        fixes: () => ingressFixes(rule, world, []),
      };
    }
  },
};

function opened(rule: IngressRule): string {
  if (isEverything(rule)) return "everything";
  const ports = portsInWords(rule.ports.ranges);
  return rule.protocol === "all" ? ports : `${ports} of ${rule.protocol.toUpperCase()}`;
}
