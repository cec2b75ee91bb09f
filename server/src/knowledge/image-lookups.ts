/**
 * Data sources that look an image up. What they return may be another image tomorrow: the newest, the one a
 * family points to, the first of a list.
 * Sources: the registries' documentation of the data sources.
 */
export interface ImageLookup {
  /** Says that it is the newest of those that match: an attribute, a block, or that it always is one of many. */
  readonly newest:
    | { readonly kind: "flag"; readonly attribute: string }
    | { readonly kind: "value"; readonly attribute: string; readonly values: readonly string[] }
    | { readonly kind: "set"; readonly attribute: string }
    | { readonly kind: "always" };
  /** What comes behind the data source's address where one image is taken from it, as patterns. */
  readonly picks: RegExp;
  /** Attributes and filters that can name one build exactly. */
  readonly names: readonly string[];
  /** An image's name is given once, so an exact name is one image; elsewhere a name may be given anew. */
  readonly namesAreBuilds: boolean;
  /** How a variable with such an image is called. */
  readonly noun: "ami_id" | "image_id" | "image";
}

const ID = /^\.id$/;
const FIRST_OF_IMAGES = /^\.images(?:\[0\]|\.0)\.(?:id|image_id|image)$/;

export const IMAGE_LOOKUPS: Readonly<Record<string, ImageLookup>> = {
  aws_ami: {
    newest: { kind: "flag", attribute: "most_recent" },
    picks: /^\.(?:id|image_id)$/,
    names: ["name", "image-id"],
    namesAreBuilds: true,
    noun: "ami_id",
  },
  aws_ami_ids: {
    newest: { kind: "always" },
    picks: /^\.ids(?:\[0\]|\.0)$/,
    names: ["name", "image-id"],
    namesAreBuilds: true,
    noun: "ami_id",
  },
  openstack_images_image_v2: flagged("most_recent", ID),
  hcloud_image: flagged("most_recent", ID),
  alicloud_images: flagged("most_recent", FIRST_OF_IMAGES),
  digitalocean_images: { ...flagged("sort", FIRST_OF_IMAGES), newest: { kind: "set", attribute: "sort" } },
  oci_core_images: {
    ...flagged("sort_by", FIRST_OF_IMAGES),
    newest: { kind: "always" },
    names: ["display_name"],
    namesAreBuilds: true,
  },
  google_compute_image: {
    newest: { kind: "set", attribute: "family" },
    picks: /^\.(?:self_link|id|name)$/,
    names: ["name"],
    namesAreBuilds: true,
    noun: "image",
  },
  google_compute_images: {
    newest: { kind: "always" },
    picks: /^\.images(?:\[0\]|\.0)\.(?:self_link|id|name)$/,
    names: [],
    namesAreBuilds: false,
    noun: "image",
  },
  azurerm_image: {
    newest: { kind: "flag", attribute: "sort_descending" },
    picks: ID,
    names: ["name"],
    namesAreBuilds: true,
    noun: "image_id",
  },
  azurerm_shared_image_version: {
    newest: { kind: "value", attribute: "name", values: ["latest", "recent"] },
    picks: ID,
    names: [],
    namesAreBuilds: false,
    noun: "image_id",
  },
};

function flagged(attribute: string, picks: RegExp): ImageLookup {
  return {
    newest: { kind: "flag", attribute },
    picks,
    names: ["name"],
    namesAreBuilds: false,
    noun: "image_id",
  };
}

/** A build's own mark in a name: a date, a commit, a version of three parts. */
export const BUILD_MARK = /\d{8}|\d{4}-\d{2}-\d{2}|\d+\.\d+\.\d+|[0-9a-f]{7,40}(?![a-z0-9])/i;

/** Tags that tell one build from another. */
export const BUILD_TAG = /version|sha|commit|build|release|revision|git/i;
