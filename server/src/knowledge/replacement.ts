/**
 * Resources that are replaced rather than changed, so that the new one should be there before the old one goes.
 * Machines are not in the table: see ADDRESS_TYPES for when they matter.
 * Sources: the registries' documentation of the resources.
 */
export interface Replaceable {
  readonly severity: "warning" | "information";
  /**
   * Where it is not replaced in any case: only when its name is written (everything else changes in place), when its name
   * follows its template, when a group makes machines from it.
   */
  readonly replacedOnly?: "when named" | "when named after its template" | "when a group uses it";
  /** What a second copy, which exists for a while beside the first, must have of its own. */
  readonly name?: UniqueName;
}

export interface UniqueName {
  readonly attribute: string;
  /** The attribute that makes a unique name from a beginning, and the longest beginning it takes. */
  readonly prefix?: { readonly attribute: string; readonly longest: number };
}

export const REPLACEABLE: Readonly<Record<string, Replaceable>> = {
  aws_launch_configuration: { severity: "warning", name: prefixed("name", 229) },
  // New versions are made in place; only a change of its name replaces it.
  aws_launch_template: {
    severity: "information",
    name: prefixed("name", 99),
    replacedOnly: "when named",
  },
  aws_lb_target_group: { severity: "warning", name: prefixed("name", 6) },
  aws_alb_target_group: { severity: "warning", name: prefixed("name", 6) },
  aws_acm_certificate: { severity: "warning" },
  aws_iam_server_certificate: { severity: "warning", name: prefixed("name", 102) },
  aws_api_gateway_deployment: { severity: "warning" },
  aws_api_gateway_rest_api: { severity: "information" },
  aws_security_group: { severity: "information", name: prefixed("name", 229) },
  aws_autoscaling_group: { severity: "warning", replacedOnly: "when named after its template" },
  aws_placement_group: { severity: "information", name: { attribute: "name" } },
  aws_eks_node_group: { severity: "warning", name: prefixed("node_group_name", 37) },
  aws_db_parameter_group: { severity: "information", name: prefixed("name", 229) },
  aws_db_option_group: { severity: "information", name: prefixed("name", 229) },
  google_compute_instance_template: {
    severity: "warning",
    name: prefixed("name", 37),
    replacedOnly: "when a group uses it",
  },
  google_compute_region_instance_template: {
    severity: "warning",
    name: prefixed("name", 37),
    replacedOnly: "when a group uses it",
  },
  google_compute_managed_ssl_certificate: { severity: "warning", name: { attribute: "name" } },
  google_compute_ssl_certificate: { severity: "warning", name: prefixed("name", 37) },
  google_container_node_pool: { severity: "warning", name: prefixed("name", 14) },
  azurerm_linux_virtual_machine_scale_set: { severity: "information", name: { attribute: "name" } },
  azurerm_windows_virtual_machine_scale_set: { severity: "information", name: { attribute: "name" } },
  azurerm_orchestrated_virtual_machine_scale_set: { severity: "information", name: { attribute: "name" } },
  azurerm_virtual_machine_scale_set: { severity: "information", name: { attribute: "name" } },
  azurerm_public_ip: { severity: "information", name: { attribute: "name" } },
};

/** The name that two of a type cannot share; undefined for types without one. */
export function uniqueNameOf(resourceType: string): UniqueName | undefined {
  if (MACHINES_WITH_UNIQUE_NAMES.has(resourceType)) return { attribute: "name" };
  return REPLACEABLE[resourceType]?.name ?? OTHER_UNIQUE_NAMES[resourceType];
}

/** Types that hardly anything but a change of their own name replaces. */
export function isSeldomReplaced(resourceType: string): boolean {
  return SELDOM_REPLACED.has(resourceType);
}

/** Types of machines whose name is unique in their project, zone or resource group. */
const MACHINES_WITH_UNIQUE_NAMES: ReadonlySet<string> = new Set([
  "azurerm_linux_virtual_machine",
  "azurerm_windows_virtual_machine",
  "azurerm_virtual_machine",
  "google_compute_instance",
  "google_compute_instance_from_template",
  "google_compute_instance_from_machine_image",
  "hcloud_server",
  "linode_instance",
  "yandex_compute_instance",
  "vsphere_virtual_machine",
  "proxmox_vm_qemu",
  "libvirt_domain",
]);

/** What makes the world reach a machine: load balancers' targets and DNS records. */
export const ADDRESS_TYPES: ReadonlySet<string> = new Set([
  "aws_lb_target_group_attachment",
  "aws_alb_target_group_attachment",
  "aws_elb",
  "aws_elb_attachment",
  "aws_route53_record",
  "azurerm_network_interface_backend_address_pool_association",
  "azurerm_lb_backend_address_pool_address",
  "azurerm_dns_a_record",
  "azurerm_private_dns_a_record",
  "google_compute_instance_group",
  "google_compute_target_pool",
  "google_compute_target_instance",
  "google_compute_network_endpoint",
  "google_dns_record_set",
  "digitalocean_loadbalancer",
  "digitalocean_record",
  "hcloud_load_balancer_target",
  "linode_nodebalancer_node",
  "linode_domain_record",
  "openstack_lb_member_v2",
  "openstack_dns_recordset_v2",
  "oci_load_balancer_backend",
  "oci_network_load_balancer_backend",
  "alicloud_slb_attachment",
  "alicloud_slb_backend_server",
  "alicloud_alidns_record",
  "tencentcloud_clb_attachment",
  "vultr_dns_record",
  "scaleway_lb_backend",
  "scaleway_domain_record",
  "cloudflare_record",
  "cloudflare_dns_record",
  "dns_a_record_set",
]);

/** Types that are not in REPLACEABLE (or not for their name) but are created first for the sake of others. */
const OTHER_UNIQUE_NAMES: Readonly<Record<string, UniqueName>> = {
  aws_autoscaling_group: prefixed("name", 229),
  aws_iam_role: prefixed("name", 38),
  aws_iam_instance_profile: prefixed("name", 102),
  aws_iam_policy: prefixed("name", 102),
  aws_db_subnet_group: prefixed("name", 229),
  aws_rds_cluster_parameter_group: prefixed("name", 229),
  aws_docdb_subnet_group: prefixed("name", 229),
  aws_docdb_cluster_parameter_group: prefixed("name", 229),
  aws_neptune_subnet_group: prefixed("name", 229),
  aws_neptune_parameter_group: prefixed("name", 229),
  aws_neptune_cluster_parameter_group: prefixed("name", 229),
  google_compute_region_ssl_certificate: prefixed("name", 37),
};

const SELDOM_REPLACED: ReadonlySet<string> = new Set([
  "aws_autoscaling_group",
  "aws_launch_template",
  "aws_iam_role",
  "aws_iam_instance_profile",
  "aws_db_subnet_group",
  "aws_docdb_subnet_group",
  "aws_neptune_subnet_group",
]);

function prefixed(attribute: string, longest: number): UniqueName {
  return { attribute, prefix: { attribute: `${attribute}_prefix`, longest } };
}
