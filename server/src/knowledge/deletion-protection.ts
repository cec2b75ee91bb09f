import { asBoolean, asString, type Value } from "../eval/value.ts";
import { attribute, blocksAt, blocksOfType, presence } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn, referencesOfBody } from "../terraform/references.ts";

/**
 * What keeps a database from being deleted by a mistaken plan or a click.
 * Sources: the registries' documentation of the databases; for Azure "Lock your resources to protect your infrastructure".
 */
export type DeletionGuard =
  /** An attribute of the database, and what it must say. */
  | {
      readonly kind: "attribute";
      readonly owner: Block;
      readonly body: Body;
      readonly name: string;
      readonly on: string;
      readonly offWhenMissing: boolean;
    }
  /** A resource beside it. */
  | { readonly kind: "lock" };

/** How a database of that type is protected; undefined when its provider has no such thing. */
export function deletionGuard(database: Resource): DeletionGuard | undefined {
  if (database.resourceType.startsWith("azurerm_")) return { kind: "lock" };
  const flag = FLAGS[database.resourceType];
  if (!flag) return undefined;
  return {
    kind: "attribute",
    owner: database.block,
    body: database.body,
    name: flag.name ?? "deletion_protection",
    on: flag.on ?? "true",
    offWhenMissing: flag.offWhenMissing === true,
  };
}

/** Whether the guard is there; undefined when that cannot be known. */
export function isGuarded(module: TerraformModule, database: Resource): boolean | undefined {
  const guard = deletionGuard(database);
  if (!guard) return false;
  if (guard.kind === "lock") return isLocked(module, database);
  if (hasOtherGuard(module, database)) return true;
  const written = attribute(guard.body, guard.name);
  const value = module.value(guard.body, guard.name);
  if (value) return isOn(value, guard.on);
  if (!written && presence(guard.body, guard.name) === "unknown") return undefined;
  return !guard.offWhenMissing;
}

/** Locks, queries and windows on data that lies elsewhere, and databases whose provider allows no protection. */
export function needsNoGuard(module: TerraformModule, database: Resource): boolean {
  switch (database.resourceType) {
    case "google_bigquery_table":
      return NO_TABLE.some((name) => presence(database.body, name) !== "absent");
    case "aws_dynamodb_table": {
      // The table Terraform's own S3 backend locks with.
      const key = module.value(database.body, "hash_key");
      return key !== undefined && asString(key) === "LockID";
    }
    case "alicloud_db_instance": {
      const charged = module.value(database.body, "instance_charge_type");
      return charged !== undefined && asString(charged) !== "Postpaid";
    }
    default:
      return false;
  }
}

/** `prevent_destroy`, as it is written: OpenTofu allows expressions there. */
export function preventsDestroy(module: TerraformModule, resource: Resource): boolean | undefined {
  if (resource.body.problems.length > 0) return undefined;
  const settings = blocksOfType(resource.body, "lifecycle").flatMap(
    (lifecycle) => attribute(lifecycle.body, "prevent_destroy") ?? [],
  );
  const values = settings.map((setting) => asBoolean(module.evaluate(setting.expression)));
  return values.find((value) => value !== false) ?? (values.includes(undefined) ? undefined : false);
}

function isOn(value: Value, on: string): boolean | undefined {
  const text = asString(value);
  return text === undefined ? undefined : text === on;
}

/** A second way of protection: what is not certainly off counts. */
function hasOtherGuard(module: TerraformModule, { resourceType, body }: Resource): boolean {
  const isOff = (place: Body, name: string): boolean => {
    const value = module.value(place, name);
    return value ? asBoolean(value) === false : presence(place, name) !== "unknown";
  };
  switch (resourceType) {
    case "google_sql_database_instance":
      return blocksAt(body, ["settings"]).some((one) => !isOff(one.body, "deletion_protection_enabled"));
    case "google_spanner_database":
      return !isOff(body, "enable_drop_protection");
    default:
      return false;
  }
}

/** A lock on the database, on its resource group or server, or on something this folder does not know. */
function isLocked(module: TerraformModule, database: Resource): boolean | undefined {
  const parts = withParents(module, database);
  for (const lock of module.resources("azurerm_management_lock")) {
    if (!module.mayExist(lock)) continue;
    const scope = attribute(lock.body, "scope");
    const references = scope ? [...referencesIn(scope.expression)] : [];
    if (references.some((reference) => parts.has(reference))) return true;
    if (!references.some((reference) => module.resource(reference)?.mode === "managed")) return undefined;
  }
  return false;
}

/** The database and what it stands in, two steps up: server, resource group. */
function withParents(module: TerraformModule, database: Resource): Set<string> {
  const parts = new Set([database.address]);
  let open: readonly Resource[] = [database];
  for (let step = 0; step < 3; step++) {
    const next = open.flatMap((one) => [...referencesOfBody(one.body)]).filter((one) => !parts.has(one));
    for (const one of next) parts.add(one);
    open = next.flatMap((one) => module.resource(one) ?? []);
  }
  return parts;
}

interface Flag {
  readonly name?: string;
  readonly on?: string;
  readonly offWhenMissing?: true;
}

/** Off unless switched on at AWS and Alibaba Cloud; on unless switched off at Google. */
const FLAGS: Readonly<Record<string, Flag>> = {
  aws_db_instance: { offWhenMissing: true },
  aws_rds_cluster: { offWhenMissing: true },
  aws_docdb_cluster: { offWhenMissing: true },
  aws_neptune_cluster: { offWhenMissing: true },
  aws_dynamodb_table: { name: "deletion_protection_enabled", offWhenMissing: true },
  alicloud_db_instance: { offWhenMissing: true },
  google_sql_database_instance: {},
  google_spanner_database: {},
  google_bigtable_instance: {},
  google_alloydb_cluster: {},
  google_bigquery_table: {},
  google_firestore_database: { name: "delete_protection_state", on: "DELETE_PROTECTION_ENABLED" },
};

const NO_TABLE = ["view", "materialized_view", "external_data_configuration"];
