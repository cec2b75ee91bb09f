import { MACHINE_GROUP_TYPES, MACHINE_TYPES, PROVISIONER_CARRIER_TYPES } from "../knowledge/compute.ts";
import type { TerraformRule } from "./rule.ts";
import { hostToolOf } from "./shared/host-commands.ts";
import { fixableProvisioners } from "./shared/provisioner-fixes.ts";

export const localExecOnHost: TerraformRule = {
  id: "local-exec-on-host",
  dialect: "terraform",
  category: "provisioning",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A local command reaches into a running machine",
    reason: "The machine depends on what one computer did to it at one moment; no image or plan holds it.",
    why: `A \`local-exec\` provisioner that starts Ansible, \`ssh\` or a cloud's run-command does what \`remote-exec\` does,
from the computer that happens to run Terraform: it changes a machine that already runs. What it did depends on that
computer's tools, keys and network, is in no image and in no plan, and is not repeated for the next machine the same way.

Let the tool work while an image is baked: Packer runs Ansible playbooks and shell scripts. The fix moves a plain
\`ansible-playbook\` command to a Packer template. Machines that run keep what they have; a *new* machine lacks it until
it starts from the baked image.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
    command = "ansible-playbook -i '\${self.public_ip},' -u ubuntu site.yml"
  }
}
`,
    good: {
      "main.tf": `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
      "packer/web/web.pkr.hcl": `# Bakes what the provisioners of aws_instance.web did to running machines.
# Bake with: packer init packer/web && packer build packer/web
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = "~> 1.3"
    }
    ansible = {
      source  = "github.com/hashicorp/ansible"
      version = "~> 1.1"
    }
  }
}

variable "region" {
  type        = string
  description = "Where the image is made"
}

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name                                  = "web-\${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = var.ssh_username
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "ansible" {
    playbook_file = "\${path.root}/../../site.yml"
  }

  # Every machine made from the image gets an identity of its own.
  provisioner "shell" {
    inline = [
      "sudo cloud-init clean --logs",
      "sudo rm -f /etc/ssh/ssh_host_*",
      "sudo truncate --size 0 /etc/machine-id",
    ]
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
`,
    },
    exceptions: [
      "The command only prints, builds or writes local files.",
      "It runs when the resource is destroyed (`when = destroy`): then destroy-provisioner speaks.",
      "The resource is neither a machine, a group of machines, a `null_resource` nor a `terraform_data`.",
      "Moving is not offered when the command does more than run one playbook, or hands variables to it.",
    ],
    links: [
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
      {
        title: "OpenTofu: local-exec",
        url: "https://opentofu.org/docs/language/resources/provisioners/local-exec/",
      },
      {
        title: "Packer: Ansible provisioner",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/ansible",
      },
    ],
  },
  *check(module) {
    for (const { provisioner, fixes } of fixableProvisioners(module, "local-exec")) {
      const { owner } = provisioner;
      if (provisioner.when === "destroy" || !isHostLike(owner.resourceType)) continue;
      const tool = hostToolOf(module, provisioner);
      if (tool === undefined) continue;
      yield {
        at: provisioner.header,
        subject: owner,
        message: `${owner.address} reaches into a running machine with \`${tool}\`, from wherever Terraform happens to run`,
        fixes,
      };
    }
  },
};

function isHostLike(resourceType: string): boolean {
  return (
    MACHINE_TYPES.has(resourceType) ||
    MACHINE_GROUP_TYPES.has(resourceType) ||
    PROVISIONER_CARRIER_TYPES.has(resourceType)
  );
}
