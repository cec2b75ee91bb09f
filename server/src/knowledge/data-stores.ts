/**
 * Which resource types hold data that a replacement would lose. Rules ask these questions and hold no lists of their own.
 * Sources: the registries' documentation of the providers named by the types' prefixes.
 */

/** Managed databases, caches with data and their clusters. */
export const DATABASE_TYPES: ReadonlySet<string> = new Set([
  "aws_db_instance",
  "aws_rds_cluster",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_redshift_cluster",
  "aws_dynamodb_table",
  "aws_elasticache_replication_group",
  "aws_memorydb_cluster",
  "aws_opensearch_domain",
  "azurerm_mssql_database",
  "azurerm_mssql_managed_instance",
  "azurerm_postgresql_flexible_server",
  "azurerm_mysql_flexible_server",
  "azurerm_cosmosdb_account",
  "azurerm_redis_cache",
  "google_sql_database_instance",
  "google_spanner_database",
  "google_bigtable_instance",
  "google_alloydb_cluster",
  "google_firestore_database",
  "google_bigquery_table",
  "digitalocean_database_cluster",
  "alicloud_db_instance",
  "oci_database_autonomous_database",
]);

/** What lies inside of those, and what older versions of providers call them: a plan that deletes one loses its data, too. */
export const FURTHER_DATA_TYPES: ReadonlySet<string> = new Set([
  "aws_elasticache_cluster",
  "aws_elasticache_serverless_cache",
  "aws_elasticsearch_domain",
  "aws_dsql_cluster",
  "aws_keyspaces_table",
  "aws_qldb_ledger",
  "aws_redshiftserverless_namespace",
  "aws_timestreamwrite_table",
  "azurerm_cosmosdb_cassandra_table",
  "azurerm_cosmosdb_gremlin_graph",
  "azurerm_cosmosdb_mongo_collection",
  "azurerm_cosmosdb_mongo_database",
  "azurerm_cosmosdb_sql_container",
  "azurerm_cosmosdb_sql_database",
  "azurerm_cosmosdb_table",
  "azurerm_mariadb_server",
  "azurerm_mssql_managed_database",
  "azurerm_mssql_server",
  "azurerm_mysql_flexible_database",
  "azurerm_mysql_server",
  "azurerm_postgresql_flexible_server_database",
  "azurerm_postgresql_server",
  "azurerm_sql_database",
  "azurerm_sql_server",
  "azurerm_storage_table",
  "digitalocean_database_db",
  "google_bigquery_dataset",
  "google_bigtable_table",
  "google_redis_instance",
  "google_spanner_instance",
  "google_sql_database",
  "kubernetes_persistent_volume",
  "kubernetes_persistent_volume_claim",
  "linode_database_mysql",
  "linode_database_mysql_v2",
  "linode_database_postgresql",
  "linode_database_postgresql_v2",
  "oci_database_db_system",
  "oci_mysql_mysql_db_system",
  "openstack_db_instance_v1",
  "scaleway_rdb_database",
  "scaleway_rdb_instance",
  "vultr_database",
  "yandex_mdb_mysql_cluster",
  "yandex_mdb_postgresql_cluster",
]);

/** Disks that exist by themselves. */
export const VOLUME_TYPES: ReadonlySet<string> = new Set([
  "aws_ebs_volume",
  "google_compute_disk",
  "google_compute_region_disk",
  "azurerm_managed_disk",
  "hcloud_volume",
  "digitalocean_volume",
  "openstack_blockstorage_volume_v3",
  "linode_volume",
  "vultr_block_storage",
  "oci_core_volume",
  "alicloud_ecs_disk",
  "tencentcloud_cbs_storage",
  "yandex_compute_disk",
  "ibm_is_volume",
  "scaleway_block_volume",
]);

/** Shared file systems. */
export const FILE_SYSTEM_TYPES: ReadonlySet<string> = new Set([
  "aws_efs_file_system",
  "aws_fsx_lustre_file_system",
  "aws_fsx_windows_file_system",
  "aws_fsx_ontap_file_system",
  "aws_fsx_openzfs_file_system",
  "google_filestore_instance",
  "azurerm_storage_share",
  "azurerm_netapp_volume",
  "oci_file_storage_file_system",
]);

/** Object stores. */
export const BUCKET_TYPES: ReadonlySet<string> = new Set([
  "aws_s3_bucket",
  "google_storage_bucket",
  "azurerm_storage_account",
  "azurerm_storage_container",
  "digitalocean_spaces_bucket",
  "alicloud_oss_bucket",
  "oci_objectstorage_bucket",
]);

/** Keys without which encrypted data is lost. */
export const ENCRYPTION_KEY_TYPES: ReadonlySet<string> = new Set([
  "aws_kms_key",
  "google_kms_crypto_key",
  "azurerm_key_vault_key",
  "azurerm_key_vault",
]);

/** Anything whose loss is a loss of data. */
export function isDataStore(resourceType: string): boolean {
  return (
    DATABASE_TYPES.has(resourceType) ||
    VOLUME_TYPES.has(resourceType) ||
    FILE_SYSTEM_TYPES.has(resourceType) ||
    BUCKET_TYPES.has(resourceType)
  );
}
