import { bootCommands } from "../knowledge/boot-commands.ts";
import { type BootScript, bootScripts } from "../knowledge/boot-scripts.ts";
import { configEntries, firstItem } from "../knowledge/cloud-config.ts";
import { installationOf, runsNothing } from "../knowledge/package-commands.ts";
import type { Span } from "../syntax/nodes.ts";
import type { TerraformRule } from "./rule.ts";
import { moveInstallations } from "./shared/boot-bake.ts";
import { commandPlace } from "./shared/boot-lines.ts";
import { oncePerPlace, placeOf } from "./shared/places.ts";

export const bootTimeInstall: TerraformRule = {
  id: "boot-time-install",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Machines install software when they boot",
    reason: "Each new machine gets what the package mirrors hold then, minutes late, or fails to come up.",
    why: `A boot script that installs packages builds the machine anew each time one starts. What it gets depends on the
day: versions move on, mirrors fail, a package is withdrawn. So the machine that replaces a broken one is not the machine
that was tested, and a group that must grow under load waits minutes for each of its machines.

Install while an image is baked, and leave to the boot script what is only known then: names, addresses, tokens,
mounts, joining a cluster. The fix moves plain package installations to a Packer template and takes them out of the
script; the machine must then be started from the image that the template bakes.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    apt-get update
    apt-get install -y nginx
    echo "\${var.name}" > /etc/web-name
  EOT
}
`,
    good: {
      "main.tf": `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    echo "\${var.name}" > /etc/web-name
  EOT
}
`,
      "packer/web_boot/web_boot.pkr.hcl": `# Bakes what the boot script of aws_instance.web installed.
# Bake with: packer init packer/web_boot && packer build packer/web_boot
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

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "amazon-ebs" "web_boot" {
  ami_name                                  = "web-boot-\${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = var.ssh_username
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.web_boot"]

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
      "Scripts that only start or register agents, join a cluster, set names, mount disks or write settings.",
      "Comments, printed text and files that the script writes and does not run.",
      "`npm install` and the like that stay in a project's folder (without `-g`).",
      "What is filled into the script and cannot be known.",
      "Moving is not offered for cloud-config, for Windows, or when an installation needs what other commands of the script do first.",
    ],
    links: [
      {
        title: "Packer: use cases",
        url: "https://developer.hashicorp.com/packer/docs/intro/use-cases",
      },
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
      {
        title: "cloud-init: modules",
        url: "https://cloudinit.readthedocs.io/en/latest/reference/modules.html",
      },
    ],
  },
  *check(module) {
    const found = bootScripts(module).flatMap((script) => {
      const first = packagesOfConfig(script) ?? firstByCommand(script);
      return first ? [{ ...first, script }] : [];
    });
    for (const { at, words, script } of oncePerPlace(
      found,
      (one) => one.at,
      (one) => one.script.resource,
    )) {
      yield {
        at,
        subject: script.resource,
        message: `\`${words}\` at boot makes each machine of ${script.resource.address} a build of its own, of whatever the mirrors hold then`,
        fixes: () => {
          const move = moveInstallations(module, script);
          return move ? [move] : [];
        },
      };
    }
  },
};

interface FoundInstallation {
  readonly at: Span;
  readonly words: string;
}

function firstByCommand(script: BootScript): FoundInstallation | undefined {
  for (const one of bootCommands(script)) {
    const installed = runsNothing(one.command) ? undefined : installationOf(one.command);
    if (installed) return { at: commandPlace(one), words: installed.words };
  }
  return undefined;
}

function packagesOfConfig({ language, text }: BootScript): FoundInstallation | undefined {
  if (language !== "cloud-config") return undefined;
  const entry = configEntries(text.text).find(
    (one) => one.key === "packages" && firstItem(one) !== undefined,
  );
  return entry && { at: placeOf(text, entry.keyRange), words: "packages" };
}
