import { asString } from "../eval/value.ts";
import { bootScripts } from "../knowledge/boot-scripts.ts";
import { MACHINE_TEMPLATE_TYPES, MACHINE_TYPES } from "../knowledge/compute.ts";
import {
  type DatabaseEngine,
  engineOfImage,
  engineOfPort,
  managedInstead,
} from "../knowledge/database-servers.ts";
import { type IngressRule, ingressRules } from "../knowledge/ingress.ts";
import { podsOf } from "../knowledge/kubernetes-pods.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import { namesOf } from "../knowledge/stateful.ts";
import { attribute, presence } from "../syntax/body.ts";
import type { Body, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, Related, TerraformRule } from "./rule.ts";
import { databaseIn } from "./shared/boot-databases.ts";

export const databaseOnInstance: TerraformRule = {
  id: "database-on-instance",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A database lives on a machine",
    reason: "The machine cannot be replaced without its data, so it is patched by hand instead.",
    why: `A machine that runs a database is the one nobody dares to replace: its data is on it. It is patched in place,
its image grows old, and it becomes the exception that keeps logins, keys and scripts alive for all others. Let the
provider run the database, with backups, replicas and upgrades by an attribute, and keep your own machines free of data.
In Kubernetes or Docker a database without a volume loses everything with its container. Where you must run one yourself,
put the data on a volume that is attached to the machine, and move that volume to the next one.`,
    bad: `resource "aws_instance" "shop" {
  ami           = var.ami_id
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    apt-get install -y postgresql
  EOT
}
`,
    good: `resource "aws_instance" "shop" {
  ami           = var.ami_id
  instance_type = "t3.small"
}

resource "aws_db_instance" "shop" {
  engine                      = "postgres"
  engine_version              = "16"
  instance_class              = "db.t4g.small"
  allocated_storage           = 20
  username                    = "shop"
  manage_master_user_password = true
  deletion_protection         = true
}
`,
    exceptions: [
      "Packages with only a client in them, exporters and proxies.",
      "Machines and containers that are there to be thrown away by their names or tags: `test`, `tmp`, `sandbox`.",
      "A port of a database that is open counts only where the machine is called like a database too.",
      "Containers with a volume, stateful sets, and Redis that is called a cache.",
      "Scripts and images that are not known.",
    ],
    links: [
      {
        title: "AWS: What is Amazon Relational Database Service?",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html",
      },
      {
        title: "Kubernetes: StatefulSets",
        url: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/",
      },
    ],
  },
  *check(module) {
    const seen = new Set<string>();
    for (const script of bootScripts(module)) {
      const { resource } = script;
      const found = seen.has(resource.address) ? undefined : databaseIn(script);
      if (!found || isShortLived(module, resource)) continue;
      seen.add(resource.address);
      yield machineFinding(resource, found.engine, found.at);
    }
    for (const { machine, engine, rule } of reachableDatabases(module)) {
      if (seen.has(machine.address) || isShortLived(module, machine)) continue;
      seen.add(machine.address);
      const related = [{ at: rule.resource.header, message: `This opens the port of ${engine.name}` }];
      yield machineFinding(machine, engine, machine.header, related);
    }
    yield* inDocker(module);
    yield* inPods(module);
  },
};

function machineFinding(
  machine: Resource,
  engine: DatabaseEngine,
  at: Span,
  related: readonly Related[] = [],
): Finding {
  const managed = managedInstead(engine, machine.resourceType);
  const instead = managed === undefined ? "" : ` (${managed} would run it for you)`;
  return {
    at,
    subject: machine,
    message: `${machine.address} runs ${engine.name}, whose data goes when the machine is replaced${instead}`,
    related,
  };
}

interface ReachableDatabase {
  readonly machine: Resource;
  readonly engine: DatabaseEngine;
  readonly rule: IngressRule;
}

