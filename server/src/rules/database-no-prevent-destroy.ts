import {
  BUCKET_TYPES,
  DATABASE_TYPES,
  ENCRYPTION_KEY_TYPES,
  FILE_SYSTEM_TYPES,
} from "../knowledge/data-stores.ts";
import { isGuarded, needsNoGuard } from "../knowledge/deletion-protection.ts";
import { isLasting } from "../knowledge/lasting-buckets.ts";
import { isReplica } from "../knowledge/replicas.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { looksReusable } from "../terraform/root-module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { setLifecycle } from "./shared/lifecycle-edits.ts";

export const databaseNoPreventDestroy: TerraformRule = {
  id: "database-no-prevent-destroy",
  dialect: "terraform",
  category: "state",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A plan may destroy what holds the data",
    reason: "One changed attribute can mean a new, empty database, and the plan says so in one line only.",
    why: `Replacing is the right answer to change for machines and the wrong one for data. Terraform knows no difference:
an attribute that cannot be changed in place replaces the database, the file system or the key as it would replace a
machine. With \`prevent_destroy = true\` such a plan fails before anything happens, and whoever wants it has to say so in
the code, in a commit of its own. A provider's deletion protection works later and not for everything; the two go
together. Write \`prevent_destroy = false\` where you have decided against it.`,
    bad: `resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions of the shop"
}
`,
    good: `resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions of the shop"

  lifecycle {
    prevent_destroy = true
  }
}
`,
    exceptions: [
      "`prevent_destroy` is written, whatever its value.",
      "It is a hint where the provider's deletion protection, or a lock on Azure, is on.",
      "The folder is a module that others call: the setting cannot be a variable in Terraform, so it would bind all of them.",
      "Replicas, and what is there to be thrown away by its name or tags: `test`, `tmp`, `sandbox`.",
      "Buckets, unless they keep old versions or hold backups, archives or Terraform's state by their name; never with `force_destroy`.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "azurerm_mssql_database: prevent_destroy",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database",
      },
    ],
  },
  *check(module) {
    const stores = module.resources(...TYPES);
    if (stores.length === 0 || looksReusable(module)) return;
    for (const store of stores) {
      if (store.body.problems.length > 0 || isDecided(store) || !isWorthKeeping(module, store)) continue;
      yield finding(module, store);
    }
  },
};

function isDecided(store: Resource): boolean {
  return blocksOfType(store.body, "lifecycle").some((one) => attribute(one.body, "prevent_destroy"));
}

function isWorthKeeping(module: TerraformModule, store: Resource): boolean {
  if (isShortLived(module, store) || isReplica(module, store) || needsNoGuard(module, store)) return false;
  return !BUCKET_TYPES.has(store.resourceType) || isLasting(module, store);
}

function finding(module: TerraformModule, store: Resource): Finding {
  const isProtected = DATABASE_TYPES.has(store.resourceType) && isGuarded(module, store) === true;
  return {
    at: store.header,
    subject: store,
    message: `A plan may destroy ${store.address}, and the data with it`,
    ...(isProtected ? { severity: "hint" } : {}),
    fixes: [
      {
        title: "Let no plan destroy it",
        safe: false,
        effect: "no change",
        edits: () => setLifecycle(store, "prevent_destroy", "true"),
      },
    ],
  };
}

const TYPES = [...DATABASE_TYPES, ...FILE_SYSTEM_TYPES, ...BUCKET_TYPES, ...ENCRYPTION_KEY_TYPES];
