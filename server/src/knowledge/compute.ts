/**
 * Which resource types are what, whatever the provider. Rules ask these questions and hold no lists of their own.
 * Sources: the registries' documentation of the providers named by the types' prefixes.
 */

/** Single machines. */
export const MACHINE_TYPES: ReadonlySet<string> = new Set([
  "aws_instance",
  "aws_spot_instance_request",
  "aws_lightsail_instance",
  "azurerm_linux_virtual_machine",
  "azurerm_windows_virtual_machine",
  "azurerm_virtual_machine",
  "google_compute_instance",
  "google_compute_instance_from_template",
  "google_compute_instance_from_machine_image",
  "openstack_compute_instance_v2",
  "digitalocean_droplet",
  "hcloud_server",
  "linode_instance",
  "vultr_instance",
  "scaleway_instance_server",
  "exoscale_compute_instance",
  "upcloud_server",
  "oci_core_instance",
  "alicloud_instance",
  "tencentcloud_instance",
  "yandex_compute_instance",
  "ncloud_server",
  "ibm_is_instance",
  "vsphere_virtual_machine",
  "proxmox_vm_qemu",
  "proxmox_virtual_environment_vm",
  "libvirt_domain",
]);

/** What groups make machines from. */
export const MACHINE_TEMPLATE_TYPES: ReadonlySet<string> = new Set([
  "aws_launch_template",
  "aws_launch_configuration",
  "google_compute_instance_template",
  "google_compute_region_instance_template",
  "oci_core_instance_configuration",
  "alicloud_ecs_launch_template",
  "alicloud_ess_scaling_configuration",
]);

/** Groups that replace machines by themselves. */
export const MACHINE_GROUP_TYPES: ReadonlySet<string> = new Set([
  "aws_autoscaling_group",
  "azurerm_linux_virtual_machine_scale_set",
  "azurerm_windows_virtual_machine_scale_set",
  "azurerm_orchestrated_virtual_machine_scale_set",
  "azurerm_virtual_machine_scale_set",
  "google_compute_instance_group_manager",
  "google_compute_region_instance_group_manager",
  "oci_core_instance_pool",
  "alicloud_ess_scaling_group",
  "yandex_compute_instance_group",
  "digitalocean_droplet_autoscale",
]);

/** What makes and replaces machines of a type, and the template it makes them from where that is a resource of its own. */
export interface MachineGroup {
  readonly group: string;
  readonly template?: string;
}

const GOOGLE_GROUP: MachineGroup = {
  group: "google_compute_region_instance_group_manager",
  template: "google_compute_region_instance_template",
};

/** The group that could make and replace such a machine, by the machine's type; for the clouds that have one. */
export const GROUP_OF_MACHINE: Readonly<Record<string, MachineGroup>> = {
  aws_instance: { group: "aws_autoscaling_group", template: "aws_launch_template" },
  azurerm_linux_virtual_machine: { group: "azurerm_linux_virtual_machine_scale_set" },
  azurerm_windows_virtual_machine: { group: "azurerm_windows_virtual_machine_scale_set" },
  azurerm_virtual_machine: { group: "azurerm_orchestrated_virtual_machine_scale_set" },
  google_compute_instance: GOOGLE_GROUP,
  google_compute_instance_from_template: { group: GOOGLE_GROUP.group },
  google_compute_instance_from_machine_image: GOOGLE_GROUP,
  oci_core_instance: { group: "oci_core_instance_pool", template: "oci_core_instance_configuration" },
  alicloud_instance: { group: "alicloud_ess_scaling_group", template: "alicloud_ess_scaling_configuration" },
};

/** What makes machines from a launch template of AWS and names one of its versions. */
export const LAUNCH_TEMPLATE_USER_TYPES: readonly string[] = [
  "aws_autoscaling_group",
  "aws_eks_node_group",
  "aws_instance",
];

/** What load balancers send requests to. */
export const TARGET_GROUP_TYPES: ReadonlySet<string> = new Set([
  "aws_lb_target_group",
  "aws_alb_target_group",
  "alicloud_alb_server_group",
  "alicloud_nlb_server_group",
]);

/** The machines of a managed Kubernetes cluster. */
export const NODE_POOL_TYPES: ReadonlySet<string> = new Set([
  "aws_eks_node_group",
  "azurerm_kubernetes_cluster_node_pool",
  "google_container_node_pool",
  "alicloud_cs_kubernetes_node_pool",
  "digitalocean_kubernetes_node_pool",
  "linode_lke_node_pool",
  "oci_containerengine_node_pool",
  "scaleway_k8s_pool",
]);

/** Whole managed Kubernetes clusters. */
export const CLUSTER_TYPES: ReadonlySet<string> = new Set([
  "aws_eks_cluster",
  "azurerm_kubernetes_cluster",
  "google_container_cluster",
  "alicloud_cs_managed_kubernetes",
  "digitalocean_kubernetes_cluster",
  "linode_lke_cluster",
  "oci_containerengine_cluster",
  "scaleway_k8s_cluster",
  "yandex_kubernetes_cluster",
]);

/** Resources that exist only to run provisioners. */
export const PROVISIONER_CARRIER_TYPES: ReadonlySet<string> = new Set(["null_resource", "terraform_data"]);

/** Machines, what they are made from, and their groups. */
export function isCompute(resourceType: string): boolean {
  return (
    MACHINE_TYPES.has(resourceType) ||
    MACHINE_TEMPLATE_TYPES.has(resourceType) ||
    MACHINE_GROUP_TYPES.has(resourceType)
  );
}
