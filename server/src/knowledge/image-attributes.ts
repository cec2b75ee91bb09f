/**
 * Where a resource says what its machines or containers are made from and what they do at their first start.
 * Paths without indices: `boot_disk.initialize_params.image`. An ignored path means one of them when it leads
 * to it (`boot_disk[0]`) or into it (`metadata_startup_script`, `user_data["x"]`).
 * Sources: the registries' documentation of the resources.
 */
export function imagePathsOf(resourceType: string): readonly string[] {
  return IMAGE_PATHS[resourceType] ?? [];
}

/** True when ignoring changes of `ignored` hides changes of `path`. */
export function hides(ignored: string, path: string): boolean {
  const left = segments(ignored);
  const right = segments(path);
  return left.slice(0, right.length).every((segment, index) => segment === right[index]);
}

/** The names of a path, without list indices; map keys count as names. */
function segments(path: string): string[] {
  return path
    .split(/[.[\]"]+/)
    .filter((segment) => segment !== "" && segment !== "*" && !/^\d+$/.test(segment));
}

const AWS_MACHINE = ["ami", "launch_template", "user_data", "user_data_base64"];
const AZURE_MACHINE = ["source_image_id", "source_image_reference", "custom_data", "user_data"];
const GOOGLE_SCRIPTS = [
  "metadata_startup_script",
  "metadata.startup-script",
  "metadata.startup-script-url",
  "metadata.user-data",
  "metadata.windows-startup-script-ps1",
  "metadata.gce-container-declaration",
];
const GOOGLE_MACHINE = ["boot_disk.initialize_params.image", "boot_disk.source", ...GOOGLE_SCRIPTS];
const GOOGLE_TEMPLATE = ["disk.source_image", "disk.source", ...GOOGLE_SCRIPTS];
const POD = "spec.template.spec.container.image";

const IMAGE_PATHS: Readonly<Record<string, readonly string[]>> = {
  aws_instance: AWS_MACHINE,
  aws_spot_instance_request: AWS_MACHINE,
  aws_lightsail_instance: ["blueprint_id", "user_data"],
  aws_launch_template: ["image_id", "user_data"],
  aws_launch_configuration: ["image_id", "user_data", "user_data_base64"],
  aws_autoscaling_group: [
    "launch_template",
    "launch_configuration",
    "mixed_instances_policy.launch_template.launch_template_specification",
  ],
  aws_eks_node_group: ["launch_template"],
  aws_ecs_service: ["task_definition"],
  azurerm_linux_virtual_machine: AZURE_MACHINE,
  azurerm_windows_virtual_machine: AZURE_MACHINE,
  azurerm_virtual_machine: ["storage_image_reference"],
  azurerm_linux_virtual_machine_scale_set: AZURE_MACHINE,
  azurerm_windows_virtual_machine_scale_set: AZURE_MACHINE,
  azurerm_orchestrated_virtual_machine_scale_set: ["source_image_id", "source_image_reference"],
  azurerm_virtual_machine_scale_set: ["storage_profile_image_reference"],
  google_compute_instance: GOOGLE_MACHINE,
  google_compute_instance_from_template: GOOGLE_MACHINE,
  google_compute_instance_template: GOOGLE_TEMPLATE,
  google_compute_region_instance_template: GOOGLE_TEMPLATE,
  google_compute_instance_group_manager: ["version.instance_template"],
  google_compute_region_instance_group_manager: ["version.instance_template"],
  google_cloud_run_service: ["template.spec.containers.image"],
  google_cloud_run_v2_service: ["template.containers.image"],
  google_cloud_run_v2_job: ["template.template.containers.image"],
  openstack_compute_instance_v2: ["image_id", "image_name", "user_data"],
  digitalocean_droplet: ["image", "user_data"],
  digitalocean_droplet_autoscale: ["droplet_template.image", "droplet_template.user_data"],
  hcloud_server: ["image", "user_data"],
  linode_instance: ["image", "metadata.user_data"],
  vultr_instance: ["os_id", "image_id", "snapshot_id", "user_data"],
  scaleway_instance_server: ["image", "user_data", "cloud_init"],
  exoscale_compute_instance: ["template_id", "user_data"],
  upcloud_server: ["template.storage", "user_data"],
  oci_core_instance: ["source_details.source_id", "metadata.user_data"],
  oci_core_instance_pool: ["instance_configuration_id"],
  alicloud_instance: ["image_id", "user_data"],
  alicloud_ecs_launch_template: ["image_id", "user_data"],
  alicloud_ess_scaling_configuration: ["image_id", "user_data"],
  tencentcloud_instance: ["image_id", "user_data", "user_data_raw"],
  yandex_compute_instance: ["boot_disk.initialize_params.image_id", "metadata.user-data"],
  yandex_compute_instance_group: ["instance_template.boot_disk.initialize_params.image_id"],
  ibm_is_instance: ["image", "user_data"],
  vsphere_virtual_machine: ["clone.template_uuid"],
  proxmox_vm_qemu: ["clone"],
  kubernetes_deployment: [POD],
  kubernetes_deployment_v1: [POD],
  kubernetes_stateful_set: [POD],
  kubernetes_stateful_set_v1: [POD],
  kubernetes_daemonset: [POD],
  kubernetes_daemon_set_v1: [POD],
  kubernetes_replication_controller: [POD],
  kubernetes_replication_controller_v1: [POD],
  kubernetes_job: [POD],
  kubernetes_job_v1: [POD],
  kubernetes_cron_job: ["spec.job_template.spec.template.spec.container.image"],
  kubernetes_cron_job_v1: ["spec.job_template.spec.template.spec.container.image"],
  kubernetes_pod: ["spec.container.image"],
  kubernetes_pod_v1: ["spec.container.image"],
};
