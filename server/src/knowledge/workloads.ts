/**
 * Kubernetes workloads that run until they are replaced, and where their pods are described.
 * Source: the registry's documentation of the resources.
 */
const IN_TEMPLATE = ["spec", "template", "spec"];

export const WORKLOAD_POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  kubernetes_deployment: IN_TEMPLATE,
  kubernetes_deployment_v1: IN_TEMPLATE,
  kubernetes_daemonset: IN_TEMPLATE,
  kubernetes_daemon_set_v1: IN_TEMPLATE,
  kubernetes_stateful_set: IN_TEMPLATE,
  kubernetes_stateful_set_v1: IN_TEMPLATE,
  kubernetes_replication_controller: IN_TEMPLATE,
  kubernetes_replication_controller_v1: IN_TEMPLATE,
  kubernetes_pod: ["spec"],
  kubernetes_pod_v1: ["spec"],
};

/** Those that know the strategy `Recreate`. */
export const REPLACING_WORKLOAD_TYPES: ReadonlySet<string> = new Set([
  "kubernetes_deployment",
  "kubernetes_deployment_v1",
]);
