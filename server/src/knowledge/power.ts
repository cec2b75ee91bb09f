/**
 * What stops, starts or resizes machines where they are.
 * Sources: the registries' documentation of the resources and actions.
 */
export const RESIZING_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  google_compute_instance: ["allow_stopping_for_update"],
  google_compute_instance_from_template: ["allow_stopping_for_update"],
  google_compute_instance_from_machine_image: ["allow_stopping_for_update"],
  vsphere_virtual_machine: ["cpu_hot_add_enabled", "cpu_hot_remove_enabled", "memory_hot_add_enabled"],
  proxmox_vm_qemu: ["hotplug"],
  yandex_compute_instance: ["allow_stopping_for_update"],
};

export const POWER_RESOURCE_TYPES: readonly string[] = ["aws_ec2_instance_state"];

/** Types of `action` blocks. */
export const POWER_ACTIONS: ReadonlySet<string> = new Set([
  "azurerm_virtual_machine_power",
  "aws_ec2_stop_instance",
]);
