import { changingExtensions, plainCommand, type VmExtension } from "../knowledge/vm-extensions.ts";
import { removeAll, removeTopLevel, type SpanEdit } from "../syntax/edits.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { Fix, TerraformRule } from "./rule.ts";
import { shellTemplate } from "./shared/shell-template.ts";

const ALLOWED = patternsOption({
  name: "allowed_types",
  description:
    "Types of extensions that may stay, such as an agent that must be there; `*` stands for anything.",
  example: '["CustomScript"]',
});

export const vmExtension: TerraformRule = {
  id: "vm-extension",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  options: [ALLOWED],
  docs: {
    title: "An extension changes a machine after its start",
    reason: "What the extension did is in no image, and a machine can be changed again at any time.",
    why: `A script, DSC or Chef extension is Azure's way of logging in to a machine and changing it: after the start,
from outside, as root. Its result is in no image, depends on the day it ran, and when its settings change Azure runs it
again on the machine in service. VMAccess even sets users and keys anew.

Do the work while an image is baked, with the same commands, and keep extensions for what watches a machine. What can
only be known at the start belongs into \`custom_data\`. The fix moves a plain command to a Packer template and takes the
extension away; the machine must then be started from the image that the template bakes.`,
    bad: `resource "azurerm_linux_virtual_machine" "web" {
  name     = "web"
  location = "westeurope"
  size     = "Standard_B2s"
}

resource "azurerm_virtual_machine_extension" "nginx" {
  name                 = "nginx"
  virtual_machine_id   = azurerm_linux_virtual_machine.web.id
  publisher            = "Microsoft.Azure.Extensions"
  type                 = "CustomScript"
  type_handler_version = "2.1"

  settings = jsonencode({
    commandToExecute = "apt-get install -y nginx"
  })
}
`,
    good: {
      "main.tf": `resource "azurerm_linux_virtual_machine" "web" {
  name     = "web"
  location = "westeurope"
  size     = "Standard_B2s"
}
`,
      "packer/web_nginx/web_nginx.pkr.hcl": `# Bakes what azurerm_virtual_machine_extension.nginx did to azurerm_linux_virtual_machine.web.
# Bake with: packer init packer/web_nginx && packer build packer/web_nginx
# Then let the machines start from the new image.

packer {
  required_version = ">= 1.9.0"

  required_plugins {
    azure = {
      source  = "github.com/hashicorp/azure"
      version = "~> 2.1"
    }
  }
}

variable "image_resource_group" {
  type        = string
  description = "The resource group that keeps the images"
}

variable "image_publisher" {
  type        = string
  description = "Who publishes the image to start from"
}

variable "image_offer" {
  type        = string
  description = "The offer of the image to start from"
}

variable "image_sku" {
  type        = string
  description = "The SKU of the image to start from"
}

variable "image_version" {
  type        = string
  description = "The exact version of the image to start from"
}

variable "ssh_username" {
  type        = string
  description = "Who Packer logs in as, for the time of the bake"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "azure-arm" "web_nginx" {
  managed_image_name                = "web-nginx-\${local.timestamp}"
  managed_image_resource_group_name = var.image_resource_group
  location                          = "westeurope"
  vm_size                           = "Standard_B2s"
  os_type                           = "Linux"
  image_publisher                   = var.image_publisher
  image_offer                       = var.image_offer
  image_sku                         = var.image_sku
  image_version                     = var.image_version
  ssh_username                      = var.ssh_username
  use_azure_cli_auth                = true
}

build {
  sources = ["source.azure-arm.web_nginx"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  # Every machine made from the image gets an identity of its own.
  provisioner "shell" {
    inline = [
      "sudo waagent -force -deprovision+user",
      "sync",
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
      "Extensions that watch, identify or encrypt: Azure Monitor, OMS, AAD login, Key Vault, application health, disk encryption, Network Watcher, guest attestation, antimalware.",
      "An extension whose type is not known.",
      "`azurerm_virtual_machine_gallery_application_assignment`: information only.",
      "Moving is not offered for Windows, for commands that need files, and for settings that are secret or not known.",
    ],
    conflicts: [
      "CKV2_AZURE_10 and CKV_AZURE_179 want extensions or their agent on each machine, for antimalware and the like: such extensions are not reported here.",
    ],
    links: [
      {
        title: "azurerm_virtual_machine_extension",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_extension",
      },
      {
        title: "Azure: virtual machine extensions and features",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machines/extensions/overview",
      },
      {
        title: "Packer: Azure Resource Manager builder",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm",
      },
    ],
  },
  *check(module, options) {
    const allowed = options.of(ALLOWED);
    for (const extension of changingExtensions(module)) {
      const { resource, header, machine, type } = extension;
      if (type !== undefined && matchesAny(allowed, type)) continue;
      yield {
        at: header,
        subject: resource,
        message: messageOf(extension),
        ...(extension.kind === "application" ? { severity: "information" as const } : {}),
        related: machine && machine !== resource ? [{ at: machine.header, message: "What it changes" }] : [],
        fixes: () => fixesOf(module, extension),
      };
    }
  },
};

function messageOf({ resource, kind, type, machine }: VmExtension): string {
  if (kind === "application")
    return `${resource.address} puts an application on a machine that runs; in its image it would be there from the start`;
  const what =
    type === undefined
      ? resource.address
      : `The ${type} extension ${machine === resource ? "in" : "of"} ${resource.address}`;
  return `${what} changes machines after their start, which no image keeps`;
}

function fixesOf(module: TerraformModule, extension: VmExtension): Fix[] {
  const { resource, block, machine } = extension;
  const isNested = block !== resource.block;
  const command = plainCommand(module, extension);
  if (command === undefined || !machine || /windows/.test(machine.resourceType)) return [];
  if (!isNested && (resource.body !== block.body || module.usersOf(resource.address).length > 0)) return [];
  const line = asRoot(command);
  const template =
    line === undefined
      ? undefined
      : shellTemplate(module, machine, {
          name: `${machine.name}_${extension.name.replace(/\W+/g, "_")}`,
          deed: `what ${isNested ? "an extension" : resource.address} did to ${machine.address}`,
          commands: [line],
        });
  if (!template) return [];
  const removal = (): SpanEdit[] => (isNested ? removeAll([block]) : removeTopLevel(block, module.files));
  return [
    {
      title: "Do it while an image is baked: move to a Packer template",
      safe: false,
      effect: "in place",
      edits: () => [...removal(), template()],
    },
  ];
}

/** Extensions run as root; who logs in for a bake is somebody else. */
function asRoot(command: string): string | undefined {
  if (/^sudo\s/.test(command) && !/[;&|\n]/.test(command)) return command;
  if (!/['"$`\\;&|<>\n()]/.test(command)) return `sudo ${command}`;
  return command.includes("'") ? undefined : `sudo sh -c '${command}'`;
}