/** Machines that are called like a database and use a security group which opens one's port. */
function* reachableDatabases(module: TerraformModule): Generator<ReachableDatabase> {
  for (const rule of ingressRules(module)) {
    const engine = rule.protocol === "tcp" ? openedEngine(rule) : undefined;
    if (!engine) continue;
    for (const group of groupsOf(rule)) {
      for (const user of module.usersOf(group)) {
        const machine = user as Resource;
        const isMachine =
          MACHINE_TYPES.has(machine.resourceType) || MACHINE_TEMPLATE_TYPES.has(machine.resourceType);
        if (user.type === "resource" && isMachine && isCalledDatabase(module, machine))
          yield { machine, engine, rule };
      }
    }
  }
}

/** The engine whose port the rule opens on purpose, not as one of hundreds. */
function openedEngine({ ports }: IngressRule): DatabaseEngine | undefined {
  for (const { from, to } of ports.ranges) {
    const engine = to - from < 10 ? engineOfPort(from) : undefined;
    if (engine) return engine;
  }
  return undefined;
}

/** The group the rule is in, or belongs to. */
function groupsOf({ resource }: IngressRule): string[] {
  const owner = attribute(resource.body, "security_group_id");
  return owner ? [...referencesIn(owner.expression)] : [resource.address];
}

function isCalledDatabase(module: TerraformModule, machine: Resource): boolean {
  return namesOf(module, machine).some((name) =>
    CALLED_DATABASE.test(name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "-")),
  );
}

function* inDocker(module: TerraformModule): Generator<Finding> {
  for (const container of module.resources("docker_container")) {
    const engine = engineOf(module, container.body);
    if (!engine || isCache(module, container, container.body, engine)) continue;
    if (!VOLUMES.every((name) => presence(container.body, name) === "absent")) continue;
    yield containerFinding(container, engine, container.header);
  }
}

function* inPods(module: TerraformModule): Generator<Finding> {
  for (const pod of podsOf(module)) {
    if (pod.isStateful) continue;
    for (const container of pod.containers) {
      const engine = engineOf(module, container.body);
      if (!engine || isCache(module, pod.resource, container.body, engine)) continue;
      if (presence(container.body, "volume_mount") !== "absent") continue;
      yield containerFinding(pod.resource, engine, { piece: container.piece, range: container.headerRange });
    }
  }
}

function containerFinding(subject: Resource, engine: DatabaseEngine, at: Span): Finding {
  return {
    at,
    subject,
    message: `${engine.name} of ${subject.address} has no volume: its data goes with the container`,
  };
}

/** The engine by the container's image, which may be that of a `docker_image`. */
function engineOf(module: TerraformModule, body: Body): DatabaseEngine | undefined {
  const written = attribute(body, "image");
  if (!written) return undefined;
  const text = asString(module.evaluate(written.expression));
  if (text !== undefined) return engineOfImage(text);
  const [address = ""] = referencesIn(written.expression);
  const image = address.startsWith("docker_image.") ? module.resource(address) : undefined;
  const name = image && module.value(image.body, "name");
  const found = name && asString(name);
  return found === undefined ? undefined : engineOfImage(found);
}

/** Redis as a cache has nothing to lose; what is there for a test neither. */
function isCache(module: TerraformModule, resource: Resource, body: Body, engine: DatabaseEngine): boolean {
  if (isShortLived(module, resource)) return true;
  const own = module.value(body, "name");
  const names = [...namesOf(module, resource), (own && asString(own)) ?? ""];
  return engine.name === "Redis" && names.some((name) => /cache/i.test(name));
}

const VOLUMES = ["volumes", "mounts"];
const CALLED_DATABASE =
  /(?:^|[^a-z])(?:db|sql|my-?sql|maria-?db|postgres(?:ql)?|mongo(?:db)?|redis|elastic(?:search)?|opensearch|cassandra|oracle|mssql|database)\d*(?:[^a-z]|$)/i;
