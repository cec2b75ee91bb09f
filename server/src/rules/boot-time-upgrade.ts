import { type BootCommand, bootCommands } from "../knowledge/boot-commands.ts";
import { type BootScript, bootScripts } from "../knowledge/boot-scripts.ts";
import { configEntries } from "../knowledge/cloud-config.ts";
import { runsNothing, upgradeOf } from "../knowledge/package-commands.ts";
import { replace, type SpanEdit } from "../syntax/edits.ts";
import type { Span } from "../syntax/nodes.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { commandPlace, removeCommands } from "./shared/boot-lines.ts";
import { oncePerPlace, placeOf } from "./shared/places.ts";

export const bootTimeUpgrade: TerraformRule = {
  id: "boot-time-upgrade",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Machines upgrade their packages when they boot",
    reason: "Two machines from one image run different software, by the day each was started.",
    why: `An upgrade in a boot script takes whatever the package mirrors hold at that minute. Machines of one group that
were started on different days then differ, a machine that replaces a broken one is not the machine that was tested, and
a mirror that is slow or down keeps new machines from coming up just when they are needed.

Upgrade while the image is baked, test that image, and roll it out: a patch is then a new image and a replaced machine.
The fix takes the upgrade out of the script. Bake images often enough that nobody misses it.`,
    bad: `resource "aws_launch_template" "web" {
  image_id = "ami-0abcdef1234567890"

  user_data = base64encode(<<-EOT
    #!/bin/bash
    apt-get update
    apt-get upgrade -y
    systemctl start web
  EOT
  )
}
`,
    good: `resource "aws_launch_template" "web" {
  image_id = "ami-0abcdef1234567890"

  user_data = base64encode(<<-EOT
    #!/bin/bash
    apt-get update
    systemctl start web
  EOT
  )
}
`,
    exceptions: [
      "Comments, printed text and files that the script writes and does not run.",
      "`apt-get update` and the like, which only fetch the lists of packages; `check-update` and dry runs.",
      "`package_upgrade` that is not true.",
      "What is filled into the script and cannot be known.",
    ],
    links: [
      {
        title: "cloud-init: package update, upgrade and install",
        url: "https://cloudinit.readthedocs.io/en/latest/reference/modules.html",
      },
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
    ],
  },
  *check(module) {
    for (const script of bootScripts(module)) yield* checkScript(script);
  },
};

function* checkScript(script: BootScript): Generator<Finding> {
  const upgrades = [...upgradesOfConfig(script), ...upgradesByCommand(script)];
  for (const { at, words, edit } of oncePerPlace(
    upgrades,
    (one) => one.at,
    () => script.resource,
  )) {
    yield {
      at,
      subject: script.resource,
      message: `\`${words}\` at boot gives each machine of ${script.resource.address} what the mirrors hold at that minute`,
      fixes: edit
        ? [
            {
              title: "Do not upgrade at boot",
              safe: false,
              effect: script.change,
              edits: () => [edit],
            },
          ]
        : [],
    };
  }
}

interface Upgrade {
  readonly at: Span;
  readonly words: string;
  readonly edit: SpanEdit | undefined;
}

function* upgradesByCommand(script: BootScript): Generator<Upgrade> {
  for (const one of bootCommands(script)) {
    const words = runsNothing(one.command) ? undefined : upgradeOf(one.command);
    if (words !== undefined) yield { at: commandPlace(one), words, edit: removal(one) };
  }
}

/** What else the line does is lost with it, so a command that gets or gives input stays. */
function removal(one: BootCommand): SpanEdit | undefined {
  return one.command.pipedInto ? undefined : removeCommands(one.text, one.command.range);
}

function upgradesOfConfig({ language, text }: BootScript): Upgrade[] {
  if (language !== "cloud-config") return [];
  return configEntries(text.text)
    .filter((entry) => UPGRADE_KEYS.has(entry.key) && /^(?:true|yes|on)$/i.test(entry.value))
    .map(({ key, keyRange, value, valueRange, json }) => {
      const written = json === undefined ? text.writtenAt(valueRange) : undefined;
      return {
        at: placeOf(text, { start: keyRange.start, end: valueRange.end }),
        words: `${key}: ${value}`,
        edit: written && replace(written, "false"),
      };
    });
}

/** `apt_upgrade` is what `package_upgrade` was called once. */
const UPGRADE_KEYS: ReadonlySet<string> = new Set(["package_upgrade", "apt_upgrade"]);
