/**
 * How Packer's builders and data sources say what they start from, and which of those ways lead to another image
 * tomorrow. Sources: the builders' documentation (developer.hashicorp.com/packer/integrations).
 */

/** A block that looks an image up among many. */
export interface ImageFilter {
  readonly block: string;
  /** The attribute or block in it with what the image must match. */
  readonly filters: string;
  /** The attribute that names one image instead. */
  readonly exact: string;
  readonly thing: string;
}

/** A setting that names a line of images, of which the newest is taken. */
export interface ImageFamily {
  readonly family: string;
  /** The attributes that name one image instead; the first one is the one to use. */
  readonly exact: readonly string[];
}

const AMI: ImageFilter = {
  block: "source_ami_filter",
  filters: "filters",
  exact: "source_ami",
  thing: "AMI",
};

const FILTERS: Readonly<Record<string, ImageFilter>> = {
  "amazon-ebs": AMI,
  "amazon-ebssurrogate": AMI,
  "amazon-ebsvolume": AMI,
  "amazon-instance": AMI,
  "amazon-chroot": AMI,
  openstack: { block: "source_image_filter", filters: "filters", exact: "source_image", thing: "image" },
  hcloud: { block: "image_filter", filters: "with_selector", exact: "image", thing: "image" },
};

const FAMILIES: Readonly<Record<string, ImageFamily>> = {
  googlecompute: { family: "source_image_family", exact: ["source_image"] },
  yandex: { family: "source_image_family", exact: ["source_image_id", "source_image_name"] },
  "alicloud-ecs": { family: "image_family", exact: ["source_image"] },
};

/** What an own image, and not the provider's of that day, looks like as `image`. */
const OWN_IMAGES: Readonly<Record<string, RegExp>> = {
  hcloud: /^\d+$/,
  digitalocean: /^\d+$/,
  linode: /^private\//,
};

export function imageFilterOf(builder: string): ImageFilter | undefined {
  return FILTERS[builder];
}

export function imageFamilyOf(builder: string): ImageFamily | undefined {
  return FAMILIES[builder];
}

/** True when the builder's `image` is a name that the provider gives to other bits from time to time: `ubuntu-24.04`. */
export function isProvidersName(builder: string, image: string): boolean {
  const own = OWN_IMAGES[builder];
  return own !== undefined && image !== "" && !own.test(image);
}

/** True for a container image without a tag or digest, or with the tag `latest`. */
export function isLatestTag(image: string): boolean {
  if (image === "" || image.includes("@")) return false;
  const name = image.slice(image.lastIndexOf("/") + 1);
  const colon = name.indexOf(":");
  return colon < 0 || name.slice(colon + 1) === "latest";
}

/** True for a box that is looked up by its name in a catalogue of boxes, and not a file or an address. */
export function isBoxName(box: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(box) && !box.startsWith(".") && !box.endsWith(".box");
}

/** True for an address that leads to whatever is newest. */
export function isMovingAddress(url: string): boolean {
  return /(?:^|[/._-])(?:latest|current)(?:[/._-]|$)/i.test(url);
}

/** True when an image filter's name says which build it is, whatever its wildcards stand for. */
export function namesOneBuild(name: string): boolean {
  if (!/[*?]/.test(name)) return name !== "";
  return /\d{8}|\d{4}-\d{2}-\d{2}/.test(name.replace(/[\d.-]*[*?]+/g, "*"));
}

/** The data sources of HCP Packer that follow a channel, and the attribute that names it. */
export const CHANNELS: Readonly<Record<string, string>> = {
  "hcp-packer-version": "channel_name",
  "hcp-packer-artifact": "channel_name",
  "hcp-packer-image": "channel",
  "hcp-packer-iteration": "channel",
};

/**
 * The account that publishes AMIs of such a name. Sources: what the distributions say of their own images
 * (documentation.ubuntu.com/aws, wiki.debian.org/Cloud/AmazonEC2Image, access.redhat.com, wiki.almalinux.org).
 */
export function ownerOfImages(name: string): string | undefined {
  return OWNERS.find(([pattern]) => pattern.test(name))?.[1];
}

const OWNERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:\*\/?)?ubuntu[/-]|ubuntu\/images/, "099720109477"],
  [/^debian-\d/, "136693071363"],
  [/^RHEL-/, "309956199498"],
  [/^AlmaLinux OS/, "764336703387"],
  [/^(?:amzn|al2023|Windows_Server|EC2LaunchV2)/, "amazon"],
];
