import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * Which attribute decides whether a machine's boot disk goes with the machine.
 * Sources: the registries' documentation of the resources.
 */
export interface BootDiskSwitch {
  /** The block the attribute stands in, and what that says in the end. */
  readonly owner: Block;
  readonly body: Body;
  readonly attribute: string;
  /** The value with which the disk is deleted. */
  readonly deletes: boolean;
  /** Without the attribute the disk stays. */
  readonly staysWhenMissing: boolean;
  /** What an apply does to the resource when the attribute changes. */
  readonly change: "in place" | "replaces";
}

export function typesWithBootDisks(): string[] {
  return Object.keys(PLACES);
}

/** The switches of the resource's boot disks, without those of disks that exist by themselves and are only attached. */
export function bootDisksOf(module: TerraformModule, resource: Resource): BootDiskSwitch[] {
  const place = PLACES[resource.resourceType];
  if (!place) return [];
  const common = {
    attribute: place.attribute,
    deletes: place.deletes ?? true,
    staysWhenMissing: place.staysWhenMissing === true,
    change: place.change ?? ("in place" as const),
  };
  if (!place.path) {
    const isOwn = !place.isOwn || place.isOwn(module, resource.body);
    return isOwn ? [{ ...common, owner: resource.block, body: resource.body }] : [];
  }
  const [outer = "", inner] = place.path;
  return blocksOfType(resource.body, outer)
    .filter((one, index) => !place.isOwn || place.isOwn(module, one.body, index))
    .flatMap((one) => (inner === undefined ? [one] : blocksOfType(one.body, inner)))
    .map((owner) => ({ ...common, owner, body: owner.body }));
}

/** True for the names Amazon's and the common distributions' images have for the disk they boot from. */
export function isRootDevice(name: string): boolean {
  return ROOT_DEVICE.test(name);
}

interface BootDiskPlace {
  readonly path?: readonly [string] | readonly [string, string];
  readonly attribute: string;
  readonly deletes?: false;
  readonly staysWhenMissing?: true;
  readonly change?: "replaces";
  /** Whether the block (the resource where there is no path) certainly speaks of a boot disk made for the machine. */
  readonly isOwn?: (module: TerraformModule, body: Body, index?: number) => boolean;
}

const AWS_ROOT: BootDiskPlace = { path: ["root_block_device"], attribute: "delete_on_termination" };

const GOOGLE_MACHINE: BootDiskPlace = {
  path: ["boot_disk"],
  attribute: "auto_delete",
  isOwn: (_module, body) => !attribute(body, "source"),
};

const GOOGLE_TEMPLATE: BootDiskPlace = {
  path: ["disk"],
  attribute: "auto_delete",
  change: "replaces",
  isOwn: (module, body, index) => {
    if (attribute(body, "source")) return false;
    const boot = module.value(body, "boot");
    if (boot) return asBoolean(boot) === true;
    return index === 0 && attribute(body, "source_image") !== undefined;
  },
};

const PLACES: Readonly<Record<string, BootDiskPlace>> = {
  aws_instance: AWS_ROOT,
  aws_spot_instance_request: AWS_ROOT,
  aws_launch_configuration: { ...AWS_ROOT, change: "replaces" },
  aws_launch_template: {
    path: ["block_device_mappings", "ebs"],
    attribute: "delete_on_termination",
    isOwn: (module, body) => {
      const device = module.value(body, "device_name");
      return device !== undefined && isRootDevice(asString(device) ?? "");
    },
  },
  google_compute_instance: GOOGLE_MACHINE,
  google_compute_instance_from_template: GOOGLE_MACHINE,
  google_compute_instance_from_machine_image: GOOGLE_MACHINE,
  google_compute_instance_template: GOOGLE_TEMPLATE,
  google_compute_region_instance_template: GOOGLE_TEMPLATE,
  // The newer resources for Linux and Windows delete theirs unless the provider is told not to.
  azurerm_virtual_machine: {
    attribute: "delete_os_disk_on_termination",
    staysWhenMissing: true,
    isOwn: (module, body) => {
      const disks = blocksOfType(body, "storage_os_disk");
      const options = disks.map((disk) => {
        const option = module.value(disk.body, "create_option");
        return option && asString(option)?.toLowerCase();
      });
      return options.length > 0 && options.every((one) => one !== undefined && one !== "attach");
    },
  },
  yandex_compute_instance: {
    path: ["boot_disk"],
    attribute: "auto_delete",
    change: "replaces",
    isOwn: (_module, body) => !attribute(body, "disk_id"),
  },
  oci_core_instance: {
    attribute: "preserve_boot_volume",
    deletes: false,
    isOwn: (module, body) =>
      blocksOfType(body, "source_details").every((one) => {
        const type = module.value(one.body, "source_type");
        return type !== undefined && asString(type) === "image";
      }),
  },
  openstack_compute_instance_v2: {
    path: ["block_device"],
    attribute: "delete_on_termination",
    staysWhenMissing: true,
    change: "replaces",
    isOwn: (module, body) => {
      const text = (name: string): string | undefined => {
        const value = module.value(body, name);
        return value && asString(value);
      };
      return (
        text("boot_index") === "0" && text("source_type") === "image" && text("destination_type") === "volume"
      );
    },
  },
};

const ROOT_DEVICE = /^\/dev\/(?:sda1?|xvda1?)$/;
