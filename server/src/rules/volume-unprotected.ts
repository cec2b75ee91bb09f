import { preventsDestroy } from "../knowledge/deletion-protection.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import {
  attachmentOf,
  canBeMadeAgain,
  mayBeSaved,
  PROTECTABLE_VOLUMES,
} from "../knowledge/volume-protection.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Resource } from "../terraform/module.ts";
import { looksReusable } from "../terraform/root-module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { setLifecycle } from "./shared/lifecycle-edits.ts";

export const volumeUnprotected: TerraformRule = {
  id: "volume-unprotected",
  dialect: "terraform",
  category: "state",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Nothing protects a data volume",
    reason: "One plan can replace the volume by an empty one, and there is no copy to go back to.",
    why: `A volume that is attached to a machine is there because the machine must be replaceable and the data must not.
Terraform does not know that: a changed zone, a renamed resource or a smaller size makes it destroy the volume and create
an empty one. \`prevent_destroy = true\` makes such a plan fail. A snapshot schedule (a lifecycle policy on AWS, a
resource policy on Google, a backup instance on Azure) is the way back when something on the machine destroys the data
instead; best have both.`,
    bad: `resource "aws_ebs_volume" "wiki" {
  availability_zone = "eu-central-1a"
  size              = 50
}

resource "aws_volume_attachment" "wiki" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.wiki.id
  instance_id = aws_instance.wiki.id
}
`,
    good: `resource "aws_ebs_volume" "wiki" {
  availability_zone = "eu-central-1a"
  size              = 50

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_volume_attachment" "wiki" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.wiki.id
  instance_id = aws_instance.wiki.id
}
`,
    exceptions: [
      "`prevent_destroy` is written, whatever its value, or Hetzner's `delete_protection` is on.",
      "Something of the module takes snapshots or backups of it, or may: a lifecycle policy or backup selection whose tags fit, a resource policy, a backup instance.",
      "No machine of the module uses it.",
      "It is made of a snapshot or an image, or is there to be thrown away by its name or tags.",
      "The folder is a module that others call: the setting cannot be a variable in Terraform.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "aws_dlm_lifecycle_policy",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
      },
    ],
  },
  *check(module) {
    const volumes = module.resources(...PROTECTABLE_VOLUMES);
    if (volumes.length === 0 || looksReusable(module)) return;
    for (const volume of volumes) {
      if (isDecided(volume) || preventsDestroy(module, volume) !== false) continue;
      if (isShortLived(module, volume) || canBeMadeAgain(module, volume)) continue;
      const attachment = attachmentOf(module, volume);
      if (attachment && !mayBeSaved(module, volume)) yield finding(volume, attachment);
    }
  },
};

function isDecided(volume: Resource): boolean {
  return blocksOfType(volume.body, "lifecycle").some((one) => attribute(one.body, "prevent_destroy"));
}

function finding(volume: Resource, attachment: Resource): Finding {
  return {
    at: volume.header,
    subject: volume,
    message: `A plan may destroy ${volume.address}, and nothing takes copies of it`,
    related:
      attachment === volume ? [] : [{ at: attachment.header, message: "A machine works with it here" }],
    fixes: [
      {
        title: "Let no plan destroy it",
        safe: false,
        effect: "no change",
        edits: () => setLifecycle(volume, "prevent_destroy", "true"),
      },
    ],
  };
}
