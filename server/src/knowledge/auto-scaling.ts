/**
 * Processes of an Auto Scaling group without which it replaces no machine.
 * Source: AWS's documentation, "Suspend and resume Amazon EC2 Auto Scaling processes".
 */
export const REPLACING_PROCESSES: ReadonlySet<string> = new Set([
  "HealthCheck",
  "InstanceRefresh",
  "Launch",
  "ReplaceUnhealthy",
  "Terminate",
]);
