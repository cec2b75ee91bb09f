import { WINRM } from "../knowledge/login-services.ts";
import { portsOption } from "./options.ts";
import type { TerraformRule } from "./rule.ts";
import { publicIngress } from "./shared/public-ingress.ts";

const PORTS = portsOption({
  name: "ports",
  default: WINRM.ports,
  description: "The ports at which WinRM listens on your machines. What is set replaces the usual ones.",
  example: "[5985, 5986, 15986]",
});

export const winrmIngressPublic: TerraformRule = {
  id: "winrm-ingress-public",
  dialect: "terraform",
  category: "access",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  options: [PORTS],
  docs: {
    title: "WinRM is open to the whole internet",
    reason: "Who can run commands from afar can change the machine, and no image or plan holds the change.",
    why: `Windows Remote Management is what provisioners and configuration tools use to change a Windows machine after
it has started: the very thing an immutable machine does without. Open to every address, ports 5985 and 5986 let anyone
try passwords, and on 5985 nothing but the message is encrypted. Packer needs WinRM while it bakes, and makes a rule of
its own for that which goes away with the builder. Delete the rule here, and bake what the machine needs into its image.
Where a command is needed in an emergency, use a service that needs no open port and writes down who did what: Run
Command in Systems Manager (AWS), Bastion (Azure), Identity-Aware Proxy (Google).`,
    bad: `resource "aws_security_group" "windows" {
  name = "windows"

  ingress {
    from_port   = 5985
    to_port     = 5986
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
    good: `resource "aws_security_group" "windows" {
  name = "windows"

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
        title: "Microsoft: Installation and configuration for Windows Remote Management",
        url: "https://learn.microsoft.com/en-us/windows/win32/winrm/installation-and-configuration-for-windows-remote-management",
      },
      {
        title: "AWS: Systems Manager Run Command",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html",
      },
      {
        title: "Azure: What is Azure Bastion",
        url: "https://learn.microsoft.com/en-us/azure/bastion/bastion-overview",
      },
      {
        title: "Google: Using IAP for TCP forwarding",
        url: "https://cloud.google.com/iap/docs/using-tcp-forwarding",
      },
    ],
  },
  check: (module, options) => publicIngress(module, { ...WINRM, ports: options.of(PORTS) }),
};
