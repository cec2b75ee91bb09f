import { asList, asString } from "../eval/value.ts";
import { imageFilterOf, ownerOfImages } from "../knowledge/packer-source-images.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { relatedHops, spanOf, usesOfSources } from "./shared/image-names.ts";

export const sourceOwnerMissing: PackerRule = {
  id: "source-owner-missing",
  dialect: "packer",
  category: "packer",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A filter for AMIs takes those of anybody",
    reason: "Anybody can publish an AMI of that name, and the next bake would start from it.",
    why: `Everybody with an AWS account can publish an AMI under any name. A filter that does not say whose images it
means takes the newest of them all, so one well-chosen name puts a stranger's machine underneath yours, and each image
made from it carries what they left in there. Packer refuses a filter without \`owners\`, but only at the time of the
bake, and lets \`"*"\` pass. Name the account that publishes the image; better still, name the image itself.`,
    bad: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"

  source_ami_filter {
    filters = {
      name = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-20240423"
    }
    most_recent = true
  }
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"

  source_ami_filter {
    filters = {
      name = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-20240423"
    }
    most_recent = true
    owners      = ["099720109477"]
  }
}
`,
    exceptions: [
      "The source names its AMI (`source_ami`), so that the filter is not asked.",
      "Only the run knows the owners.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, source_ami_filter",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
      {
        title: "AWS: shared AMIs",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharing-amis.html",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Block>();
    for (const use of usesOfSources(template)) {
      if (imageFilterOf(use.builder)?.block !== "source_ami_filter") continue;
      if (use.bodies.some((body) => attribute(body, "source_ami"))) continue;
      for (const filter of use.bodies.flatMap((body) => blocksOfType(body, "source_ami_filter"))) {
        if (!seen.has(filter)) yield* checkFilter(template, filter, use.subject);
        seen.add(filter);
      }
    }
    for (const data of template.blocks("data"))
      if (data.block.labels[0]?.text === "amazon-ami") yield* checkFilter(template, data.block, data);
  },
};

function* checkFilter(template: PackerTemplate, filter: Block, subject: PackerBlock): Generator<Finding> {
  const owners = attribute(filter.body, "owners");
  const value = owners && template.evaluate(owners.expression);
  const isMissing = value === undefined || value.kind === "null" || asList(value)?.length === 0;
  if (!owners && presence(filter.body, "owners") !== "absent") return;
  if (!isMissing && !asList(value)?.some((owner) => asString(owner) === "*")) return;
  const owner = ownerOfImages(nameIn(template, filter)) ?? "self";
  yield {
    at: owners ? spanOf(owners) : { piece: filter.piece, range: filter.headerRange },
    subject,
    message: isMissing
      ? "Nothing says whose images are meant, which Packer refuses at the time of the bake"
      : "The images of all accounts are meant, and anybody can publish one that fits",
    related: relatedHops(value?.hops ?? []),
    fixes: [
      {
        title: owner === "self" ? "Take only one's own images" : `Take only the images of ${owner}`,
        safe: false,
        effect: "next bake",
        edits: () => setAttribute(filter, "owners", `["${owner}"]`),
      },
    ],
  };
}

function nameIn(template: PackerTemplate, filter: Block): string {
  const filters = template.value(filter.body, "filters");
  const name = filters?.kind === "object" ? filters.entries.get("name") : undefined;
  return (name && asString(name)) ?? "";
}
