/**
 * Database servers by what installs, starts, contains and reaches them, and what each cloud offers to run in their place.
 * Sources: the packages of Debian, Red Hat and the makers; the official container images; the clouds' product pages.
 */
export interface DatabaseEngine {
  readonly name: string;
  /** Packages with the server in them; `postgresql` is the client at Red Hat, so it counts only where it is the server. */
  readonly packages: RegExp;
  readonly debianPackages?: RegExp;
  readonly services: RegExp;
  /** The last part of an image's name, or the last two. */
  readonly images: RegExp;
  readonly ports: readonly number[];
  readonly managed: Readonly<Partial<Record<Cloud, string>>>;
}

type Cloud = "aws" | "azurerm" | "google";

/** The engine whose server a package manager's package holds. A version behind it does not matter. */
export function engineOfPackage(program: string, written: string): DatabaseEngine | undefined {
  const name = written.replace(/[=:@].*$/, "").toLowerCase();
  const isDebian = /^(?:apt|apt-get|aptitude)$/.test(program);
  return ENGINES.find((one) => one.packages.test(name) || (isDebian && one.debianPackages?.test(name)));
}

export function engineOfService(written: string): DatabaseEngine | undefined {
  const name = written.replace(/\.service$/, "").toLowerCase();
  return ENGINES.find((one) => one.services.test(name));
}

/** `registry.example.com:5000/library/postgres:16` is PostgreSQL; an exporter, a client or a proxy is none. */
export function engineOfImage(image: string): DatabaseEngine | undefined {
  const parts = image.replace(/@.*$/, "").toLowerCase().split("/");
  const last = parts.at(-1)?.replace(/:.*$/, "") ?? "";
  const names = [last, `${parts.at(-2) ?? ""}/${last}`];
  return ENGINES.find((one) => names.some((name) => one.images.test(name)));
}

export function engineOfPort(port: number): DatabaseEngine | undefined {
  return ENGINES.find((one) => one.ports.includes(port));
}

/** What the cloud of that resource type runs in its place; undefined for other clouds. */
export function managedInstead(engine: DatabaseEngine, resourceType: string): string | undefined {
  const cloud = resourceType.split("_")[0];
  return cloud === "aws" || cloud === "azurerm" || cloud === "google" ? engine.managed[cloud] : undefined;
}

const RELATIONAL = { aws: "Amazon RDS", google: "Cloud SQL" };

export const ENGINES: readonly DatabaseEngine[] = [
  {
    name: "MySQL",
    packages: /^(?:default-)?(?:mysql-(?:community-)?server(?:-[\d.]+)?|percona-server-server(?:-[\d.]+)?)$/,
    services: /^mysqld?$/,
    images: /^(?:mysql(?:-server)?|percona(?:-server)?)$/,
    ports: [3306],
    managed: { ...RELATIONAL, azurerm: "Azure Database for MySQL" },
  },
  {
    name: "MariaDB",
    packages: /^mariadb-server(?:-[\d.]+)?$/,
    services: /^mariadb$/,
    images: /^mariadb(?:-galera)?$/,
    ports: [],
    managed: { ...RELATIONAL, azurerm: "Azure Database for MySQL" },
  },
  {
    name: "PostgreSQL",
    packages: /^postgresql(?:-?\d[\d.]*)?-server$/,
    debianPackages: /^postgresql(?:-\d[\d.]*)?$/,
    services: /^postgresql(?:-\d[\d.]*)?(?:@.*)?$/,
    images: /^(?:postgres(?:ql)?|postgis|timescaledb)$/,
    ports: [5432],
    managed: { ...RELATIONAL, azurerm: "Azure Database for PostgreSQL" },
  },
  {
    name: "MongoDB",
    packages: /^mongodb(?:-org|-enterprise|-community)?(?:-server)?$/,
    services: /^mongo(?:d|db)$/,
    images: /^mongo(?:db)?(?:-community-server)?$/,
    ports: [27017],
    managed: { aws: "Amazon DocumentDB", azurerm: "Azure Cosmos DB" },
  },
  {
    name: "Redis",
    packages: /^(?:redis|redis-server|valkey|valkey-server)$/,
    services: /^(?:redis|valkey)(?:-server)?$/,
    images: /^(?:redis|redis-stack-server|valkey)$/,
    ports: [6379],
    managed: { aws: "Amazon ElastiCache", azurerm: "Azure Cache for Redis", google: "Memorystore" },
  },
  {
    name: "Elasticsearch",
    packages: /^(?:elasticsearch|opensearch)$/,
    services: /^(?:elasticsearch|opensearch)$/,
    images: /^(?:elasticsearch|opensearch)$/,
    ports: [9200],
    managed: { aws: "Amazon OpenSearch Service" },
  },
  {
    name: "Cassandra",
    packages: /^(?:cassandra|dsc\d+|scylla)$/,
    services: /^(?:cassandra|scylla-server)$/,
    images: /^(?:cassandra|scylla)$/,
    ports: [9042],
    managed: { aws: "Amazon Keyspaces", azurerm: "Azure Managed Instance for Apache Cassandra" },
  },
  {
    name: "InfluxDB",
    packages: /^influxdb\d?$/,
    services: /^influx(?:d|db)$/,
    images: /^influxdb$/,
    ports: [],
    managed: { aws: "Amazon Timestream for InfluxDB" },
  },
  {
    name: "RabbitMQ",
    packages: /^rabbitmq-server$/,
    services: /^rabbitmq-server$/,
    images: /^rabbitmq$/,
    ports: [],
    managed: { aws: "Amazon MQ" },
  },
  {
    name: "SQL Server",
    packages: /^mssql-server$/,
    services: /^mssql-server$/,
    images: /^(?:mssql-server|mssql\/server)$/,
    ports: [1433],
    managed: { ...RELATIONAL, azurerm: "Azure SQL Database" },
  },
  {
    name: "Oracle Database",
    packages: /^oracle-(?:database|xe)[\w.-]*$/,
    services: /^oracle-xe[\w.-]*$/,
    images: /^oracle-(?:xe|free)$/,
    ports: [1521],
    managed: { aws: "Amazon RDS" },
  },
];
