import type { Hop } from "../eval/value.ts";
import { type ContainerImage, containerImages } from "../knowledge/container-images.ts";
import { isMovingTag } from "../knowledge/image-tags.ts";
import { replace, type SpanEdit } from "../syntax/edits.ts";
import type { Span } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import {
  type GivenValue,
  GivenValues,
  origins,
  variableName,
  withoutDefault,
} from "./shared/given-values.ts";

const MOVING = patternsOption({
  name: "moving_tags",
  description:
    "Further tags that point to one build after the other, beside `latest`, `main`, `stable` and the like; `*` stands for anything.",
  example: '["prod", "release-*"]',
});

export const containerTagLatestOrMissing: TerraformRule = {
  id: "container-tag-latest-or-missing",
  dialect: "terraform",
  category: "image",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  options: [MOVING],
  docs: {
    title: "A container runs whatever its tag points to on that day",
    reason: "A restart can bring another program than the one that was tested, and no commit says so.",
    why: `\`latest\`, no tag (which means \`latest\`) and tags like \`main\` or \`stable\` move. Each node pulls what
they point to when it starts a container, so replicas of one deployment differ, a restart at night is a release nobody
made, a plan shows no change and rolling back is not possible, since the old tag is the new image. Give every build a tag
of its own (a version, a commit) that is never given twice, or name the digest. The fix asks for the tag through a variable.`,
    bad: `resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "ghcr.io/acme/web:latest"
        }
      }
    }
  }
}
`,
    good: `resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "ghcr.io/acme/web:\${var.web_tag}"
        }
      }
    }
  }
}

variable "web_tag" {
  description = "The tag of ghcr.io/acme/web to run"
  type        = string
}
`,
    exceptions: [
      "The image is named by its digest, with or without a tag.",
      "The tag, or whether there is one, is not known.",
      "A tag that moves by custom (`main`, `stable`, `lts`, ...), a default of a variable and a build step are warnings.",
      "Images that Terraform builds itself (`docker_image` with `build`).",
      "Tags that a Helm chart is given are helm-chart-unpinned's.",
    ],
    conflicts: [
      'CKV_K8S_15 wants `image_pull_policy = "Always"`: with a tag that is never given twice it changes nothing, with one that moves it brings the next release at each restart.',
      "CKV_AWS_332 wants the platform version of Fargate to be `LATEST`. That is the layer below the containers, which AWS patches by giving each new task a newer one; no rule here is about it, and a pinned image goes well with it.",
    ],
    links: [
      { title: "Kubernetes: images", url: "https://kubernetes.io/docs/concepts/containers/images/" },
      {
        title: "Amazon ECS: best practices for container images",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html",
      },
    ],
  },
  *check(module, options) {
    const moving = options.of(MOVING);
    const given = new GivenValues(module);
    const defaults = new Set<unknown>();
    for (const image of containerImages(module)) {
      const finding = checkImage(module, image, given, moving);
      // One default may name the image of many containers.
      if (!finding || (finding.at !== image.at && defaults.has(finding.at))) continue;
      defaults.add(finding.at);
      yield finding;
    }
  },
};

function checkImage(
  module: TerraformModule,
  image: ContainerImage,
  given: GivenValues,
  moving: readonly string[],
): Finding | undefined {
  const { tag, digest, end, text } = image.reference;
  if (digest.kind !== "absent" || tag.kind === "unknown") return undefined;
  const word = tag.kind === "known" ? tag.text : "latest";
  const isLatest = word.toLowerCase() === "latest";
  if (!isLatest && !isMovingTag(word) && !matchesAny(moving, word)) return undefined;
  const hops: readonly Hop[] = tag.kind === "known" ? tag.hops : end.hops;
  const byDefault = withoutDefault(module, hops, image.change);
  const isSoft = !isLatest || byDefault !== undefined || image.role === "build step";
  const { address } = image.resource;
  return {
    at: byDefault?.at ?? image.at,
    subject: image.resource,
    ...(isSoft ? { severity: "warning" } : {}),
    message: byDefault
      ? `Unless somebody says otherwise ${address} runs ${text}, whatever that is on that day`
      : tag.kind === "absent"
        ? `${address} runs ${text} without a tag, which is the latest one on that day`
        : `${address} runs ${text}, whatever that tag points to on that day`,
    related: byDefault ? [{ at: image.at, message: "This image follows the default" }] : origins(hops),
    fixes: byDefault ? [byDefault.fix] : pin(image, given),
  };
}

function pin(image: ContainerImage, given: GivenValues): Fix[] {
  const { tag, end } = image.reference;
  const at = tag.kind === "known" ? tag.at : end.at;
  if (!at) return [];
  const variable = tagVariable(image, given);
  if (!variable) return [];
  const reference = `var.${variable.name}`;
  const edit =
    tag.kind === "absent"
      ? replace(at, `:\${${reference}}`)
      : isWholeString(at)
        ? replace({ ...at, range: { start: at.range.start - 1, end: at.range.end + 1 } }, reference)
        : replace(at, `\${${reference}}`);
  return [
    {
      title: `Take the tag from a variable, ${variable.name}`,
      safe: false,
      effect: image.change,
      edits: (): SpanEdit[] => [edit, ...variable.declaration()],
    },
  ];
}

/** Named after the image, as far as its name is known, and described so that no other image has the same. */
function tagVariable({ reference, resource }: ContainerImage, given: GivenValues): GivenValue | undefined {
  const { name, repository, text } = reference;
  if (name === undefined)
    return given.variable(
      [variableName(resource.name, "tag"), variableName(resource.name, "image_tag")],
      `The tag of the image of ${resource.address}`,
      resource.block,
    );
  const isKnown = repository.kind === "known" && !text.includes("…");
  return given.variable(
    [variableName(name, "tag"), variableName(isKnown ? repository.text : `${resource.name}_${name}`, "tag")],
    `The tag of ${isKnown ? text.replace(/:[^/]*$/, "") : name} to run`,
    resource.block,
  );
}

function isWholeString({ piece, range }: Span): boolean {
  return piece.text[range.start - 1] === '"' && piece.text[range.end] === '"';
}
