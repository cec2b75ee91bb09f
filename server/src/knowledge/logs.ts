/**
 * Where logs go, and where they are lost with what wrote them.
 * Sources: the documentation of Docker's logging drivers and of the resources.
 */
export const LOCAL_LOG_DRIVERS: ReadonlySet<string> = new Set(["none", "json-file", "local"]);

/** Attributes of managed services that name the logs to be kept elsewhere, by resource type. */
export const LOG_EXPORT_ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_eks_cluster: "enabled_cluster_log_types",
  aws_db_instance: "enabled_cloudwatch_logs_exports",
};

/**
 * The logs that a service can send away whatever its parameters are, by engine (the part before a dash counts too).
 * Sources: the user guides of EKS and RDS.
 */
export const LOGS_OF_ENGINES: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
  mariadb: ["error", "slowquery"],
  mysql: ["error", "slowquery"],
  oracle: ["alert", "listener"],
  postgres: ["postgresql", "upgrade"],
  sqlserver: ["error"],
};
