import type { Hop } from "../eval/value.ts";
import { GOOGLE_IMAGE_PATHS, imageFamily } from "../knowledge/google-images.ts";
import { stretches } from "../knowledge/written-text.ts";
import { attribute, blocksAt } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { GivenValues, origins, variableName, withoutDefault } from "./shared/given-values.ts";

export const gcpImageFamily: TerraformRule = {
  id: "gcp-image-family",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A disk is made from an image family",
    reason: "A family points to another image with each release, and no commit says which one runs.",
    why: `The name of a family stands for its newest image at the moment a disk is made. Two machines of one template then
differ by the day they started, a machine that is healed comes back with other bits than it had, and going back to the last
commit does not bring back the last image. Name one image, with its date: \`projects/debian-cloud/global/images/debian-12-bookworm-v20250610\`,
or better one of your own that was baked and tested. The fix asks for the image through a variable.`,
    bad: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
}
`,
    good: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  boot_disk {
    initialize_params {
      image = var.web_image
    }
  }
}

variable "web_image" {
  description = "The image of google_compute_instance.web, one of the family debian-12"
  type        = string
}
`,
    exceptions: [
      "The name holds the date or the build number of one image.",
      "`self_link` of a `google_compute_image`, and whatever else is not known.",
      "A name in a project of your own that is not written as a family: it may well be one image.",
      "A lookup by family (`data.google_compute_image`) is most-recent-lookup's.",
    ],
    links: [
      {
        title: "Image families best practices",
        url: "https://cloud.google.com/compute/docs/images/image-families-best-practices",
      },
      {
        title: "google_compute_instance: image",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
      },
    ],
  },
  *check(module) {
    const given = new GivenValues(module);
    for (const resource of module.resources(...Object.keys(GOOGLE_IMAGE_PATHS))) {
      const path = GOOGLE_IMAGE_PATHS[resource.resourceType];
      if (!path) continue;
      const bodies =
        path.blocks.length === 0
          ? [resource.body]
          : blocksAt(resource.body, path.blocks).map(({ body }) => body);
      for (const body of bodies) {
        const image = attribute(body, path.attribute);
        const finding = image && checkImage(module, resource, image, given);
        if (finding) yield finding;
      }
    }
  },
};

function checkImage(
  module: TerraformModule,
  resource: Resource,
  image: Attribute,
  given: GivenValues,
): Finding | undefined {
  const written = stretches(module, image.expression);
  // A project that is not known says nothing about whether the name is a family's.
  const text = written.map((one) => (one.kind === "text" ? one.text : UNKNOWN)).join("");
  const family = imageFamily(text);
  if (family === undefined || family.includes(UNKNOWN)) return undefined;
  const hops = written.flatMap((one): readonly Hop[] => (one.kind === "text" ? one.hops : []));
  return {
    at: image,
    subject: resource,
    message: `${resource.address} starts from whichever image the family ${family} points to on that day`,
    related: origins(hops),
    fixes:
      hops.length === 0
        ? pin(resource, image, family, given)
        : [withoutDefault(module, hops, "replaces")?.fix ?? []].flat(),
  };
}

function pin(resource: Resource, image: Attribute, family: string, given: GivenValues): Fix[] {
  const name = resource.name.replace(/_?image$/, "");
  const variable = given.variable(
    [variableName(name, "image"), variableName(name, family, "image")],
    `The image of ${resource.address}, one of the family ${family}`,
    resource.block,
  );
  if (!variable) return [];
  return [
    {
      title: `Take the image from a variable, ${variable.name}: with the one that runs today nothing is replaced`,
      safe: false,
      effect: "replaces",
      edits: () => [replace(image.expression, `var.${variable.name}`), ...variable.declaration()],
    },
  ];
}

const UNKNOWN = "…";
