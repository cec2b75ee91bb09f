import type { BuilderName, MachineFact } from "../packer/builders.ts";

/** What a machine of a type is baked with, and where it says what it is made from. */
export interface Platform {
  readonly builder: BuilderName;
  readonly facts: readonly (readonly [MachineFact, string])[];
}

const AWS: Platform = {
  builder: "amazon-ebs",
  facts: [
    ["image", "ami"],
    ["size", "instance_type"],
  ],
};
const AZURE: Platform = {
  builder: "azure-arm",
  facts: [
    ["region", "location"],
    ["size", "size"],
    ["publisher", "source_image_reference.publisher"],
    ["offer", "source_image_reference.offer"],
    ["sku", "source_image_reference.sku"],
    ["version", "source_image_reference.version"],
  ],
};
const OLD_AZURE: Platform = {
  builder: "azure-arm",
  facts: [
    ["region", "location"],
    ["size", "vm_size"],
    ["publisher", "storage_image_reference.publisher"],
    ["offer", "storage_image_reference.offer"],
    ["sku", "storage_image_reference.sku"],
    ["version", "storage_image_reference.version"],
  ],
};
const GOOGLE: Platform = {
  builder: "googlecompute",
  facts: [
    ["image", "boot_disk.initialize_params.image"],
    ["size", "machine_type"],
    ["zone", "zone"],
    ["project", "project"],
  ],
};

/** By the type of the machine. Sources: the providers' documentation of the types. */
export const PLATFORMS: Readonly<Record<string, Platform>> = {
  aws_instance: AWS,
  aws_spot_instance_request: AWS,
  azurerm_linux_virtual_machine: AZURE,
  azurerm_virtual_machine: OLD_AZURE,
  google_compute_instance: GOOGLE,
  google_compute_instance_from_template: GOOGLE,
  digitalocean_droplet: {
    builder: "digitalocean",
    facts: [
      ["image", "image"],
      ["region", "region"],
      ["size", "size"],
    ],
  },
  hcloud_server: {
    builder: "hcloud",
    facts: [
      ["image", "image"],
      ["region", "location"],
      ["size", "server_type"],
    ],
  },
  openstack_compute_instance_v2: {
    builder: "openstack",
    facts: [
      ["image", "image_id"],
      ["size", "flavor_name"],
    ],
  },
};

/** The provider, and its settings that a machine of it takes when it has none of its own. */
export const PROVIDER_FACTS: Partial<Readonly<Record<BuilderName, readonly string[]>>> = {
  "amazon-ebs": ["aws", "region"],
  googlecompute: ["google", "project", "zone"],
};

/** By the first word of a resource type. */
export const BUILDER_OF_PREFIX: Readonly<Record<string, BuilderName>> = {
  aws: "amazon-ebs",
  azurerm: "azure-arm",
  google: "googlecompute",
  digitalocean: "digitalocean",
  hcloud: "hcloud",
  openstack: "openstack",
};
