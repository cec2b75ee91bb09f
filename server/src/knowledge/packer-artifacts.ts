/**
 * What the artifact ids of Packer mean. Sources: the builders' own source (`artifact.go`, `Id()` and `BuilderId()`), Packer 1.6.6
 * with its builders built in and the plugins since. Never by the first colon: `eu-west-1:ami-1` has a region before it,
 * `sha256:1` and `web:1.2` have none.
 */

/** What a build made, as a manifest or the machine-readable output says it. */
export interface MadeArtifact {
  /** The type of the builder (`amazon-ebs`); "" where only the builder's id is known. */
  readonly builder: string;
  /** Who made it: of a post-processor, when that made something else of it. A manifest does not say it. */
  readonly builderId?: string | undefined;
  readonly artifactId: string;
  readonly files?: readonly { readonly name: string; readonly size?: number | undefined }[] | undefined;
  readonly customData?: Readonly<Record<string, string>> | undefined;
}

/** A thing by the name that its platform knows it by. */
export interface NamedArtifact {
  readonly kind: "image" | "container" | "template" | "volume" | "file";
  readonly id: string;
  readonly location?: string;
  readonly size?: number;
}

/** The keys of a manifest's `custom_data` by which a template names an image that no builder made. */
export const CUSTOM_IMAGE = { id: "image_id", location: "image_location" } as const;

/**
 * The things that an artifact stands for; none when it has no name at all, as with the builder `null`. Where a builder says
 * nothing but that there are files, it is the files, and what the template says itself (`custom_data = { image_id = ... }`).
 */
export function namedArtifacts(made: MadeArtifact): readonly NamedArtifact[] {
  const id = made.artifactId.trim();
  if (!NO_NAMES.has(id)) {
    const found = meaningOf(made)(id);
    if (found.length > 0) return found;
  }
  const said = [...imageOfTemplate(made), ...filesOf(made)];
  // On a server of machines there are no files here, but a machine of this name there.
  const isRemote = said.length === 0 && !NO_NAMES.has(id) && MACHINES.test(made.builder);
  return isRemote ? template(id) : said;
}

/** What builders say whose artifact has no id, and what Azure's says when it does not know. */
const NO_NAMES: ReadonlySet<string> = new Set(["", "VM", "File", "Null", "Container", "UNKNOWN ID"]);

type Meaning = (id: string) => readonly NamedArtifact[];

const image: Meaning = (id) => [{ kind: "image", id }];
const container: Meaning = (id) => [{ kind: "container", id }];
const template: Meaning = (id) => [{ kind: "template", id }];
const images: Meaning = (id) => parts(id).map((part) => ({ kind: "image", id: part }));
const nothing: Meaning = () => [];

/** `eu-west-1:ami-1,us-east-1:ami-2`; without a colon it is one that can be used anywhere. */
const byLocation: Meaning = (id) =>
  parts(id).map((part) => {
    const colon = part.indexOf(":");
    const name = part.slice(colon + 1);
    const kind = /^(vol|snap)-/.test(name) ? "volume" : "image";
    return colon < 0 ? { kind, id: name } : { kind, id: name, location: part.slice(0, colon) };
  });

/** `nyc3,sfo2:123`: one image in several places. */
const inLocations: Meaning = (id) => {
  const colon = id.lastIndexOf(":");
  const name = id.slice(colon + 1);
  const locations = parts(id.slice(0, Math.max(0, colon)));
  return locations.length === 0
    ? [{ kind: "image", id: name }]
    : locations.map((location) => ({ kind: "image", id: name, location }));
};

/** `datastore::folder::vm`. */
const inFolder: Meaning = (id) => {
  const [name = id, ...folder] = id.split("::").reverse();
  const location = folder.reverse().join("/");
  return [location === "" ? { kind: "template", id: name } : { kind: "template", id: name, location }];
};

/** By the type of the builder. */
const BUILDERS: Readonly<Record<string, Meaning>> = {
  "amazon-ebs": byLocation,
  "amazon-ebssurrogate": byLocation,
  "amazon-instance": byLocation,
  "amazon-chroot": byLocation,
  "amazon-ebsvolume": byLocation,
  "alicloud-ecs": byLocation,
  "tencentcloud-cvm": byLocation,
  "osc-bsu": byLocation,
  "osc-bsusurrogate": byLocation,
  "osc-chroot": byLocation,
  jdcloud: byLocation,
  scaleway: byLocation,
  digitalocean: inLocations,
  "azure-arm": image,
  "azure-chroot": images,
  "azure-dtl": image,
  googlecompute: image,
  openstack: image,
  "oracle-oci": image,
  hcloud: image,
  linode: image,
  vultr: image,
  yandex: image,
  exoscale: image,
  lxd: image,
  docker: container,
  "proxmox-iso": template,
  "proxmox-clone": template,
  proxmox: template,
  "vsphere-iso": template,
  "vsphere-clone": template,
  file: nothing,
  null: nothing,
};

/** By who made it, which is more than the type of the builder: a post-processor may have made something else of it. */
const MAKERS: Readonly<Record<string, Meaning>> = {
  "mitchellh.amazonebs": byLocation,
  "mitchellh.amazon.ebssurrogate": byLocation,
  "mitchellh.amazon.ebsvolume": byLocation,
  "mitchellh.amazon.instance": byLocation,
  "mitchellh.amazon.chroot": byLocation,
  "packer.post-processor.amazon-import": byLocation,
  "Azure.ResourceManagement.VMImage": image,
  "packer.googlecompute": image,
  "packer.post-processor.googlecompute-import": image,
  "packer.docker": container,
  "packer.post-processor.docker-import": container,
  "packer.post-processor.docker-tag": container,
  "packer.post-processor.docker-push": container,
  "proxmox.iso": template,
  "proxmox.clone": template,
  "jetbrains.vsphere": template,
  "packer.post-processor.vsphere": inFolder,
  "packer.file": nothing,
  "fnoeding.null": nothing,
};

function meaningOf({ builder, builderId, artifactId }: MadeArtifact): Meaning {
  const maker = builderId === undefined ? undefined : own(MAKERS, builderId);
  if (maker) return maker;
  // Such as checksum and compress: what they make are files, whatever the builder made.
  if (builderId?.startsWith("packer.post-processor.")) return nothing;
  // A manifest names the builder also where a post-processor imported what it made.
  if (isAmazonImage(artifactId)) return byLocation;
  return own(BUILDERS, builder) ?? (MACHINES.test(builder) ? nothing : image);
}

/** Builders of machines on the own computer: what they make are files, and the id is a folder or the name of a machine. */
const MACHINES = /^(qemu|virtualbox|vmware|hyperv|parallels|lxc)\b/;

function isAmazonImage(id: string): boolean {
  return /^[a-z]{2}(-[a-z]+)+-\d+:(ami|vol|snap)-[0-9a-f]+(,|$)/.test(id);
}

function imageOfTemplate({ customData }: MadeArtifact): readonly NamedArtifact[] {
  const id = customData && own(customData, CUSTOM_IMAGE.id)?.trim();
  if (!id) return [];
  const location = own(customData, CUSTOM_IMAGE.location)?.trim();
  return [location ? { kind: "image", id, location } : { kind: "image", id }];
}

function filesOf({ files }: MadeArtifact): readonly NamedArtifact[] {
  return (files ?? []).map(({ name, size }) =>
    size === undefined ? { kind: "file", id: name } : { kind: "file", id: name, size },
  );
}

function parts(list: string): string[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
