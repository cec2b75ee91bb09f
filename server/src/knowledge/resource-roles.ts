import { CHECKED_BALANCER_TYPES } from "./balancer-health.ts";
import {
  CLUSTER_TYPES,
  MACHINE_GROUP_TYPES,
  MACHINE_TEMPLATE_TYPES,
  MACHINE_TYPES,
  NODE_POOL_TYPES,
  TARGET_GROUP_TYPES,
} from "./compute.ts";
import {
  BUCKET_TYPES,
  DATABASE_TYPES,
  ENCRYPTION_KEY_TYPES,
  FILE_SYSTEM_TYPES,
  FURTHER_DATA_TYPES,
  VOLUME_TYPES,
} from "./data-stores.ts";
import { hides, imagePathsOf } from "./image-attributes.ts";
import { ADDRESS_TYPES } from "./replacement.ts";

/** What a resource is, of its type alone. */
export type Role =
  | "machine"
  | "machine-template"
  | "machine-group"
  | "node-pool"
  | "cluster"
  | "database"
  | "volume"
  | "file-system"
  | "bucket"
  | "encryption-key"
  | "address"
  | "other";

const ROLES: readonly (readonly [Role, ReadonlySet<string>])[] = [
  ["machine", MACHINE_TYPES],
  ["machine-template", MACHINE_TEMPLATE_TYPES],
  ["machine-group", MACHINE_GROUP_TYPES],
  ["node-pool", NODE_POOL_TYPES],
  ["cluster", CLUSTER_TYPES],
  ["database", DATABASE_TYPES],
  ["database", FURTHER_DATA_TYPES],
  ["volume", VOLUME_TYPES],
  ["file-system", FILE_SYSTEM_TYPES],
  ["bucket", BUCKET_TYPES],
  ["encryption-key", ENCRYPTION_KEY_TYPES],
  ["address", new Set([...ADDRESS_TYPES, ...TARGET_GROUP_TYPES, ...CHECKED_BALANCER_TYPES])],
];

/** Balancers, target groups and records count as addresses: through them the world reaches machines. */
export function roleOf(resourceType: string): Role {
  return ROLES.find(([, types]) => types.has(resourceType))?.[0] ?? "other";
}

/** What is lost with it cannot be made again from code. */
export function isStatefulRole(role: Role): boolean {
  return ["database", "volume", "file-system", "bucket", "encryption-key"].includes(role);
}

/** Serves requests, or stands in the way of those that do: while it is gone, nothing is served. */
export function isServingRole(role: Role): boolean {
  return ["machine", "machine-group", "node-pool", "cluster", "address"].includes(role);
}

/** Attributes that say something about a resource and change nothing that it does. */
export function isLabel(path: string): boolean {
  const name = /^[^.[]+/.exec(path)?.[0] ?? "";
  return LABELS.has(name);
}

const LABELS: ReadonlySet<string> = new Set([
  "tags",
  "tags_all",
  "volume_tags",
  "labels",
  "effective_labels",
  "terraform_labels",
  "freeform_tags",
  "defined_tags",
  "description",
]);

/** True for what a machine is made from and what it does at its first start. */
export function isImagePath(resourceType: string, path: string): boolean {
  return imagePathsOf(resourceType).some((image) => hides(path, image) || hides(image, path));
}

/** True where the id of an image stands, rather than a script, a template or a family of images. */
export function isImageIdPath(resourceType: string, path: string): boolean {
  return (
    isImagePath(resourceType, path) && /(?:^|[._])(?:ami|image|image_id)$/.test(path.replace(/\[\d+\]$/, ""))
  );
}

/** True for how many machines a group has: what scales it changes that behind Terraform's back. */
export function isCapacity(path: string): boolean {
  return CAPACITIES.has(/^[^.[]+/.exec(path)?.[0] ?? "");
}

const CAPACITIES: ReadonlySet<string> = new Set([
  "desired_capacity",
  "min_size",
  "max_size",
  "target_size",
  "instances",
  "instance_count",
  "node_count",
  "size",
  "scaling_config",
]);
