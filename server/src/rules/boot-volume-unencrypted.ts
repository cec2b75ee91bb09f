import { asBoolean } from "../eval/value.ts";
import { bakesBootVolume } from "../knowledge/packer-builders.ts";
import type { PackerTemplate } from "../packer/template.ts";
import { attribute, blocksOfType, dynamicBlocks, presence } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { type SourceUse, spanOf, usesOfSources } from "./shared/image-names.ts";

export const bootVolumeUnencrypted: PackerRule = {
  id: "boot-volume-unencrypted",
  dialect: "packer",
  category: "packer",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The disk of an image is not encrypted",
    reason: "Whoever gets at a snapshot of the image reads all that the bake put on it.",
    why: `Each machine that starts from the image gets a copy of its snapshot, and copies of an unencrypted one are
unencrypted too unless somebody asks otherwise in each place. Encryption belongs into the bake: set once, it comes with
every machine, and access to the key decides who may start or copy the image. Where the account encrypts all volumes by
default this is already so, and the template may as well say it.`,
    bad: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name     = "web-{{timestamp}}"
  encrypt_boot = true
}
`,
    exceptions: [
      "A disk of the machine that is baked is encrypted already (`launch_block_device_mappings`, or `encrypted` in the device mappings).",
      "Only the run knows it.",
      "No build of the folder uses the source, or it makes no image (`skip_create_ami`).",
      "Builders of other clouds, which encrypt all disks with keys of their own.",
    ],
    conflicts: [
      "Images that are shared with other accounts need a key of one's own (`kms_key_id`): AWS's own key cannot be shared.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, encrypt_boot",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
      {
        title: "AWS: encryption with EBS-backed AMIs",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Block | Attribute>();
    for (const use of usesOfSources(template)) {
      if (!bakesBootVolume(use.builder) || makesNoImage(template, use)) continue;
      const finding = checkUse(template, use, seen);
      if (finding) yield finding;
    }
  },
};

function checkUse(
  template: PackerTemplate,
  use: SourceUse,
  seen: Set<Block | Attribute>,
): Finding | undefined {
  const owners = [use.override, use.source?.block].filter((one) => one !== undefined);
  const owner = owners.find((one) => attribute(one.body, "encrypt_boot")) ?? owners.at(-1);
  const written = owner && attribute(owner.body, "encrypt_boot");
  const at = written ?? owner;
  if (!owner || !at || seen.has(at) || mayBeEncrypted(template, use, written)) return undefined;
  seen.add(at);
  return {
    at: written ? spanOf(written) : { piece: owner.piece, range: owner.headerRange },
    subject: use.subject,
    message:
      "The disk of the image is not encrypted, and neither are those of the machines that start from it",
    fixes: [
      {
        title: "Encrypt the disk of the image",
        safe: false,
        effect: "next bake",
        edits: () => setAttribute(owner, "encrypt_boot", "true"),
      },
    ],
  };
}

/** A bake that ends before the image, to try the steps out. */
function makesNoImage(template: PackerTemplate, { bodies }: SourceUse): boolean {
  return bodies.some((body) => {
    const value = template.value(body, "skip_create_ami");
    return value !== undefined && asBoolean(value) !== false;
  });
}

function mayBeEncrypted(template: PackerTemplate, use: SourceUse, written: Attribute | undefined): boolean {
  const value = written && template.evaluate(written.expression);
  if (value && value.kind !== "null" && asBoolean(value) !== false) return true;
  return use.bodies.some((body) => {
    if (presence(body, "encrypt_boot") === "unknown") return true;
    return DISKS.some(
      (type) =>
        attribute(body, type) !== undefined ||
        dynamicBlocks(body, type).length > 0 ||
        blocksOfType(body, type).some((disk) => {
          const encrypted = template.value(disk.body, "encrypted");
          return encrypted !== undefined && asBoolean(encrypted) !== false;
        }),
    );
  });
}

const DISKS: readonly string[] = ["launch_block_device_mappings", "ami_block_device_mappings"];
