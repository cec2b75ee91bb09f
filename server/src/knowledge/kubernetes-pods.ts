import { blocksAt, blocksOfType } from "../syntax/body.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * What Kubernetes runs, whatever controls it: the pod in a deployment, a job or by itself.
 * Source: the Kubernetes provider's documentation.
 */
export interface Pod {
  readonly resource: Resource;
  /** One runs on every node. */
  readonly isDaemon: boolean;
  /** It ends by itself, as jobs do. */
  readonly isEnding: boolean;
  /** Each keeps its own volumes. */
  readonly isStateful: boolean;
  readonly spec: Block;
  readonly containers: readonly Block[];
  readonly initContainers: readonly Block[];
  /** What an apply does to running pods when their specification changes. */
  readonly change: "in place" | "replaces";
}

export function podsOf(module: TerraformModule): Pod[] {
  return module.resources(...PATHS.keys()).flatMap((resource) =>
    blocksAt(resource.body, PATHS.get(resource.resourceType) ?? []).map((spec) => ({
      resource,
      isDaemon: /daemon_?set/.test(resource.resourceType),
      isEnding: ENDING.test(resource.resourceType),
      isStateful: resource.resourceType.includes("stateful_set"),
      spec,
      containers: blocksOfType(spec.body, "container"),
      initContainers: blocksOfType(spec.body, "init_container"),
      change: REPLACED.test(resource.resourceType) ? "replaces" : "in place",
    })),
  );
}

/** Those that know the strategy `Recreate`. */
export const REPLACING_WORKLOAD_TYPES: ReadonlySet<string> = new Set([
  "kubernetes_deployment",
  "kubernetes_deployment_v1",
]);

const TEMPLATE = ["spec", "template", "spec"];
const PATHS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...[
    "kubernetes_deployment",
    "kubernetes_deployment_v1",
    "kubernetes_stateful_set",
    "kubernetes_stateful_set_v1",
    "kubernetes_daemonset",
    "kubernetes_daemon_set_v1",
    "kubernetes_replication_controller",
    "kubernetes_replication_controller_v1",
    "kubernetes_job",
    "kubernetes_job_v1",
  ].map((type) => [type, TEMPLATE] as const),
  ...["kubernetes_cron_job", "kubernetes_cron_job_v1"].map(
    (type) => [type, ["spec", "job_template", ...TEMPLATE]] as const,
  ),
  ...["kubernetes_pod", "kubernetes_pod_v1"].map((type) => [type, ["spec"]] as const),
]);

/** A pod by itself and a job cannot be changed. */
const REPLACED = /^kubernetes_(?:pod|job)(?:_v1)?$/;

const ENDING = /_(?:cron_)?job(?:_v1)?$/;

/** Workloads that run until they are replaced. */
export const LASTING_WORKLOAD_TYPES: readonly string[] = [...PATHS.keys()].filter(
  (type) => !ENDING.test(type),
);
