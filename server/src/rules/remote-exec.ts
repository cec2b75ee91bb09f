import type { TerraformRule } from "./rule.ts";
import { laterChanges } from "./shared/provisioner-fixes.ts";

export const remoteExec: TerraformRule = {
  id: "remote-exec",
  dialect: "terraform",
  category: "provisioning",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Commands are run on a machine after it exists",
    reason:
      "What commands did to a running machine is in no image, plan or state, so its replacement may lack it.",
    why: `A \`remote-exec\` provisioner logs in to a machine that already runs and changes it. The change is in no
image and in no plan: a second machine made a month later gets other packages, a failure halfway leaves a machine that
is neither old nor new, and somebody must be able to log in. Terraform and OpenTofu call provisioners a last resort.

Run the same commands while an image is baked, and start machines from that image. The fix writes the Packer template.
A plan does not show provisioners, so taking one away changes no machine: those that run keep what they have. A *new*
machine lacks it until it starts from the baked image, so bake and set the image before the next one is made.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y nginx",
    ]
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
  }
}

variable "region" {
  type        = string
  description = "Where the image is made"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web" {
  ami_name                                  = "web-\${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y nginx",
    ]
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
      "It runs when the machine is destroyed (`when = destroy`): then destroy-provisioner speaks.",
      "Moving is not offered when a command needs what only a running machine has (`self`, attributes of resources, `each`, `count`), when it speaks to a cluster in service, when the machine runs Windows, or when the commands only wait, look or start what is there.",
    ],
    links: [
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
      {
        title: "OpenTofu: remote-exec",
        url: "https://opentofu.org/docs/language/resources/provisioners/remote-exec/",
      },
      {
        title: "Packer: shell provisioner",
        url: "https://developer.hashicorp.com/packer/docs/provisioners/shell",
      },
    ],
  },
  check: (module) =>
    laterChanges(module, "remote-exec", {
      doing: "runs commands on",
      login: "The login that the commands need",
    }),
};
