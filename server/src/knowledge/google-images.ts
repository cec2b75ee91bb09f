/**
 * Where Google's resources name the image of a disk, and how image families are called.
 * Sources: the registry's documentation of the resources; Google's list of public images and their families.
 */

/** By resource type: the nested blocks that lead to the attribute. Another image always replaces. */
export const GOOGLE_IMAGE_PATHS: Readonly<
  Record<string, { readonly blocks: readonly string[]; readonly attribute: string }>
> = {
  google_compute_instance: { blocks: ["boot_disk", "initialize_params"], attribute: "image" },
  google_compute_instance_from_template: { blocks: ["boot_disk", "initialize_params"], attribute: "image" },
  google_compute_instance_template: { blocks: ["disk"], attribute: "source_image" },
  google_compute_region_instance_template: { blocks: ["disk"], attribute: "source_image" },
  google_compute_disk: { blocks: [], attribute: "image" },
};

/**
 * The family an image's name stands for; undefined when it names one image, or one cannot tell. A name without a
 * path can be either: it is a family where the project is one that publishes under families, or the name is a known one.
 */
export function imageFamily(image: string): string | undefined {
  const inPath = /(?:^|\/)family\/([^/]+)$/.exec(image)?.[1];
  if (inPath !== undefined) return inPath;
  const [, project, name = ""] = /^(?:([a-z][a-z0-9-]+)\/)?([a-z0-9-]+)$/.exec(image) ?? [];
  if (BUILD.test(name)) return undefined;
  const isFamily = project === undefined ? FAMILY.test(name) : PUBLIC_PROJECTS.has(project);
  return isFamily ? name : undefined;
}

/** A date, or the numbers of a build of Container-Optimized OS. */
const BUILD = /\d{8}|(?:-\d+){3}$/;

const FAMILY =
  /^(?:debian-\d+|ubuntu-(?:minimal-|pro-)?\d{4}-lts|cos-(?:arm64-)?(?:stable|beta|dev|\d+-lts)|rhel-\d+|rocky-linux-\d+|almalinux-\d+|centos-(?:\d|stream-\d+)|sles-\d+|opensuse-leap|fedora-coreos-(?:stable|testing|next)|windows-(?:server-)?\d{4})(?:-(?:core|dc|lts|amd64|arm64|optimized-gcp|for-containers))*$/;

const PUBLIC_PROJECTS: ReadonlySet<string> = new Set([
  "almalinux-cloud",
  "centos-cloud",
  "confidential-vm-images",
  "cos-cloud",
  "debian-cloud",
  "deeplearning-platform-release",
  "fedora-coreos-cloud",
  "opensuse-cloud",
  "rhel-cloud",
  "rhel-sap-cloud",
  "rocky-linux-cloud",
  "suse-cloud",
  "suse-sap-cloud",
  "ubuntu-os-cloud",
  "ubuntu-os-pro-cloud",
  "windows-cloud",
  "windows-sql-cloud",
]);
