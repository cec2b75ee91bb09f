import { isNetworkDevice } from "../knowledge/bastions.ts";
import { type PublicAddress, publicAddresses } from "../knowledge/public-addresses.ts";
import type { Finding, TerraformRule } from "./rule.ts";

export const publicIpOnCompute: TerraformRule = {
  id: "public-ip-on-compute",
  dialect: "terraform",
  category: "access",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  optIn: true,
  docs: {
    title: "A machine has a public address",
    reason: "What can be reached can be logged in to, and its address makes one machine unlike the next.",
    why: `A public address makes a single machine known to the world: people put it into their settings and log in to it,
and it cannot be replaced without somebody noticing. Between it and a hand-made change stands only a firewall rule. Put
the machine into a private subnet, let a load balancer be what the world knows, and a NAT gateway what it asks through;
then one machine is as good as the next. The rule is silent unless it is switched on, since some platforms have no other
way out to the internet.`,
    bad: `resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  instance_type               = "t3.small"
  associate_public_ip_address = true
}
`,
    good: `resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  instance_type               = "t3.small"
  associate_public_ip_address = false
}
`,
    exceptions: [
      "The machine is a bastion, NAT, VPN, gateway, router, proxy or load balancer by its name or tags.",
      "It has an IPv6 address only.",
      "The value is false, null or cannot be known from the configuration.",
      "The subnet gives addresses to all its machines (`map_public_ip_on_launch`), and the machine says nothing of it.",
    ],
    links: [
      {
        title: "AWS: Security in the VPC, private subnets",
        url: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
      },
      {
        title: "Google: Configure static external IP addresses",
        url: "https://cloud.google.com/compute/docs/ip-addresses",
      },
      {
        title: "azurerm_network_interface: public_ip_address_id",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface",
      },
    ],
  },
  *check(module) {
    for (const address of publicAddresses(module))
      if (!isNetworkDevice(module, address.resource)) yield findingAbout(address);
  },
};

function findingAbout(address: PublicAddress): Finding {
  const { resource, at, effect } = address;
  return {
    at: at.kind === "block" ? { piece: at.piece, range: at.headerRange } : at,
    subject: resource,
    message: `${resource.address} gets a public address: it can be reached, and not replaced without notice`,
    fixes: [
      {
        title: "Take the public address away",
        safe: false,
        effect,
        edits: () => address.without(),
      },
    ],
  };
}
