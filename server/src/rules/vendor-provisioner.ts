import { provisionersIn } from "../terraform/provisioners.ts";
import type { TerraformRule } from "./rule.ts";

export const vendorProvisioner: TerraformRule = {
  id: "vendor-provisioner",
  dialect: "terraform",
  category: "provisioning",
  severity: "error",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A provisioner of a configuration management tool",
    reason: "It sets machines up after their start, and today's Terraform and OpenTofu refuse it.",
    why: `The provisioners \`chef\`, \`puppet\`, \`salt-masterless\` and \`habitat\` logged in to a new machine, installed an
agent and let it change the machine. They were taken out of Terraform with version 0.15 and OpenTofu never had them, so a
plan with one fails before it begins. What they did remains a bad bargain with other means: a machine that is built after
its start, each a little different.

Packer has provisioners for the same tools: let them work while an image is baked, and start machines from the image.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "chef" {
    server_url = "https://chef.example.com"
    node_name  = "web"
    run_list   = ["web"]
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "`file`, `local-exec` and `remote-exec`, of which other rules speak.",
      "Provisioners of Packer, where they belong.",
    ],
    links: [
      {
        title: "Terraform: upgrading to 0.15",
        url: "https://developer.hashicorp.com/terraform/language/v1.1.x/upgrade-guides/0-15",
      },
      {
        title: "OpenTofu: provisioners",
        url: "https://opentofu.org/docs/language/resources/provisioners/syntax/",
      },
      {
        title: "Packer: provisioners",
        url: "https://developer.hashicorp.com/packer/docs/provisioners",
      },
    ],
  },
  *check(module) {
    for (const { type, owner, header } of provisionersIn(module)) {
      if (type === "" || BUILT_IN.has(type)) continue;
      yield {
        at: header,
        subject: owner,
        message: `${owner.address} is set up by \`${type}\` after its start, with a provisioner that is none of Terraform's own`,
      };
    }
  },
};

const BUILT_IN: ReadonlySet<string> = new Set(["file", "local-exec", "remote-exec"]);
