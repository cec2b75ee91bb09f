/**
 * How resources name a plain distribution instead of a snapshot of one's own.
 * Sources: the registries' documentation of the resources, the providers' lists of images.
 */
export interface DistributionImage {
  /** The nested blocks that lead to the attribute. */
  readonly blocks: readonly string[];
  readonly attribute: string;
  /** True for what stands for a distribution's current image. */
  isDistribution(image: string): boolean;
}

const NAMES =
  "ubuntu|debian|centos|centos-stream|centos_stream|fedora|fedora-coreos|rocky|rockylinux|alma|almalinux|opensuse|freebsd|alpine|arch|gentoo|slackware|kali";

/** By resource type. */
export const DISTRIBUTION_IMAGES: Readonly<Record<string, DistributionImage>> = {
  digitalocean_droplet: named([], "image", new RegExp(`^(?:${NAMES})-`)),
  digitalocean_droplet_autoscale: named(["droplet_template"], "image", new RegExp(`^(?:${NAMES})-`)),
  linode_instance: named([], "image", /^linode\//),
  hcloud_server: named([], "image", new RegExp(`^(?:${NAMES})-`)),
  vultr_instance: {
    blocks: [],
    attribute: "os_id",
    // The others stand for an ISO, a snapshot, a backup and an application.
    isDistribution: (image) => /^\d+$/.test(image) && !["159", "164", "180", "186"].includes(image),
  },
  scaleway_instance_server: named([], "image", new RegExp(`^(?:${NAMES})_`)),
};

function named(blocks: readonly string[], attribute: string, pattern: RegExp): DistributionImage {
  return { blocks, attribute, isDistribution: (image) => pattern.test(image) };
}
