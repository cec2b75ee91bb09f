import { asString } from "../eval/value.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * Databases that AWS upgrades by itself within a version, and whether it does when nothing is said.
 * Sources: the registries' documentation of the resources.
 */
export const MINOR_UPGRADES: Readonly<Record<string, { readonly whenMissing: boolean }>> = {
  aws_db_instance: { whenMissing: true },
  aws_rds_cluster_instance: { whenMissing: true },
  aws_neptune_cluster_instance: { whenMissing: true },
  aws_elasticache_replication_group: { whenMissing: false },
  aws_memorydb_cluster: { whenMissing: false },
  aws_mq_broker: { whenMissing: false },
};

/** True when the version leaves nothing open that an upgrade within it could change. */
export function isFullyPinned(module: TerraformModule, database: Resource): boolean {
  const version = module.value(database.body, "engine_version");
  const engine = module.value(database.body, "engine");
  const text = version && asString(version);
  if (text === undefined) return false;
  if (text.includes(".mysql_aurora.")) return /\.mysql_aurora\.\d+\.\d+\.\d+$/.test(text);
  const parts = text.split(".");
  if (!parts.every((part) => /^(?:v?\d+|ru-.*)$/.test(part))) return false;
  const name = (engine && asString(engine)) ?? "";
  if (/postgres/.test(name)) return parts.length >= (Number(parts[0]) >= 10 ? 2 : 3);
  return parts.length >= 3;
}
