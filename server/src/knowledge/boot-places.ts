import type { ScriptLanguage } from "./boot-scripts.ts";

/** Where a resource is given what its machines do when they start. */
export interface BootPlace {
  readonly attribute: string;
  /** Blocks on the way to the attribute. */
  readonly path?: readonly string[];
  /** The key, where the attribute is a map. */
  readonly key?: string;
  /** Where the place says it, whatever the text begins with. */
  readonly language?: ScriptLanguage;
  /** What an apply does when the script changes. */
  readonly change: "in place" | "replaces";
}

type Change = BootPlace["change"];

function at(attribute: string, change: Change, ...path: readonly string[]): BootPlace {
  return path.length === 0 ? { attribute, change } : { attribute, change, path };
}

function entry(key: string, change: Change, attribute = "metadata", ...path: readonly string[]): BootPlace {
  return { ...at(attribute, change, ...path), key };
}

function google(change: Change, script: Change): readonly BootPlace[] {
  return [
    at("metadata_startup_script", script),
    entry("startup-script", change),
    entry("user-data", change),
    { ...entry("windows-startup-script-ps1", change), language: "powershell" },
    { ...entry("sysprep-specialize-script-ps1", change), language: "powershell" },
    { ...entry("windows-startup-script-cmd", change), language: "batch" },
  ];
}

const AZURE_MACHINE = [at("custom_data", "replaces"), at("user_data", "in place")];
const AZURE_GROUP = [at("custom_data", "in place"), at("user_data", "in place")];
const USER_DATA_REPLACES = [at("user_data", "replaces")];
const USER_DATA_IN_PLACE = [at("user_data", "in place")];

/**
 * By resource type. Beside machines, templates and groups there are the resources that hold a script for machines that
 * name them. Sources: the providers' pages of these resources, and for `change` the schemas of AWS, Azure, Google,
 * DigitalOcean and Hetzner Cloud.
 */
export const BOOT_PLACES: ReadonlyMap<string, readonly BootPlace[]> = new Map<string, readonly BootPlace[]>([
  ["aws_instance", [at("user_data", "in place"), at("user_data_base64", "in place")]],
  ["aws_spot_instance_request", [at("user_data", "replaces"), at("user_data_base64", "replaces")]],
  ["aws_spot_fleet_request", [at("user_data", "replaces", "launch_specification")]],
  ["aws_lightsail_instance", USER_DATA_REPLACES],
  ["aws_launch_template", USER_DATA_IN_PLACE],
  ["aws_launch_configuration", [at("user_data", "replaces"), at("user_data_base64", "replaces")]],
  ["azurerm_linux_virtual_machine", AZURE_MACHINE],
  ["azurerm_windows_virtual_machine", AZURE_MACHINE],
  ["azurerm_virtual_machine", [at("custom_data", "replaces", "os_profile")]],
  ["azurerm_linux_virtual_machine_scale_set", AZURE_GROUP],
  ["azurerm_windows_virtual_machine_scale_set", AZURE_GROUP],
  [
    "azurerm_orchestrated_virtual_machine_scale_set",
    [at("custom_data", "in place", "os_profile"), at("user_data_base64", "in place")],
  ],
  ["azurerm_virtual_machine_scale_set", [at("custom_data", "in place", "os_profile")]],
  ["google_compute_instance", google("in place", "replaces")],
  ["google_compute_instance_from_template", google("in place", "in place")],
  ["google_compute_instance_from_machine_image", google("in place", "in place")],
  ["google_compute_instance_template", google("replaces", "replaces")],
  ["google_compute_region_instance_template", google("replaces", "replaces")],
  ["openstack_compute_instance_v2", USER_DATA_REPLACES],
  ["digitalocean_droplet", USER_DATA_REPLACES],
  ["digitalocean_droplet_autoscale", [at("user_data", "in place", "droplet_template")]],
  ["hcloud_server", USER_DATA_REPLACES],
  ["linode_instance", [at("user_data", "replaces", "metadata")]],
  ["linode_stackscript", [at("script", "in place")]],
  ["vultr_instance", USER_DATA_REPLACES],
  ["vultr_startup_script", [at("script", "in place")]],
  ["scaleway_instance_server", [entry("cloud-init", "in place", "user_data"), at("cloud_init", "in place")]],
  ["exoscale_compute_instance", USER_DATA_IN_PLACE],
  ["exoscale_instance_pool", USER_DATA_IN_PLACE],
  ["upcloud_server", USER_DATA_REPLACES],
  ["oci_core_instance", [entry("user_data", "replaces")]],
  [
    "oci_core_instance_configuration",
    [entry("user_data", "replaces", "metadata", "instance_details", "launch_details")],
  ],
  ["alicloud_instance", USER_DATA_IN_PLACE],
  ["alicloud_ecs_launch_template", [at("user_data", "in place"), at("userdata", "in place")]],
  ["alicloud_ess_scaling_configuration", USER_DATA_IN_PLACE],
  ["tencentcloud_instance", [at("user_data", "replaces"), at("user_data_raw", "replaces")]],
  ["yandex_compute_instance", [entry("user-data", "in place")]],
  ["yandex_compute_instance_group", [entry("user-data", "in place", "metadata", "instance_template")]],
  ["ncloud_init_script", [at("content", "replaces")]],
  ["ibm_is_instance", USER_DATA_REPLACES],
  ["ibm_is_instance_template", USER_DATA_REPLACES],
  [
    "vsphere_virtual_machine",
    [
      entry("guestinfo.userdata", "in place", "extra_config"),
      entry("user-data", "in place", "properties", "vapp"),
    ],
  ],
  ["libvirt_cloudinit_disk", USER_DATA_REPLACES],
  ["proxmox_virtual_environment_file", [at("data", "replaces", "source_raw")]],
]);
