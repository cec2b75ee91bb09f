import { bootCommands } from "../knowledge/boot-commands.ts";
import { type BootScript, bootScripts } from "../knowledge/boot-scripts.ts";
import { remoteCodeIn } from "../knowledge/remote-code.ts";
import type { TerraformRule } from "./rule.ts";
import { moveDownloads } from "./shared/boot-bake.ts";
import { oncePerPlace, placeOf } from "./shared/places.ts";

export const bootTimeRemoteCode: TerraformRule = {
  id: "boot-time-remote-code",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Machines run code from elsewhere when they boot",
    reason: "What a new machine becomes is decided by whoever can change that address or branch.",
    why: `A boot script that pipes a download into a shell, clones a branch or lets an agent pull its orders runs code that
nobody of this configuration has seen. It may be another for the next machine, it may be gone when a machine must be
replaced in a hurry, and whoever can write there owns each machine that starts.

Fetch it while an image is baked, by version and with a checksum, and test the image. The fix moves
what a script fetches and runs at its beginning to a Packer template that compares it with a checksum, which you work out
from a download that you have looked at; the machine must then be started from the image that the template bakes. Where it has to be at boot, name a version
or commit and check what arrived before it runs.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    curl -fsSL https://example.com/install.sh | sh
    systemctl start web
  EOT
}
`,
    good: {
      "main.tf": `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    systemctl start web
  EOT
}
`,
      "packer/web_boot_code/web_boot_code.pkr.hcl": `# Bakes what the boot script of aws_instance.web fetched.
# Bake with: packer init packer/web_boot_code && packer build packer/web_boot_code
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

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

variable "install_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.sh"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web_boot_code" {
  ami_name                                  = "web-boot-code-\${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = var.ssh_username
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web_boot_code"]

  provisioner "shell" {
    inline = ["curl -fsSL -o /tmp/install.sh https://example.com/install.sh && echo '\${var.install_sh_sha256}  /tmp/install.sh' | sha256sum --check && sudo sh /tmp/install.sh || exit 1"]
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
      "A download whose checksum or signature the script checks.",
      "A clone of a tag (a name with a number in it), or one after which a commit or tag is checked out.",
      "Questions to the machine's own metadata service, whose address often has `latest` in it.",
      "`puppet agent` that is only switched on or off.",
      "Moving is not offered for cloud-config, for Windows, for agents that pull, for what makes a machine the member of a cluster, or behind commands that do something else.",
      "Comments, printed text and files that the script writes and does not run.",
    ],
    links: [
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
      {
        title: "Packer: use cases",
        url: "https://developer.hashicorp.com/packer/docs/intro/use-cases",
      },
    ],
  },
  *check(module) {
    const found = bootScripts(module).flatMap(foundIn);
    for (const { at, deed, script, command } of oncePerPlace(
      found,
      (one) => one.at,
      (one) => one.script.resource,
    )) {
      yield {
        at,
        subject: script.resource,
        message: `At boot each machine of ${script.resource.address} ${deed}`,
        fixes: () => {
          const move = moveDownloads(module, script, command);
          return move ? [move] : [];
        },
      };
    }
  },
};

function foundIn(script: BootScript) {
  // A cloud-config's commands are texts of their own, but one script all the same.
  const all = bootCommands(script);
  const placed = new Map(all.map((one) => [one.command, one.text]));
  return remoteCodeIn(all.map((one) => one.command)).flatMap(({ command, deed }) => {
    const text = placed.get(command);
    return text ? [{ at: placeOf(text, command.range), deed, script, command }] : [];
  });
}
