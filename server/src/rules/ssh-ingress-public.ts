import { SSH } from "../knowledge/login-services.ts";
import { portsOption } from "./options.ts";
import type { TerraformRule } from "./rule.ts";
import { publicIngress } from "./shared/public-ingress.ts";

const PORTS = portsOption({
  name: "ports",
  default: SSH.ports,
  description: "The ports at which SSH listens on your machines. What is set replaces the usual ones.",
  example: "[22, 2222]",
});

export const sshIngressPublic: TerraformRule = {
  id: "ssh-ingress-public",
  dialect: "terraform",
  category: "access",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  options: [PORTS],
  docs: {
    title: "SSH is open to the whole internet",
    reason: "Who can log in can change the machine, and no image or plan holds the change.",
    why: `A machine that is replaced rather than changed needs nobody to log in to it. An open port 22 invites people
to repair things by hand, and what they change is in no image and is gone with the next machine; it also invites
everyone else, and such ports are found and tried within minutes. Delete the rule: what a machine needs goes into its
image, and what it has to tell goes into logs and metrics. Where a shell is needed in an emergency, use one that needs
no open port and writes down who did what: Session Manager (AWS), Bastion (Azure), Identity-Aware Proxy (Google).`,
    bad: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
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
      "The rule is for UDP or ICMP only, or lets traffic out rather than in.",
      "Its sources are security groups, prefix lists, tags or service tags other than `Internet`.",
      "It opens all ports or everything: all-ports-ingress-public speaks of that.",
      "It is switched off, or (Google) another firewall of the same network denies the same traffic with a priority at least as high, or an earlier rule of the same policy does.",
      "Its protocol, ports or sources cannot be known from the configuration.",
    ],
    links: [
      {
        title: "AWS: Session Manager",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      },
      {
        title: "Azure: What is Azure Bastion",
        url: "https://learn.microsoft.com/en-us/azure/bastion/bastion-overview",
      },
      {
        title: "Google: Using IAP for TCP forwarding",
        url: "https://cloud.google.com/iap/docs/using-tcp-forwarding",
      },
      {
        title: "aws_security_group: removing all rules",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
      },
    ],
  },
  check: (module, options) => publicIngress(module, { ...SSH, ports: options.of(PORTS) }),
};
