import { asList, asString } from "../eval/value.ts";
import { imageNamesMayRepeat } from "../knowledge/packer-builders.ts";
import { acrossRuns } from "../packer/across-runs.ts";
import { postProcessors } from "../packer/post-processors.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { tagsOf, uniqueTags } from "./shared/docker-tags.ts";
import {
  imageName,
  relatedHops,
  type SourceUse,
  spanOf,
  uniqueNames,
  usesOfSources,
} from "./shared/image-names.ts";

export const imageNameNotUnique: PackerRule = {
  id: "image-name-not-unique",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "safe",
  docs: {
    title: "Each bake gives its image the same name",
    reason:
      "Without a name of its own a new image cannot stand beside the one in use, and there is no way back.",
    why: `Machines are replaced by making a new image and keeping the old one, so that a bad release can be undone by
pointing back at it. A name that is the same at each bake stands in the way: the second bake fails because the name is
taken, or it is made to take the first image's place, or two images that differ can no longer be told apart. A name
that carries the time of the bake is new each time and still says what it belongs to.`,
    bad: `source "amazon-ebs" "web" {
  ami_name      = "web"
  instance_type = "t3.small"
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name      = "web-\${local.timestamp}"
  instance_type = "t3.small"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
`,
    exceptions: [
      "The name is made with the time or at random: `timestamp()`, `formatdate`, `uuidv4`, `{{timestamp}}`, `{{isotime}}`, `{{uuid}}`.",
      "It is made of a variable or local whose name speaks of a version, build, release, commit, date or of git.",
      "It is made of something that only the run knows: a variable without a default, the environment, a file, a data source.",
      "It is not set: the builders that allow this make a name of their own that differs each time.",
      "No build of the folder uses the source.",
      "A docker-tag post-processor sets at least one tag that differs; one that sets only `latest` is reported by docker-latest-tag.",
    ],
    links: [
      {
        title: "Packer: formatdate",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions/datetime/formatdate",
      },
      {
        title: "Packer: local values",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/locals",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Attribute>();
    for (const use of usesOfSources(template)) {
      for (const finding of [checkName(template, use, seen), checkGalleryVersion(template, use, seen)])
        if (finding) yield finding;
    }
    for (const build of template.builds()) yield* checkTags(template, build);
  },
};

function checkName(template: PackerTemplate, use: SourceUse, seen: Set<Attribute>): Finding | undefined {
  const name = imageName(template, use);
  if (!name || seen.has(name.attribute)) return undefined;
  seen.add(name.attribute);
  const value = template.evaluate(name.attribute.expression);
  if (acrossRuns(template, name.attribute.expression) !== "same" || asString(value) === "") return undefined;
  const unique = uniqueNames(template, [name]);
  return {
    at: spanOf(name.attribute),
    subject: use.subject,
    message: `${name.attribute.name} is the same at each bake, so ${
      imageNamesMayRepeat(use.builder)
        ? "nothing tells a new image from the one in use"
        : "a new image cannot stand beside the one in use"
    }`,
    related: relatedHops(value.hops),
    fixes: unique
      ? [{ title: "Append the time of the bake to the name", ...unique, effect: "next bake" }]
      : [],
  };
}

/** Azure's gallery keeps images by version, which has to be three numbers. */
function checkGalleryVersion(
  template: PackerTemplate,
  use: SourceUse,
  seen: Set<Attribute>,
): Finding | undefined {
  if (use.builder !== "azure-arm") return undefined;
  const gallery = use.bodies.flatMap((body) => blocksOfType(body, "shared_image_gallery_destination"))[0];
  const version = gallery && attribute(gallery.body, "image_version");
  if (!version || seen.has(version)) return undefined;
  seen.add(version);
  const value = template.evaluate(version.expression);
  if (!asString(value) || acrossRuns(template, version.expression) !== "same") return undefined;
  return {
    at: spanOf(version),
    subject: use.subject,
    message:
      "image_version is the same at each bake, so the gallery cannot keep the image in use beside the new one",
    related: relatedHops(value.hops),
    fixes: [
      {
        title: "Make the version of the time of the bake",
        safe: false,
        effect: "next bake",
        // Year, month, and day with hour and minute: three numbers without leading zeros that only grow.
        edits: () => [replace(version.expression, 'formatdate("YYYY.M.Dhhmm", timestamp())')],
      },
    ],
  };
}

function* checkTags(template: PackerTemplate, build: PackerBlock): Generator<Finding> {
  for (const { block } of postProcessors(build.body, "docker-tag")) {
    const tags = tagsOf(block.body);
    if (!tags || acrossRuns(template, tags.expression) !== "same") continue;
    const value = template.evaluate(tags.expression);
    const texts = (asList(value) ?? [value]).map(asString);
    if (texts.includes(undefined) || texts.every((text) => text === "latest")) continue;
    const unique = uniqueTags(template, tags);
    yield {
      at: spanOf(tags),
      subject: build,
      message: `Each bake moves ${texts.length > 1 ? "the tags" : "the tag"} ${texts.join(", ")} to the new image, and nothing names the one before`,
      related: relatedHops(value.hops),
      fixes: unique ? [{ title: "Add the time of the bake as a tag", ...unique, effect: "next bake" }] : [],
    };
  }
}
