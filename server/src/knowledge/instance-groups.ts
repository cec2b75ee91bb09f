import { presence } from "../syntax/body.ts";
import type { Resource } from "../terraform/module.ts";

/**
 * Google's managed instance groups.
 * Source: the registry's documentation of the resources.
 */
export const MANAGED_INSTANCE_GROUP_TYPES: readonly string[] = [
  "google_compute_instance_group_manager",
  "google_compute_region_instance_group_manager",
];

/** What a health check of such a group is. */
export const GROUP_HEALTH_CHECK_TYPES: readonly string[] = [
  "google_compute_health_check",
  "google_compute_region_health_check",
];

/** True when the group keeps, or may keep, disks or addresses of the machines it replaces. */
export function isStatefulGroup(group: Resource): boolean {
  return STATEFUL_BLOCKS.some((name) => presence(group.body, name) !== "absent");
}

const STATEFUL_BLOCKS = ["stateful_disk", "stateful_internal_ip", "stateful_external_ip"];
