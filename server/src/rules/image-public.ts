import { asList, asString } from "../eval/value.ts";
import { isAmazon } from "../knowledge/packer-builders.ts";
import type { PackerTemplate } from "../packer/template.ts";
import { attribute, sourceText } from "../syntax/body.ts";
import { removeAttributes, replace, type SpanEdit } from "../syntax/edits.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { relatedHops, type SourceUse, spanOf, usesOfSources } from "./shared/image-names.ts";

export const imagePublic: PackerRule = {
  id: "image-public",
  dialect: "packer",
  category: "packer",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The image is open to everybody",
    reason: "Every AWS account can start the image, copy its disk and read what is on it.",
    why: `An immutable image holds everything a machine needs: the code, its configuration, and whatever the bake left
behind. Shared with the group \`all\` it belongs to everybody for good, for a copy that was made in the meantime does not
go away when the permission does. Share the image with the accounts that start machines from it (\`ami_users\`,
\`ami_org_arns\`), and build the few images that are meant for the public in an account of their own.`,
    bad: `source "amazon-ebs" "web" {
  ami_name   = "web-{{timestamp}}"
  ami_groups = ["all"]
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    exceptions: ["Only the run knows the groups.", "No build of the folder uses the source."],
    links: [
      {
        title: "AWS: block public access to AMIs",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
      },
      {
        title: "Packer: amazon-ebs, ami_groups",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Attribute>();
    for (const use of usesOfSources(template)) {
      if (!isAmazon(use.builder)) continue;
      for (const body of use.bodies) {
        for (const name of ["ami_groups", "snapshot_groups"]) {
          const groups = attribute(body, name);
          if (!groups || seen.has(groups)) continue;
          seen.add(groups);
          yield* checkGroups(template, use, body, groups);
        }
      }
    }
  },
};

function* checkGroups(
  template: PackerTemplate,
  use: SourceUse,
  owner: Body,
  groups: Attribute,
): Generator<Finding> {
  const value = template.evaluate(groups.expression);
  if (!asList(value)?.some((group) => asString(group) === "all")) return;
  const what = groups.name === "ami_groups" ? "start and copy the image" : "copy and read its snapshots";
  yield {
    at: spanOf(groups),
    subject: use.subject,
    message: `Every AWS account may ${what}`,
    related: relatedHops(value.hops),
    fixes: [
      {
        title: "Keep it to the accounts that are named",
        safe: false,
        effect: "next bake",
        edits: () => withoutAll(template, owner, groups),
      },
    ],
  };
}

function withoutAll(template: PackerTemplate, owner: Body, groups: Attribute): SpanEdit[] {
  const { expression } = groups;
  const kept =
    expression.kind === "tuple"
      ? expression.items.filter((item) => asString(template.evaluate(item)) !== "all")
      : [];
  if (kept.length === 0) return removeAttributes([groups], owner);
  return [replace(expression, `[${kept.map(sourceText).join(", ")}]`)];
}
