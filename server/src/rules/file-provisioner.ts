import type { TerraformRule } from "./rule.ts";
import { laterChanges } from "./shared/provisioner-fixes.ts";

export const fileProvisioner: TerraformRule = {
  id: "file-provisioner",
  dialect: "terraform",
  category: "provisioning",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Files are copied to a machine after it exists",
    reason: "Files put on a running machine are in no image, so its replacement may lack them.",
    why: `A \`file\` provisioner logs in to a machine that already runs and writes files onto it, once, when the machine
is made. When the file changes later, no plan shows it and the machine keeps the old one; a machine made afterwards has
the new one. Two machines of the same configuration then differ.

Copy the file while an image is baked, or hand it over as boot data (cloud-init's \`write_files\`) where it must differ
between machines. The fix writes the Packer template. Machines that run keep their files; a *new* machine lacks them
until it starts from the baked image.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
    source      = "conf/nginx.conf"
    destination = "/tmp/nginx.conf"

    connection {
      host = self.public_ip
      user = "ubuntu"
    }
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

  provisioner "file" {
    source      = "\${path.root}/../../conf/nginx.conf"
    destination = "/tmp/nginx.conf"
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
      "Moving is not offered when the content or a path needs what only a running machine has, or when the machine runs Windows.",
    ],
    links: [
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
      { title: "OpenTofu: file", url: "https://opentofu.org/docs/language/resources/provisioners/file/" },
      {
        title: "Packer: file provisioner",
        url: "https://developer.hashicorp.com/packer/docs/provisioners/file",
      },
    ],
  },
  check: (module) =>
    laterChanges(module, "file", { doing: "copies files to", login: "The login that the copy needs" }),
};
