/**
 * Attributes that make a cloud refuse to remove a machine, by resource type.
 * Sources: the registries' documentation of the resources.
 */
export const PROTECTION_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ["disable_api_termination", "disable_api_stop"],
  aws_spot_instance_request: ["disable_api_termination", "disable_api_stop"],
  aws_launch_template: ["disable_api_termination", "disable_api_stop"],
  google_compute_instance: ["deletion_protection"],
  google_compute_instance_from_template: ["deletion_protection"],
  google_compute_instance_from_machine_image: ["deletion_protection"],
  hcloud_server: ["delete_protection", "rebuild_protection"],
  alicloud_instance: ["deletion_protection"],
  tencentcloud_instance: ["disable_api_termination"],
  ncloud_server: ["is_protect_server_termination"],
};

/** Attributes with which the provider takes the protection off by itself before it removes the machine. */
export const PROTECTION_OVERRIDES: readonly string[] = ["force_destroy", "force_delete"];
