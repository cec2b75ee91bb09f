import { createHash } from "node:crypto";
import type { CheckedBlock } from "./analyse.ts";

/** The order of everything that is drawn follows from it. Another seed is another sample, to be judged anew. */
const SEED = "rebake-accuracy-1";
const WITH_FINDINGS = 260;
const SILENT = 200;
/** Of a rule that reports at least as many, so many are judged even when the sample is full: later rules need theirs. */
const FEWEST_OF_A_RULE = 3;

/** Kinds of blocks in which rules look for faults: where one is silent, it may have missed something. */
const KINDS: readonly RegExp[] = [
  /^aws_(?:instance|spot_instance_request)$/,
  /^azurerm_.*virtual_machine$/,
  /^(?:google_compute_instance|hcloud_server|digitalocean_droplet|openstack_compute_instance_v2|linode_instance|vsphere_virtual_machine|scaleway_.*server|upcloud_server|exoscale_compute.*|oci_core_instance|packet_device|equinix_metal_device)$/,
  /^(?:aws_launch_.*|google_compute_(?:region_)?instance_template)$/,
  /^(?:aws_autoscaling_group|azurerm_.*scale_set|google_compute_(?:region_)?instance_group_manager|aws_eks_node_group|google_container_node_pool)$/,
  /^(?:aws_(?:default_)?security_group(?:_rule)?|aws_vpc_security_group_ingress_rule)$/,
  /(?:firewall|network_security_(?:rule|group)|secgroup_rule|network_acl(?:_rule)?)/,
  /^(?:aws_(?:db_instance|rds_cluster|dynamodb_table|elasticache.*|redshift_cluster|docdb_cluster)|google_sql_database_instance|azurerm_(?:mssql|mysql|postgresql|cosmosdb|redis).*)$/,
  /^data\..*(?:ami|image|ssm_parameter)/,
  /^(?:aws_ecs_(?:task_definition|service)|azurerm_container_.*|google_cloud_run.*|docker_container|kubernetes_(?:deployment|daemonset|pod|stateful_set|job).*|helm_release)$/,
  /^(?:aws_(?:alb|lb|elb)(?:_target_group)?|azurerm_lb_rule|azurerm_application_gateway|google_compute_.*backend_service|.*load_?balancer.*)$/,
  /^(?:aws_ebs_volume|azurerm_managed_disk|google_compute_disk|aws_volume_attachment|aws_efs_file_system|aws_s3_bucket)$/,
  /^(?:null_resource|terraform_data)$/,
  /^module$/,
  /^(?:terraform|provider)$/,
  /^(?:aws_ecr_repository|google_artifact_registry_repository|aws_lambda_function|aws_lambda_alias|aws_acm_certificate|aws_codedeploy.*|aws_elastic_beanstalk_environment|aws_ssm_.*)$/,
  /^(?:amazon-.*|azure-arm|googlecompute|docker|qemu|vsphere-.*|virtualbox-.*|vmware-.*|hcloud|digitalocean|parallels-iso|hyperv-iso|proxmox-.*)$/,
  /^(?:build|packer)$/,
  /^(?:google_compute_project_metadata.*|google_container_cluster|azurerm_kubernetes_cluster|aws_eks_cluster|aws_key_pair|azurerm_virtual_machine_.*extension)$/,
];

/** The blocks to judge, given those that already are; more of them only where the sample is not full. */
export function drawSample(
  blocks: readonly CheckedBlock[],
  judged: ReadonlySet<CheckedBlock>,
): CheckedBlock[] {
  const chosen = new Set(judged);
  const shuffled = [...blocks].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  drawFindings(shuffled, chosen);
  drawSilence(shuffled, chosen);
  return [...chosen].filter((block) => !judged.has(block));
}

/** Each rule in turn gets a block, the rarest rules first, from repositories it was not yet seen in. */
function drawFindings(blocks: readonly CheckedBlock[], chosen: Set<CheckedBlock>): void {
  const byRule = new Map<string, CheckedBlock[]>();
  for (const block of blocks)
    for (const rule of new Set(block.findings.map((finding) => finding.rule)))
      byRule.set(rule, [...(byRule.get(rule) ?? []), block]);
  const rules = [...byRule.keys()].sort(
    (a, b) => (byRule.get(a)?.length ?? 0) - (byRule.get(b)?.length ?? 0) || (a < b ? -1 : 1),
  );
  for (let wanted = 1; ; wanted++) {
    let isExhausted = true;
    for (const rule of rules) {
      const of = byRule.get(rule) ?? [];
      const have = of.filter((block) => chosen.has(block));
      if (have.length < of.length) isExhausted = false;
      if (have.length >= wanted || have.length === of.length) continue;
      if (wanted > FEWEST_OF_A_RULE && isFull(chosen)) return;
      const next = leastSeen(of, have, chosen);
      if (next) chosen.add(next);
    }
    if (isExhausted) return;
  }
}

function isFull(chosen: ReadonlySet<CheckedBlock>): boolean {
  return [...chosen].filter((block) => block.findings.length > 0).length >= WITH_FINDINGS;
}

function drawSilence(blocks: readonly CheckedBlock[], chosen: Set<CheckedBlock>): void {
  const silent = blocks.filter((block) => block.findings.length === 0);
  const kinds = KINDS.map((kind) => silent.filter((block) => kind.test(block.type)));
  while (silent.filter((block) => chosen.has(block)).length < SILENT) {
    const before = chosen.size;
    for (const of of kinds) {
      if (silent.filter((block) => chosen.has(block)).length >= SILENT) return;
      const next = leastSeen(
        of,
        of.filter((block) => chosen.has(block)),
        chosen,
      );
      if (next) chosen.add(next);
    }
    if (chosen.size === before) return;
  }
}

/** The first in the drawn order of the repository that gave the fewest so far. */
function leastSeen(
  of: readonly CheckedBlock[],
  have: readonly CheckedBlock[],
  chosen: ReadonlySet<CheckedBlock>,
): CheckedBlock | undefined {
  const seen = (block: CheckedBlock): number =>
    have.filter((one) => one.repository === block.repository).length;
  return of
    .filter((block) => !chosen.has(block))
    .reduce<CheckedBlock | undefined>(
      (best, block) => (best === undefined || seen(block) < seen(best) ? block : best),
      undefined,
    );
}

function orderOf(block: CheckedBlock): string {
  const id = `${SEED} ${block.repository} ${block.file} ${block.address} ${block.hash}`;
  return createHash("sha256").update(id).digest("hex");
}
