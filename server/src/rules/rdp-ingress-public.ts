import { REMOTE_DESKTOP } from "../knowledge/login-services.ts";
import { portsOption } from "./options.ts";
import type { TerraformRule } from "./rule.ts";
import { publicIngress } from "./shared/public-ingress.ts";

const PORTS = portsOption({
  name: "ports",
  default: REMOTE_DESKTOP.ports,
  description:
    "The ports at which Remote Desktop listens on your machines. What is set replaces the usual ones.",
  example: "[3389, 3390]",
});

export const rdpIngressPublic: TerraformRule = {
  id: "rdp-ingress-public",
  dialect: "terraform",
  category: "access",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  options: [PORTS],
  docs: {
    title: "Remote Desktop is open to the whole internet",
    reason: "Who can log in can change the machine, and no image or plan holds the change.",
    why: `Remote Desktop is how a Windows machine gets changed by hand, and a change made by hand is in no image: the
next machine does not have it, and nobody can say what this one is made of. Open to every address, port 3389 is also
among the first doors an attacker tries. Delete the rule and bake what the machine needs into its image. Where a desktop
is needed in an emergency, reach it through a service that needs no open port and writes down who did what: Bastion
(Azure), Fleet Manager (AWS), Identity-Aware Proxy (Google).`,
    bad: `resource "azurerm_network_security_group" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"

  security_rule {
    name                       = "rdp"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "3389"
    destination_address_prefix = "*"
  }
}
`,
    good: `resource "azurerm_network_security_group" "web" {
  name                = "web"
  location            = "westeurope"
  resource_group_name = "web"

  security_rule = []
}
`,
    exceptions: [
      "The rule is for ICMP only, or lets traffic out rather than in.",
      "Its sources are security groups, prefix lists, tags or service tags other than `Internet`.",
      "It opens all ports or everything: all-ports-ingress-public speaks of that.",
      "It is switched off, or (Google) another firewall of the same network denies the same traffic with a priority at least as high, or an earlier rule of the same policy does.",
      "Its protocol, ports or sources cannot be known from the configuration.",
    ],
    links: [
      {
        title: "Azure: What is Azure Bastion",
        url: "https://learn.microsoft.com/en-us/azure/bastion/bastion-overview",
      },
      {
        title: "AWS: Connect to a Windows Server managed node with Remote Desktop",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-remote-desktop-connections.html",
      },
      {
        title: "Google: Using IAP for TCP forwarding",
        url: "https://cloud.google.com/iap/docs/using-tcp-forwarding",
      },
      {
        title: "azurerm_network_security_group: security_rule",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group",
      },
    ],
  },
  check: (module, options) => publicIngress(module, { ...REMOTE_DESKTOP, ports: options.of(PORTS) }),
};
