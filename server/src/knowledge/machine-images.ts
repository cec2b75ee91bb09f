/**
 * Resources that make an image, by the attribute that names what it is made from.
 * Sources: the registries' documentation of the resources.
 */
export interface ImageMaker {
  readonly source: string;
  /** True: whatever the source is, it is a machine. False: only a reference to one tells. */
  readonly isAlwaysMachine: boolean;
}

export const IMAGE_MAKERS: Readonly<Record<string, ImageMaker>> = {
  aws_ami_from_instance: { source: "source_instance_id", isAlwaysMachine: true },
  google_compute_machine_image: { source: "source_instance", isAlwaysMachine: true },
  google_compute_image: { source: "source_disk", isAlwaysMachine: false },
  azurerm_image: { source: "source_virtual_machine_id", isAlwaysMachine: false },
  azurerm_shared_image_version: { source: "managed_image_id", isAlwaysMachine: false },
  hcloud_snapshot: { source: "server_id", isAlwaysMachine: false },
  digitalocean_droplet_snapshot: { source: "droplet_id", isAlwaysMachine: false },
  alicloud_image: { source: "instance_id", isAlwaysMachine: false },
  oci_core_image: { source: "instance_id", isAlwaysMachine: false },
  tencentcloud_image: { source: "instance_id", isAlwaysMachine: false },
  vultr_snapshot: { source: "instance_id", isAlwaysMachine: false },
  linode_image: { source: "linode_id", isAlwaysMachine: false },
};

/** What stands between a machine and an image made from it: a disk, or another image. */
export const BETWEEN_MACHINE_AND_IMAGE: ReadonlySet<string> = new Set([
  "google_compute_disk",
  "azurerm_image",
]);
