import { asString } from "../eval/value.ts";
import { CHANNELS } from "../knowledge/packer-source-images.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { attribute } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { relatedHops, spanOf, usesOfSources } from "./shared/image-names.ts";
import { declareVariables, variableName } from "./shared/packer-variables.ts";
import { pinData } from "./shared/pin-packer-data.ts";
import { type MovingImage, movingImages, newestOf } from "./shared/source-images.ts";

export const sourceImageUnpinned: PackerRule = {
  id: "source-image-unpinned",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A bake starts from whatever image is newest",
    reason: "Two bakes of one commit give different images, and nobody can bake the old one again.",
    why: `An image can be trusted when the same template makes it again. A filter for the newest one, an image family, a
version called latest or a tag that moves let somebody else decide what is underneath: kernel, packages and defaults
change between two bakes without a line changing here, and a bake that was good last week cannot be repeated. Name one
image by its id, version or digest, in a variable, and let a pull request or a scheduled job raise it, so that each new
base is a change one can see, test and undo.`,
    bad: `source "amazon-ebs" "web" {
  ami_name      = "web-{{timestamp}}"
  instance_type = "t3.small"

  source_ami_filter {
    filters = {
      name = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-*"
    }
    most_recent = true
    owners      = ["099720109477"]
  }
}
`,
    good: `variable "source_ami" {
  type        = string
  description = "What the bake starts from"
}

source "amazon-ebs" "web" {
  ami_name      = "web-{{timestamp}}"
  instance_type = "t3.small"
  source_ami    = var.source_ami
}
`,
    exceptions: [
      "The filter names one build: its name has no wildcard or carries a date, or it asks for an image id or a tag with a build's version.",
      "The image is named by an id, a digest or a tag other than `latest`.",
      "The image comes from HCP Packer: a channel that is followed is only information.",
      "A distribution's name at hcloud, DigitalOcean or Linode (`ubuntu-24.04`) is only information, and so is a moving address of an ISO whose checksum is given.",
      "Only the run knows which image it is, or no build of the folder uses the source.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, source_ami_filter",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
      {
        title: "Packer: azure-arm, image_version",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm",
      },
      {
        title: "Packer: googlecompute, source_image",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/googlecompute/latest/components/builder/googlecompute",
      },
    ],
  },
  *check(template) {
    const found = new Map<Attribute, Owned>();
    for (const use of usesOfSources(template)) {
      const name = use.source?.name ?? use.override?.labels[0]?.text.split(".").at(-1) ?? "";
      const names = [name, `${use.builder}_${name}`];
      for (const moving of movingImages(template, use))
        if (!found.has(moving.at)) found.set(moving.at, { ...moving, subject: use.subject, names });
    }
    for (const one of found.values()) yield report(template, one, [...found.values()]);
    for (const data of template.blocks("data")) yield* ofData(template, data);
  },
};

interface Owned extends MovingImage {
  readonly subject: PackerBlock;
  /** Of the source, the short one first. */
  readonly names: readonly string[];
}

function report(template: PackerTemplate, one: Owned, all: readonly Owned[]): Finding {
  return {
    at: spanOf(one.at),
    subject: one.subject,
    message: one.message,
    severity: one.severity ?? "warning",
    related: relatedHops(one.hops),
    fixes: fixes(template, one, all),
  };
}

function fixes(template: PackerTemplate, one: Owned, all: readonly Owned[]): Fix[] {
  const { pin } = one;
  if (!pin || one.hops.length > 0) return [];
  const isOneOfSeveral = all.filter((other) => other.pin?.variable === pin.variable).length > 1;
  const name = variableName(template, pin.variable, one.names, isOneOfSeveral);
  if (name === undefined) return [];
  return [
    {
      title: `Take what the bake starts from from a variable, \`${name}\``,
      safe: false,
      effect: "next bake",
      edits: () => [
        ...pin.edits(name),
        ...declareVariables(
          template,
          one.subject.path,
          [name],
          ["type        = string", 'description = "What the bake starts from"'],
        ),
      ],
    },
  ];
}

function* ofData(template: PackerTemplate, data: PackerBlock): Generator<Finding> {
  const type = data.block.labels[0]?.text ?? "";
  if (type === "amazon-ami") {
    const moving = newestOf(template, data.block, { filters: "filters", thing: "AMI" });
    if (moving) yield { ...moving, subject: data, fixes: pinData(template, data, "source_ami") };
    return;
  }
  const channel = CHANNELS[type] === undefined ? undefined : attribute(data.body, CHANNELS[type]);
  const name = channel && asString(template.evaluate(channel.expression));
  if (!channel || !name) return;
  yield {
    at: channel,
    subject: data,
    severity: "information",
    message: `Whoever assigns the channel ${name} anew decides what the next bake starts from`,
    related: relatedHops(template.evaluate(channel.expression).hops),
  };
}
