/** What a template must know of the machine it bakes for. */
export type MachineFact =
  | "image"
  | "imageProject"
  | "size"
  | "region"
  | "zone"
  | "project"
  | "user"
  | "publisher"
  | "offer"
  | "sku"
  | "version";

export type BuilderName =
  | "amazon-ebs"
  | "azure-arm"
  | "googlecompute"
  | "digitalocean"
  | "hcloud"
  | "openstack";

/** One line of a `source` block. A fact that is not known becomes a variable, or is left out when optional. */
export type BuilderSetting = { readonly name: string } & (
  | { readonly kind: "image name" }
  | { readonly kind: "constant"; readonly value: string }
  | { readonly kind: "variable"; readonly variable: string; readonly description: string }
  | {
      readonly kind: "fact";
      readonly fact: MachineFact;
      readonly variable: string;
      readonly description: string;
      readonly isOptional?: boolean;
      readonly isList?: boolean;
    }
);

export interface Builder {
  readonly plugin: { readonly name: string; readonly source: string; readonly version: string };
  readonly settings: readonly BuilderSetting[];
}

function fact(name: string, known: MachineFact, description: string): BuilderSetting {
  return { name, kind: "fact", fact: known, variable: name, description };
}

const USER = fact("ssh_username", "user", "Who Packer logs in as, for the time of the bake");

/** The builders a template can be made for. Sources: the plugins' own documentation. */
export const BUILDERS: Readonly<Record<BuilderName, Builder>> = {
  "amazon-ebs": {
    plugin: { name: "amazon", source: "github.com/hashicorp/amazon", version: "~> 1.3" },
    settings: [
      { name: "ami_name", kind: "image name" },
      fact("source_ami", "image", "The AMI to start from"),
      fact("instance_type", "size", "The machine to bake on"),
      fact("region", "region", "Where the image is made"),
      USER,
      // Otherwise Packer opens port 22 of the bake's machine to everyone.
      { name: "temporary_security_group_source_public_ip", kind: "constant", value: "true" },
    ],
  },
  "azure-arm": {
    plugin: { name: "azure", source: "github.com/hashicorp/azure", version: "~> 2.1" },
    settings: [
      { name: "managed_image_name", kind: "image name" },
      {
        name: "managed_image_resource_group_name",
        kind: "variable",
        variable: "image_resource_group",
        description: "The resource group that keeps the images",
      },
      fact("location", "region", "Where the image is made"),
      fact("vm_size", "size", "The machine to bake on"),
      { name: "os_type", kind: "constant", value: '"Linux"' },
      fact("image_publisher", "publisher", "Who publishes the image to start from"),
      fact("image_offer", "offer", "The offer of the image to start from"),
      fact("image_sku", "sku", "The SKU of the image to start from"),
      fact("image_version", "version", "The exact version of the image to start from"),
      USER,
      { name: "use_azure_cli_auth", kind: "constant", value: "true" },
    ],
  },
  googlecompute: {
    plugin: { name: "googlecompute", source: "github.com/hashicorp/googlecompute", version: "~> 1.1" },
    settings: [
      { name: "image_name", kind: "image name" },
      fact("project_id", "project", "The project that keeps the images"),
      fact("zone", "zone", "Where the image is made"),
      fact("machine_type", "size", "The machine to bake on"),
      fact("source_image", "image", "The exact image to start from, not a family"),
      {
        name: "source_image_project_id",
        kind: "fact",
        fact: "imageProject",
        variable: "source_image_project",
        description: "The project of the image to start from",
        isOptional: true,
        isList: true,
      },
      USER,
    ],
  },
  digitalocean: {
    plugin: { name: "digitalocean", source: "github.com/digitalocean/digitalocean", version: "~> 1.4" },
    settings: [
      { name: "snapshot_name", kind: "image name" },
      fact("image", "image", "The snapshot or image to start from"),
      fact("region", "region", "Where the snapshot is made"),
      fact("size", "size", "The machine to bake on"),
      USER,
    ],
  },
  hcloud: {
    plugin: { name: "hcloud", source: "github.com/hetznercloud/hcloud", version: "~> 1.6" },
    settings: [
      { name: "snapshot_name", kind: "image name" },
      fact("image", "image", "The snapshot or image to start from"),
      fact("location", "region", "Where the snapshot is made"),
      fact("server_type", "size", "The machine to bake on"),
      USER,
    ],
  },
  openstack: {
    plugin: { name: "openstack", source: "github.com/hashicorp/openstack", version: "~> 1.1" },
    settings: [
      { name: "image_name", kind: "image name" },
      fact("source_image", "image", "The id of the image to start from"),
      fact("flavor", "size", "The machine to bake on"),
      USER,
    ],
  },
};
