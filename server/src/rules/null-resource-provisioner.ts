import { MACHINE_TYPES, PROVISIONER_CARRIER_TYPES } from "../knowledge/compute.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import {
  type FoundReference,
  type Provisioner,
  provisionersOf,
  referencesThroughLocals,
  resourcesWith,
  triggersOf,
} from "../terraform/provisioners.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { bakeOf } from "./shared/bake.ts";
import { staysLocal } from "./shared/host-commands.ts";
import { deleteCarrier, deleteProvisioners, isExpendable, moveFix } from "./shared/provisioner-fixes.ts";

export const nullResourceProvisioner: TerraformRule = {
  id: "null-resource-provisioner",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A resource exists only to run provisioners",
    reason: "What its script did is in no plan and no state, so nobody can tell or make it again.",
    why: `A \`null_resource\` or \`terraform_data\` with provisioners is a script in the shape of a resource. State knows
that it ran, not what it did; it runs again when a trigger changes and not when the thing it made is gone. With a
trigger that follows a machine it is configuration management over hosts that run: machines are changed, not replaced.

What is done to machines belongs into an image, baked with Packer; what is made in a cloud belongs into a resource of
its own, which a plan can show; what is built belongs into the pipeline before Terraform. The fix moves what can be
baked to a Packer template, and takes the resource away where nothing refers to it. Machines that run keep what they
have; a *new* machine lacks it until it starts from the baked image.`,
    bad: `resource "null_resource" "web" {
  triggers = {
    machine = aws_instance.web.id
  }

  connection {
    host = aws_instance.web.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
    inline = ["sudo apt-get install -y nginx"]
  }
}

resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
    good: {
      "main.tf": `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
      "packer/null_resource_web/null_resource_web.pkr.hcl": `# Bakes what the provisioners of null_resource.web did to running machines.
# Bake with: packer init packer/null_resource_web && packer build packer/null_resource_web
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

source "amazon-ebs" "null_resource_web" {
  ami_name                                  = "null-resource-web-\${local.timestamp}"
  source_ami                                = "ami-0abcdef1234567890"
  instance_type                             = "t3.small"
  region                                    = var.region
  ssh_username                              = "ubuntu"
  temporary_security_group_source_public_ip = true
}

build {
  sources = ["source.amazon-ebs.null_resource_web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
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
      "All it does is build, print, wait or move files about on the computer that runs Terraform: information only.",
      "It has no provisioner.",
    ],
    links: [
      {
        title: "OpenTofu: provisioners without a resource",
        url: "https://opentofu.org/docs/language/resources/provisioners/null_resource/",
      },
      {
        title: "Terraform: terraform_data",
        url: "https://developer.hashicorp.com/terraform/language/resources/terraform-data",
      },
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
    ],
  },
  *check(module) {
    for (const carrier of resourcesWith(module, "provisioner")) {
      if (!PROVISIONER_CARRIER_TYPES.has(carrier.resourceType)) continue;
      const provisioners = provisionersOf(carrier);
      if (provisioners.length > 0) yield checkCarrier(module, carrier, provisioners);
    }
  },
};

function checkCarrier(
  module: TerraformModule,
  carrier: Resource,
  provisioners: readonly Provisioner[],
): Finding {
  const fixes = () => fixesOf(module, carrier, provisioners);
  const at = carrier.header;
  if (provisioners.every((one) => one.type === "local-exec" && staysLocal(module, one))) {
    const message = `${carrier.address} is a local script in the shape of a resource: state knows that it ran, not what it made`;
    return { at, subject: carrier, severity: "information", message, fixes };
  }
  const machine = machineTrigger(module, carrier);
  if (!machine) {
    const message = `${carrier.address} exists only to run provisioners: state knows that they ran, not what they changed`;
    return { at, subject: carrier, message, fixes };
  }
  return {
    at,
    subject: carrier,
    severity: "error",
    message: `${carrier.address} runs its provisioners for each new ${machine.address}: it configures machines that run`,
    related: [{ at: machine.at, message: "The trigger that follows the machine" }],
    fixes,
  };
}

function machineTrigger(module: TerraformModule, carrier: Resource): FoundReference | undefined {
  for (const trigger of triggersOf(carrier.body)) {
    const references = referencesThroughLocals(module, trigger.expression);
    const found = references.find((one) => MACHINE_TYPES.has(one.address.split(".")[0] as string));
    if (found) return found;
  }
  return undefined;
}

function fixesOf(module: TerraformModule, carrier: Resource, provisioners: readonly Provisioner[]): Fix[] {
  const bake = bakeOf(module, carrier);
  const movesAll = bake?.moved.length === provisioners.length ? bake : undefined;
  if (!isExpendable(module, carrier))
    return [
      ...(movesAll ? [moveFix(movesAll)] : []),
      deleteProvisioners(
        provisioners.length === 1 ? "Delete its provisioner" : "Delete its provisioners",
        provisioners,
      ),
    ];
  const whole = deleteCarrier(module, carrier);
  const move: Fix | undefined = movesAll && {
    ...whole,
    title: "Move to a Packer template",
    edits: () => [...whole.edits(), movesAll.template()],
  };
  return move ? [move, whole] : [whole];
}
