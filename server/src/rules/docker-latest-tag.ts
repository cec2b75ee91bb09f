import { type PostProcessor, postProcessors } from "../packer/post-processors.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { givesOnlyLatest, tagsOf, tagWithTime } from "./shared/docker-tags.ts";
import { spanOf } from "./shared/image-names.ts";

export const dockerLatestTag: PackerRule = {
  id: "docker-latest-tag",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A container image is called nothing but latest",
    reason: "The name moves to the next image, so nothing names the one that runs or the one before.",
    why: `A tag is how a deployment says which image it means. \`latest\` means another one after each bake: two hosts that
pull it an hour apart run different code, nothing records which, and there is no name to go back to. Give each image a
tag of its own, the time of the bake or the commit, deploy that, and let \`latest\` be an extra for people who try
things out.`,
    bad: `build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest"]
  }
}
`,
    good: `build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest", local.timestamp]
  }
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
`,
    exceptions: [
      "The list has another tag, or may have one that only the run knows.",
      "The repository's name has a tag or digest of its own.",
      "A docker-tag with another tag follows a docker-import.",
    ],
    links: [
      {
        title: "Packer: docker-tag post-processor",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/docker/latest/components/post-processor/docker-tag",
      },
      {
        title: "Docker: image tag",
        url: "https://docs.docker.com/reference/cli/docker/image/tag/",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      const all = postProcessors(build.body);
      for (const one of all) {
        if (isLatest(template, one, all)) yield report(template, build, one);
      }
    }
  },
};

function isLatest(template: PackerTemplate, one: PostProcessor, all: readonly PostProcessor[]): boolean {
  if (one.type !== "docker-tag" && one.type !== "docker-import") return false;
  if (!givesOnlyLatest(template, one.block.body)) return false;
  const isTaggedLater = all.some(
    (other) => other.type === "docker-tag" && other.before.some((before) => before.block === one.block),
  );
  return one.type === "docker-tag" || !isTaggedLater;
}

function report(template: PackerTemplate, build: PackerBuild, one: PostProcessor): Finding {
  const tags = tagsOf(one.block.body);
  const unique = one.type === "docker-tag" ? tagWithTime(template, one.block) : undefined;
  return {
    at: tags ? spanOf(tags) : { piece: one.block.piece, range: one.block.headerRange },
    subject: build,
    message: tags
      ? "The image gets no tag besides latest, which is another image after the next bake"
      : "No tag is given, so the image is called latest, which is another image after the next bake",
    fixes: unique
      ? [{ title: "Add the time of the bake as a tag", ...unique, safe: false, effect: "next bake" }]
      : [],
  };
}
