import { asBoolean, asNumber, asString, type Value } from "../eval/value.ts";
import { attribute, block, blocksAt, blocksOfType, presence } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesOfBody } from "../terraform/references.ts";

/** Databases that AWS takes a last snapshot of when they are deleted. */
export const FINAL_SNAPSHOT_TYPES: readonly string[] = [
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_redshift_cluster",
];

/**
 * Databases whose backups are kept for a number of days or versions (0: none), and how many there are when nothing is said.
 * Sources: the registries' documentation of the resources.
 */
export interface Retention {
  readonly attribute: string;
  readonly whenMissing: number;
  /** Fewer than that are too few to notice a mistake in time. */
  readonly enough?: number;
}

export const RETENTION: Readonly<Record<string, Retention>> = {
  aws_db_instance: { attribute: "backup_retention_period", whenMissing: 0 },
  aws_rds_cluster: { attribute: "backup_retention_period", whenMissing: 1 },
  aws_docdb_cluster: { attribute: "backup_retention_period", whenMissing: 1, enough: 7 },
  aws_neptune_cluster: { attribute: "backup_retention_period", whenMissing: 1, enough: 7 },
  aws_redshift_cluster: { attribute: "automated_snapshot_retention_period", whenMissing: 1 },
  aws_elasticache_replication_group: { attribute: "snapshot_retention_limit", whenMissing: 0 },
  aws_elasticache_cluster: { attribute: "snapshot_retention_limit", whenMissing: 0 },
  aws_memorydb_cluster: { attribute: "snapshot_retention_limit", whenMissing: 0 },
};

/** Members of a group have the group's backups, and memcached has none at all. */
export function hasNoBackupsOfItsOwn(module: TerraformModule, database: Resource): boolean {
  if (database.resourceType !== "aws_elasticache_cluster") return false;
  const engine = module.value(database.body, "engine");
  const isGroup = attribute(database.body, "replication_group_id") !== undefined;
  return isGroup || engine === undefined || !/^(?:redis|valkey)$/.test(asString(engine) ?? "");
}

/** True when AWS Backup takes care of the resource, or may: by its address, by a tag, by a pattern. */
export function mayBeBackedUp(module: TerraformModule, resource: Resource): boolean {
  return module
    .resources("aws_backup_selection")
    .some((selection) => module.mayExist(selection) && maySelect(module, selection, resource));
}

function maySelect(module: TerraformModule, selection: Resource, resource: Resource): boolean {
  if (referencesOfBody(selection.body).has(resource.address)) return true;
  const named = module.value(selection.body, "resources");
  if (named && mayMatch(named)) return true;
  if (presence(selection.body, "selection_tag") === "unknown") return true;
  if (presence(selection.body, "condition") !== "absent") return true;
  return blocksOfType(selection.body, "selection_tag").some((tag) => hasTag(module, resource, tag.body));
}

/** A list with a pattern in it, or one that is not known: a reference to something else has its own address. */
function mayMatch(named: Value): boolean {
  if (named.kind !== "list") return named.kind === "unknown";
  return named.items.some((item) => asString(item)?.includes("*"));
}

/** Whether the resource carries the tag, or may: unknown tags may be the one. */
export function hasTag(module: TerraformModule, resource: Resource, tag: Body): boolean {
  const key = module.value(tag, "key");
  const name = key && asString(key);
  const wanted = module.value(tag, "value");
  if (name === undefined || module.blocks("provider").some((one) => block(one.body, "default_tags")))
    return true;
  const tags = attribute(resource.body, "tags");
  if (!tags) return presence(resource.body, "tags") === "unknown";
  const value = module.evaluate(tags.expression);
  if (value.kind !== "object") return value.kind === "unknown";
  const found = value.entries.get(name);
  if (!found) return !value.complete;
  const [has, needs] = [asString(found), wanted && asString(wanted)];
  return has === undefined || needs === undefined || has === needs;
}

/** What of a Google SQL instance switches its backups on. */
export type SqlBackups =
  | { readonly kind: "on" | "unknown" }
  /** `backup_configuration` with `enabled` missing or false. */
  | { readonly kind: "off"; readonly configuration: Block }
  /** `settings` without a `backup_configuration`. */
  | { readonly kind: "missing"; readonly settings: Block };

export function sqlBackups(module: TerraformModule, database: Resource): SqlBackups {
  const [settings] = blocksOfType(database.body, "settings");
  if (!settings) return { kind: "unknown" };
  const [configuration] = blocksAt(database.body, ["settings", "backup_configuration"]);
  if (!configuration)
    return presence(settings.body, "backup_configuration") === "absent"
      ? { kind: "missing", settings }
      : { kind: "unknown" };
  const enabled = module.value(configuration.body, "enabled");
  if (!enabled)
    return presence(configuration.body, "enabled") === "unknown"
      ? { kind: "unknown" }
      : { kind: "off", configuration };
  const isOn = asBoolean(enabled);
  if (isOn === undefined) return { kind: "unknown" };
  return isOn ? { kind: "on" } : { kind: "off", configuration };
}

/** How many backups are kept; undefined when that cannot be known. */
export function kept(value: Value | undefined, isMissing: boolean, retention: Retention): number | undefined {
  if (value) return asNumber(value);
  return isMissing ? retention.whenMissing : undefined;
}
