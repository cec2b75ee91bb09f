import {
  type InlineVolume,
  inlineVolumesOf,
  isTemplate,
  typesWithInlineVolumes,
} from "../knowledge/inline-volumes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { extractVolume } from "./shared/extract-volume.ts";

export const dataVolumeInline: TerraformRule = {
  id: "data-volume-inline",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A data volume is part of its machine",
    reason: "The machine cannot be replaced without losing the volume, or leaving it behind unattached.",
    why: `A volume written inside its machine comes and goes with it. Replacing the machine then means an empty volume
(or an old one that nobody attaches any more), so the machine is not replaced but patched. A volume that is a resource of
its own outlives its machine: the next one attaches it and goes on. Keep the machine's own disk for what its image
brings, and give data a volume with an attachment. Moving data there takes a copy or a snapshot first, because the plan
makes a new, empty volume.`,
    bad: `resource "aws_instance" "wiki" {
  ami               = var.ami_id
  instance_type     = "t3.small"
  availability_zone = "eu-central-1a"

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_size = 50
  }
}
`,
    good: `resource "aws_instance" "wiki" {
  ami               = var.ami_id
  instance_type     = "t3.small"
  availability_zone = "eu-central-1a"
}

resource "aws_ebs_volume" "wiki_sdf" {
  availability_zone = "eu-central-1a"
  size              = 50
}

resource "aws_volume_attachment" "wiki_sdf" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.wiki_sdf.id
  instance_id = aws_instance.wiki.id
}
`,
    exceptions: [
      "A volume of a template that goes with its machine: it is taken for scratch space. On a machine it is information only where `delete_on_termination = true` is written.",
      "A boot disk, an instance store, Docker's own device, and what is a cache by its name or tags: `cache`, `scratch`, `swap`, `tmp`.",
      'A disk that exists by itself and is only attached: `create_option = "Attach"`, `source`, `attached_disk`.',
      "A device whose name is not known, and dynamic blocks.",
    ],
    links: [
      {
        title: "aws_volume_attachment",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/volume_attachment",
      },
      {
        title: "azurerm_virtual_machine_data_disk_attachment",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_data_disk_attachment",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...typesWithInlineVolumes())) {
      for (const volume of inlineVolumesOf(module, machine)) {
        const { goesWithMachine } = volume;
        if (goesWithMachine === undefined || (goesWithMachine && isTemplate(machine.resourceType))) continue;
        yield finding(module, machine, volume, goesWithMachine);
      }
    }
  },
};

function finding(
  module: TerraformModule,
  machine: Resource,
  { block, isSaid }: InlineVolume,
  goes: boolean,
): Finding {
  return {
    at: { piece: block.piece, range: block.headerRange },
    subject: machine,
    message: goes
      ? `This volume is deleted with ${machine.address}: replacing the machine loses what is on it`
      : `This volume stays behind when ${machine.address} is replaced, and the next machine starts with an empty one`,
    ...(goes && isSaid ? { severity: "information" } : {}),
    fixes: () => extractVolume(module, machine, block),
  };
}
