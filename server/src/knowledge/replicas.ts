import { asString, type Value } from "../eval/value.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * True when the database copies another one, or may: what it holds is held there too.
 * Sources: the registries' documentation of the databases.
 */
export function isReplica(module: TerraformModule, database: Resource): boolean {
  const holds = (name: string, test: (value: Value) => boolean): boolean => {
    const value = module.value(database.body, name);
    return value !== undefined && test(value);
  };
  return (
    SOURCES.some((name) => holds(name, (value) => asString(value) !== "")) ||
    KINDS.some((name) => holds(name, (value) => REPLICA.test(asString(value) ?? "replica")))
  );
}

/** What names the original; an unknown value may do so. */
const SOURCES = [
  "replicate_source_db",
  "replication_source_identifier",
  "global_replication_group_id",
  "master_instance_name",
  "source_server_id",
  "creation_source_database_id",
  "source_db_instance_id",
];

/** What says which kind of database it is. */
const KINDS = ["create_mode", "cluster_type", "instance_type"];
const REPLICA = /replica|secondary/i;
