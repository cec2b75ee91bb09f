import { bootCommands } from "../knowledge/boot-commands.ts";
import { type BootScript, bootScripts } from "../knowledge/boot-scripts.ts";
import { remoteCodeIn } from "../knowledge/remote-code.ts";
import type { TerraformRule } from "./rule.ts";
import { oncePerPlace, placeOf } from "./shared/places.ts";

export const bootTimeRemoteCode: TerraformRule = {
  id: "boot-time-remote-code",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "Machines run code from elsewhere when they boot",
    reason: "What a new machine becomes is decided by whoever can change that address or branch.",
    why: `A boot script that pipes a download into a shell, clones a branch or lets an agent pull its orders runs code that
nobody of this configuration has seen. It may be another for the next machine, it may be gone when a machine must be
replaced in a hurry, and whoever can write there owns each machine that starts.

Fetch it while an image is baked, by version and with a checksum, and test the image. Where it has to be at boot, name a
version or commit and check what arrived before it runs.`,
    bad: `resource "hcloud_server" "web" {
  name      = "web"
  user_data = <<-EOT
    #!/bin/sh
    curl -fsSL https://example.com/install.sh | sh
  EOT
}
`,
    good: `resource "hcloud_server" "web" {
  name      = "web"
  user_data = <<-EOT
    #!/bin/sh
    systemctl start web
  EOT
}
`,
    exceptions: [
      "A download whose checksum or signature the script checks.",
      "A clone of a tag (a name with a number in it), or one after which a commit or tag is checked out.",
      "Questions to the machine's own metadata service, whose address often has `latest` in it.",
      "`puppet agent` that is only switched on or off.",
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
    for (const { at, deed, script } of oncePerPlace(
      found,
      (one) => one.at,
      (one) => one.script.resource,
    )) {
      yield {
        at,
        subject: script.resource,
        message: `At boot each machine of ${script.resource.address} ${deed}`,
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
    return text ? [{ at: placeOf(text, command.range), deed, script }] : [];
  });
}
