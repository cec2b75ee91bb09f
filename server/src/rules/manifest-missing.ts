import { makesImage } from "../knowledge/packer-builders.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import { blocksOfType, dynamicBlocks, presence } from "../syntax/body.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Finding, PackerRule } from "./rule.ts";

export const manifestMissing: PackerRule = {
  id: "manifest-missing",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "safe",
  docs: {
    title: "A bake leaves no record of the image it made",
    reason: "An image that nothing names cannot be deployed on purpose, or gone back to.",
    why: `An image is of use once something can name it: the next plan pins it, a rollback returns to the one before.
Packer prints the id of what it made and forgets it. Whoever then picks the image by hand, or lets Terraform take the
newest one of a name, has lost the tie between a commit and the machines that run. The manifest post-processor writes
each bake's image ids into a file that a pipeline can read, keep and compare.`,
    bad: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

build {
  sources = ["source.amazon-ebs.web"]
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

build {
  sources = ["source.amazon-ebs.web"]

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
`,
    exceptions: [
      "The build sends its images to the HCP Packer registry (`hcp_packer_registry` in the build or beside it).",
      "All its sources are `null` or `file`, or of builders that make no image.",
      "Its name says that it only tries something out: `test`, `validate`.",
      "Its list of sources, or part of the build, cannot be known.",
    ],
    links: [
      {
        title: "Packer: manifest post-processor",
        url: "https://developer.hashicorp.com/packer/docs/post-processors/manifest",
      },
    ],
  },
  *check(template) {
    if (template.blocks("hcp_packer_registry").length > 0) return;
    for (const build of template.builds()) {
      const finding = checkBuild(template, build);
      if (finding) yield finding;
    }
  },
};

function checkBuild(template: PackerTemplate, build: PackerBuild): Finding | undefined {
  if (!build.sourcesKnown || isTrial(template, build) || mayKeepRecord(build)) return undefined;
  const image = build.sources.find((use) => makesImage(use.builder));
  if (!image) return undefined;
  return {
    at: build.header,
    subject: build,
    message: `Nothing records which image this build makes of ${image.reference}`,
    fixes: [
      {
        title: "Record the image ids in a manifest",
        safe: true,
        effect: "next bake",
        edits: () => [addBlock(build.block, MANIFEST)].flat(),
      },
    ],
  };
}

/** Builds that exist for `packer build -only=test.*`; an unknown name says nothing either way. */
function isTrial(template: PackerTemplate, build: PackerBuild): boolean {
  const name = template.value(build.body, "name");
  if (!name) return false;
  return (
    name.kind !== "string" || /(?:^|[^a-z])(?:tests?|testing|validat(?:e|ion))(?:[^a-z]|$)/i.test(name.value)
  );
}

function mayKeepRecord({ body }: PackerBuild): boolean {
  if (presence(body, "hcp_packer_registry") !== "absent") return true;
  const chains = [body, ...blocksOfType(body, "post-processors").map((chain) => chain.body)];
  if (dynamicBlocks(body, "post-processors").length > 0) return true;
  return chains.some(
    (chain) =>
      dynamicBlocks(chain, "post-processor").length > 0 ||
      blocksOfType(chain, "post-processor").some((one) => one.labels[0]?.text === "manifest"),
  );
}

const MANIFEST: readonly string[] = [
  'post-processor "manifest" {',
  '  output     = "manifest.json"',
  "  strip_path = true",
  "}",
];
