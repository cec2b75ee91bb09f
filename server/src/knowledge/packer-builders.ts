/**
 * Which Packer builders make which kind of image, and how each names it. Rules ask these questions and hold no
 * lists of their own. Names and limits: the builders' documentation (developer.hashicorp.com/packer/integrations);
 * what `packer validate` accepts was tried out with Packer 1.6.6, which has most of them built in.
 */

/** Builders whose image lands in a cloud. */
const CLOUD_BUILDERS: readonly string[] = [
  "amazon-ebs",
  "amazon-ebssurrogate",
  "amazon-instance",
  "amazon-chroot",
  "azure-arm",
  "googlecompute",
  "openstack",
  "digitalocean",
  "hcloud",
  "linode",
  "oracle-oci",
  "alicloud-ecs",
  "scaleway",
  "vultr",
  "yandex",
  "exoscale",
];

/** Builders that install a machine from an ISO. */
const ISO_BUILDERS: readonly string[] = [
  "vsphere-iso",
  "proxmox-iso",
  "qemu",
  "virtualbox-iso",
  "vmware-iso",
  "hyperv-iso",
  "parallels-iso",
  "xenserver-iso",
];

/** Their siblings, which start from a machine that is there already. */
const CLONE_BUILDERS: readonly string[] = [
  "vsphere-clone",
  "proxmox-clone",
  "proxmox",
  "virtualbox-ovf",
  "vmware-vmx",
  "hyperv-vmcx",
  "parallels-pvm",
];

const IMAGE_BUILDERS: ReadonlySet<string> = new Set([
  ...CLOUD_BUILDERS,
  ...ISO_BUILDERS,
  ...CLONE_BUILDERS,
  "docker",
]);

/** True when the builder makes an image that machines (or containers) are started from. */
export function makesImage(builder: string): boolean {
  return IMAGE_BUILDERS.has(builder);
}

/** True when the image lands in a cloud. */
export function isCloud(builder: string): boolean {
  return CLOUD_BUILDERS.includes(builder);
}

/** True when the builder captures the disk that a machine boots from, and can encrypt it. */
export function bakesBootVolume(builder: string): boolean {
  return ["amazon-ebs", "amazon-ebssurrogate", "amazon-chroot"].includes(builder);
}

/** True when the builder makes a security group for its machine unless it is given one. */
export function opensSecurityGroup(builder: string): boolean {
  return ["amazon-ebs", "amazon-ebssurrogate", "amazon-ebsvolume", "amazon-instance"].includes(builder);
}

/** The settings that put tags or labels on the image; empty where there are none that we know. */
export function tagsOfImages(builder: string): readonly string[] {
  return isAmazon(builder) ? ["tags"] : (IMAGE_TAGS[builder] ?? []);
}

const IMAGE_TAGS: Readonly<Record<string, readonly string[]>> = {
  "azure-arm": ["azure_tags"],
  googlecompute: ["image_labels"],
  openstack: ["metadata", "image_tags"],
  digitalocean: ["snapshot_tags"],
  hcloud: ["snapshot_labels"],
  "alicloud-ecs": ["tags"],
  "oracle-oci": ["tags", "defined_tags"],
  yandex: ["image_labels"],
};

/** What a builder accepts as a name. */
export interface NameLimits {
  /** The whole name has to match. */
  readonly pattern: RegExp;
}

export interface ImageName {
  readonly attribute: string;
  readonly limits: NameLimits;
}

const AMI: ImageName = {
  attribute: "ami_name",
  limits: { pattern: /^[A-Za-z0-9()[\] ./\-'@_]{3,128}$/ },
};
/** Google's and Yandex' names: a host name's label in lower case. */
const LABEL: NameLimits = { pattern: /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/ };
const VSPHERE: ImageName = { attribute: "vm_name", limits: { pattern: /^[^%/\\{}]{1,80}$/ } };
const PROXMOX: readonly ImageName[] = ["template_name", "vm_name"].map((attribute) => ({
  attribute,
  limits: { pattern: /^[A-Za-z0-9](?:[-A-Za-z0-9.]{0,61}[A-Za-z0-9])?$/ },
}));

/**
 * The attributes that name the image; of several the first one that is set counts. Where none is set, the
 * builder either refuses or makes a name of its own that differs at each run (`packer-{{timestamp}}`).
 */
const IMAGE_NAMES: ReadonlyMap<string, readonly ImageName[]> = new Map([
  ["amazon-ebs", [AMI]],
  ["amazon-ebssurrogate", [AMI]],
  ["amazon-instance", [AMI]],
  ["amazon-chroot", [AMI]],
  ["azure-arm", [named("managed_image_name", /^[^_\W][\w.)-]{0,78}[\w)]$/)]],
  ["googlecompute", [{ attribute: "image_name", limits: LABEL }]],
  ["openstack", [named("image_name", /^.{1,255}$/)]],
  ["digitalocean", [named("snapshot_name", /^.{1,128}$/)]],
  ["hcloud", [named("snapshot_name", /^.{1,128}$/)]],
  ["linode", [named("image_label", /^.{1,50}$/)]],
  ["oracle-oci", [named("image_name", /^.{1,128}$/)]],
  ["alicloud-ecs", [named("image_name", /^\S{2,128}$/)]],
  ["scaleway", [named("image_name", /^.{1,128}$/)]],
  ["vultr", [named("snapshot_description", /^.{1,128}$/)]],
  ["yandex", [{ attribute: "image_name", limits: LABEL }]],
  ["exoscale", [named("template_name", /^.{1,128}$/)]],
  ["vsphere-iso", [VSPHERE]],
  ["vsphere-clone", [VSPHERE]],
  ["proxmox-iso", PROXMOX],
  ["proxmox-clone", PROXMOX],
  ["proxmox", PROXMOX],
]);

/** True where several images may have one name, so that a name that stays the same hides which of them is meant. */
export function imageNamesMayRepeat(builder: string): boolean {
  return REPEATABLE.has(builder);
}

const REPEATABLE: ReadonlySet<string> = new Set([
  "openstack",
  "digitalocean",
  "hcloud",
  "linode",
  "oracle-oci",
  "scaleway",
  "vultr",
]);

function named(attribute: string, pattern: RegExp): ImageName {
  return { attribute, limits: { pattern } };
}

/** The attributes that may name the image of this builder, the telling one first; empty when it has none we know. */
export function imageNamesOf(builder: string): readonly ImageName[] {
  return IMAGE_NAMES.get(builder) ?? [];
}

export function isAmazon(builder: string): boolean {
  return imageNamesOf(builder)[0] === AMI;
}

export function isVsphere(builder: string): boolean {
  return imageNamesOf(builder)[0] === VSPHERE;
}

export function isProxmox(builder: string): boolean {
  return imageNamesOf(builder) === PROXMOX;
}
