import { asString, type Value } from "../eval/value.ts";
import { isAmazon, isCloud, tagsOfImages } from "../knowledge/packer-builders.ts";
import type { PackerTemplate } from "../packer/template.ts";
import { attribute, blocksOfType, dynamicBlocks, presence } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import type { Body } from "../syntax/nodes.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { type SourceUse, spanOf, usesOfSources } from "./shared/image-names.ts";

const TAGS = patternsOption({
  name: "tags",
  description:
    "Names of tags that, where you work, say what an image was made of. They count beside the usual words (`source`, `commit`, `build` and the like); `*` stands for anything.",
  example: '["acme:pipeline", "change-*"]',
});

export const noProvenanceTags: PackerRule = {
  id: "no-provenance-tags",
  dialect: "packer",
  category: "packer",
  severity: "hint",
  since: "0.1.0",
  fix: "ask",
  optIn: true,
  options: [TAGS],
  docs: {
    title: "An image does not say what it was made of",
    reason: "Nobody can tell from a running machine which commit and which base its image came from.",
    why: `When a machine misbehaves, or a flaw in a base image becomes known, the question is which images are affected.
Tags answer it where the image is: the image it was baked from, the commit of the template, the time of the bake. They
cost a few lines and travel with the image, unlike the log of a pipeline. Packer's registry and its provenance
post-processor do the same in a place of their own.`,
    bad: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
  tags     = { base = "{{ .SourceAMI }}", baked_at = "{{ timestamp }}" }
}
`,
    exceptions: [
      "A tag or label speaks of the base, the commit, a version or the time, by its name or by its value.",
      "The tags, or part of them, are known only to the run.",
      "A build has an `hcp_packer_registry` or a provenance post-processor.",
      "No build of the folder uses the source.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, tags and build variables",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
    ],
  },
  *check(template, options) {
    if (recordsElsewhere(template)) return;
    const seen = new Set<unknown>();
    for (const use of usesOfSources(template)) {
      const key = use.source?.block ?? use.override;
      if (!isCloud(use.builder) || seen.has(key)) continue;
      seen.add(key);
      yield* checkUse(template, use, options.of(TAGS));
    }
  },
};

function* checkUse(template: PackerTemplate, use: SourceUse, own: readonly string[]): Generator<Finding> {
  const names = tagsOfImages(use.builder);
  const [name] = names;
  const owner = use.source?.block ?? use.override;
  if (!owner || name === undefined || use.bodies.some((body) => speaks(template, body, names, own))) return;
  const tags = use.bodies
    .flatMap((body) => names.map((one) => attribute(body, one)))
    .find((one) => one !== undefined);
  yield {
    at: tags ? spanOf(tags) : { piece: owner.piece, range: owner.headerRange },
    subject: use.subject,
    message: "Nothing on the image says what it was made of: no base, no commit, no time",
    fixes:
      tags || !isAmazon(use.builder)
        ? []
        : [
            {
              title: "Tag the image with its base and the time of the bake",
              safe: false,
              effect: "next bake",
              edits: () =>
                setAttribute(owner, name, '{ base = "{{ .SourceAMI }}", baked_at = "{{ timestamp }}" }'),
            },
          ],
  };
}

/** True when a tag says where the image comes from, or may. */
function speaks(
  template: PackerTemplate,
  body: Body,
  names: readonly string[],
  own: readonly string[],
): boolean {
  return [...names, "tag"].some((name) => {
    if (presence(body, name) === "unknown" || dynamicBlocks(body, name).length > 0) return true;
    const tags = attribute(body, name);
    const texts = [
      ...(tags ? textsOf(template.evaluate(tags.expression)) : []),
      ...blocksOfType(body, name).flatMap((one) =>
        one.body.attributes.flatMap((each) => textsOf(template.evaluate(each.expression))),
      ),
    ];
    return texts.some((text) => text === undefined || ORIGIN.test(text) || matchesAny(own, text));
  });
}

/** The names and values in a value; undefined for each that is not known. */
function textsOf(value: Value): (string | undefined)[] {
  if (value.kind === "null") return [];
  if (value.kind === "list") return value.items.flatMap(textsOf);
  if (value.kind !== "object") return [asString(value)];
  const entries = [...value.entries].flatMap(([key, one]) => [key, ...textsOf(one)]);
  return value.complete ? entries : [...entries, undefined];
}

function recordsElsewhere(template: PackerTemplate): boolean {
  if (template.blocks("hcp_packer_registry").length > 0) return true;
  return template
    .builds()
    .some(
      ({ body }) =>
        blocksOfType(body, "hcp_packer_registry").length > 0 ||
        blocksOfType(body, "post-processor").some((one) => one.labels[0]?.text === "provenance"),
    );
}

const ORIGIN = /source|base|parent|git|sha|commit|revision|build|bake|release|version|time|date|created/i;
