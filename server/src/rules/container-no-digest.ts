import { containerImages } from "../knowledge/container-images.ts";
import type { TerraformRule } from "./rule.ts";

export const containerNoDigest: TerraformRule = {
  id: "container-no-digest",
  dialect: "terraform",
  category: "image",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "A container's image is named by a tag alone",
    reason: "Only a digest names the bits; a tag is whatever the registry says it is.",
    why: `A digest is computed from the image, so \`web@sha256:...\` is the same image everywhere and for ever, whoever runs
the registry. A tag is a promise that nobody gives it twice. Where registry and pipeline keep that promise (see
registry-tags-mutable) tags are enough for most; where what runs must be proven, name the digest, with the tag before it
for people: \`web:1.4.2@sha256:...\`. A pipeline writes it best, since it knows the digest it pushed.`,
    bad: `resource "docker_container" "web" {
  name  = "web"
  image = "ghcr.io/acme/web:1.4.2"
}
`,
    good: `resource "docker_container" "web" {
  name  = "web"
  image = "ghcr.io/acme/web:1.4.2@sha256:0f1c9d6a4d5b8e7f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7"
}
`,
    exceptions: [
      "There is a digest, or it is not known whether there is one.",
      "Images that Terraform builds itself (`docker_image` with `build`).",
    ],
    links: [
      { title: "Kubernetes: image names", url: "https://kubernetes.io/docs/concepts/containers/images/" },
      {
        title: "Docker: pull an image by digest",
        url: "https://docs.docker.com/reference/cli/docker/image/pull/",
      },
    ],
  },
  *check(module) {
    for (const { resource, at, reference } of containerImages(module)) {
      if (reference.digest.kind !== "absent") continue;
      yield {
        at,
        subject: resource,
        message: `${resource.address} runs ${reference.text}, and nothing says which bits that are`,
      };
    }
  },
};
