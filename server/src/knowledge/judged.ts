import { CHECKED_BALANCER_TYPES } from "./balancer-health.ts";
import { CLUSTER_TYPES, isCompute, NODE_POOL_TYPES, PROVISIONER_CARRIER_TYPES } from "./compute.ts";
import { ENCRYPTION_KEY_TYPES, isDataStore } from "./data-stores.ts";
import { ADDRESS_TIES } from "./identities.ts";
import { ingressTypes } from "./ingress.ts";
import { LASTING_WORKLOAD_TYPES } from "./kubernetes-pods.ts";
import { IMAGE_MAKERS } from "./machine-images.ts";
import { REPLACEABLE } from "./replacement.ts";
import { keyHoldingTypes } from "./ssh-keys.ts";

const OTHERS: ReadonlySet<string> = new Set([
  "aws_codedeploy_deployment_group",
  "aws_ecs_service",
  "aws_ecs_task_definition",
  "aws_ecr_repository",
  "aws_elastic_beanstalk_environment",
  "azurerm_batch_pool",
  "azurerm_container_app",
  "azurerm_container_app_job",
  "azurerm_container_group",
  "azurerm_virtual_machine_extension",
  "azurerm_virtual_machine_scale_set_extension",
  "docker_container",
  ...Object.keys(ADDRESS_TIES),
  ...CHECKED_BALANCER_TYPES,
  ...ingressTypes(),
  ...Object.keys(IMAGE_MAKERS),
  ...keyHoldingTypes(),
  ...Object.keys(REPLACEABLE),
  ...LASTING_WORKLOAD_TYPES,
]);

/**
 * True for resources that decide whether what runs is replaced or changed: machines, containers, their groups and images,
 * what lets people in, and what holds data. A network or a permission is none, however well it is written.
 */
export function isJudged(resourceType: string): boolean {
  return (
    isCompute(resourceType) ||
    NODE_POOL_TYPES.has(resourceType) ||
    CLUSTER_TYPES.has(resourceType) ||
    PROVISIONER_CARRIER_TYPES.has(resourceType) ||
    isDataStore(resourceType) ||
    ENCRYPTION_KEY_TYPES.has(resourceType) ||
    OTHERS.has(resourceType)
  );
}
