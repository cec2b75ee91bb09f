import { asBoolean } from "../eval/value.ts";
import { type BootDiskSwitch, bootDisksOf, typesWithBootDisks } from "../knowledge/boot-disks.ts";
import { blocksAt } from "../syntax/body.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { originsOf, type Setting, settingFixes, settingOf } from "./shared/settings.ts";

export const bootDiskSurvives: TerraformRule = {
  id: "boot-disk-survives",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The boot disk stays when the machine goes",
    reason: "Every replaced machine leaves a disk behind, and people come to keep things on it.",
    why: `A boot disk is the image plus what has been written since. When the image is all that counts, the disk can go
with its machine, and a replacement starts clean. A disk that is kept says that something on it matters: somebody will
copy it, mount it elsewhere or start a machine from it, and the state nobody wrote down lives on. It is also paid for
until somebody finds it. Let the boot disk go with the machine, and put what has to stay on a volume of its own, in a
database or in a bucket.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  root_block_device {
    volume_size           = 20
    delete_on_termination = false
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  root_block_device {
    volume_size           = 20
    delete_on_termination = true
  }
}
`,
    exceptions: [
      'The machine boots from a disk that exists by itself (`create_option = "Attach"` on Azure, `source` or `disk_id` in the block of the boot disk elsewhere).',
      "The attribute is missing: the disk is then deleted, but for Azure's older `azurerm_virtual_machine` and OpenStack's volumes.",
      "A device of a launch template that is not known to be the one the machine boots from.",
    ],
    links: [
      {
        title: "AWS: Preserve data when an instance is terminated",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/preserving-volumes-on-termination.html",
      },
      {
        title: "azurerm_virtual_machine: delete_os_disk_on_termination",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine",
      },
      {
        title: "google_compute_instance: auto_delete",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...typesWithBootDisks())) {
      for (const disk of bootDisksOf(module, machine)) {
        const finding = checkDisk(module, machine, disk);
        if (finding) yield finding;
      }
    }
    for (const provider of module.blocks("provider")) {
      if (provider.block.labels[0]?.text === "azurerm") yield* checkAzureProvider(module, provider);
    }
  },
};

function checkDisk(module: TerraformModule, machine: Resource, disk: BootDiskSwitch): Finding | undefined {
  const setting = settingOf(module, disk.owner, disk.attribute, disk.body);
  const stays = setting.isMissing
    ? disk.staysWhenMissing
    : setting.value && asBoolean(setting.value) === !disk.deletes;
  if (!stays) return undefined;
  return {
    at: setting.written ?? machine.header,
    subject: machine,
    message: setting.isMissing
      ? `The boot disk of ${machine.address} stays behind when the machine goes, since ${disk.attribute} is not set`
      : `The boot disk of ${machine.address} stays behind when the machine goes`,
    related: originsOf(setting),
    fixes: fixesFor(module, setting, disk),
  };
}

function fixesFor(module: TerraformModule, setting: Setting, disk: BootDiskSwitch) {
  return settingFixes(module, setting, String(disk.deletes), {
    title: "Delete the boot disk with the machine",
    effect: disk.change,
  });
}

/** What the provider says holds for `azurerm_linux_virtual_machine` and `azurerm_windows_virtual_machine`. */
function* checkAzureProvider(module: TerraformModule, provider: TerraformBlock): Generator<Finding> {
  for (const features of blocksAt(provider.body, ["features", "virtual_machine"])) {
    const setting = settingOf(module, features, "delete_os_disk_on_deletion");
    if (!setting.written || !setting.value || asBoolean(setting.value) !== false) continue;
    yield {
      at: setting.written,
      subject: provider,
      message: "The boot disks of all machines this provider makes stay behind when the machines go",
      related: originsOf(setting),
      fixes: settingFixes(module, setting, "true", {
        title: "Delete the boot disk with the machine",
        effect: "no change",
      }),
    };
  }
}
