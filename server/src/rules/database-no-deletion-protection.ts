import { asBoolean, asString } from "../eval/value.ts";
import { DATABASE_TYPES } from "../knowledge/data-stores.ts";
import {
  type DeletionGuard,
  deletionGuard,
  isGuarded,
  needsNoGuard,
  preventsDestroy,
} from "../knowledge/deletion-protection.ts";
import { isReplica } from "../knowledge/replicas.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { addAfter } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { setLifecycle } from "./shared/lifecycle-edits.ts";
import { isWorkedOut, originsOf, settingFixes, settingOf } from "./shared/settings.ts";

export const databaseNoDeletionProtection: TerraformRule = {
  id: "database-no-deletion-protection",
  dialect: "terraform",
  category: "state",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Nothing keeps the database from being deleted",
    reason: "A plan read in a hurry, or one click, deletes the data all machines work with.",
    why: `Machines can be thrown away because the data is elsewhere. That makes the database the one thing of the whole
set-up that must not go by mistake: a renamed resource, a changed attribute that replaces, a \`destroy\` in the wrong
folder. Deletion protection is the provider's own switch for it: while it is on, the cloud refuses to delete the
database, whoever asks. To delete it on purpose takes two applies, one that switches the protection off and one that
deletes, which is the point. Azure's databases have no such switch; a lock does the same there.`,
    bad: `resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.t4g.small"
}
`,
    good: `resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.small"
  deletion_protection = true
}
`,
    exceptions: [
      "The database is a replica of another one.",
      "Its name or tags say that it is there to be thrown away: `test`, `tmp`, `sandbox`, `preview`, `restore`.",
      'The value is not known, or is worked out from something else (`var.environment == "production"`).',
      "Google's databases are protected unless it is switched off; a BigQuery view or external table holds no data.",
      "A DynamoDB table with the key `LockID`: Terraform's S3 backend locks with it.",
      "On Azure, where it is a warning: an `azurerm_management_lock` on the database, its server or its resource group, a lock on something this folder does not make, or `prevent_destroy`.",
      "Redshift, ElastiCache, MemoryDB, OpenSearch, DigitalOcean and Oracle have no such protection: database-no-prevent-destroy speaks of them.",
    ],
    links: [
      {
        title: "AWS: Deleting a DB instance",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
      },
      {
        title: "google_sql_database_instance: deletion_protection",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
      },
      {
        title: "azurerm_management_lock",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/management_lock",
      },
    ],
  },
  *check(module) {
    for (const database of module.resources(...DATABASE_TYPES)) {
      const guard = deletionGuard(database);
      if (!guard || isReplica(module, database) || isShortLived(module, database)) continue;
      if (needsNoGuard(module, database)) continue;
      const isOn = isGuarded(module, database);
      const finding =
        guard.kind === "lock"
          ? isOn === false && lockFinding(module, database)
          : attributeFinding(module, database, guard, isOn);
      if (finding) yield finding;
    }
  },
};

function attributeFinding(
  module: TerraformModule,
  database: Resource,
  guard: Extract<DeletionGuard, { kind: "attribute" }>,
  isOn: boolean | undefined,
): Finding | undefined {
  if (isOn === true) return consoleFinding(module, database);
  if (isOn === undefined) return undefined;
  const setting = settingOf(module, guard.owner, guard.name, guard.body);
  if (isWorkedOut(setting)) return undefined;
  return {
    at: setting.written ?? database.header,
    subject: database,
    message: setting.isMissing
      ? `Nothing keeps ${database.address} from being deleted: ${guard.name} is not set`
      : `Nothing keeps ${database.address} from being deleted: ${guard.name} is off`,
    related: originsOf(setting),
    fixes: settingFixes(module, setting, guard.on === "true" ? guard.on : `"${guard.on}"`, {
      title: "Protect the database from being deleted",
      effect: "in place",
    }),
  };
}

/** Google's protection inside Terraform is on by itself; the one that holds everywhere was switched off. */
function consoleFinding(module: TerraformModule, database: Resource): Finding | undefined {
  if (database.resourceType !== "google_sql_database_instance") return undefined;
  for (const settings of blocksOfType(database.body, "settings")) {
    const setting = settingOf(module, settings, "deletion_protection_enabled");
    if (!setting.written || !setting.value || asBoolean(setting.value) !== false) continue;
    if (isWorkedOut(setting)) continue;
    return {
      at: setting.written,
      subject: database,
      message: `Only Terraform refuses to delete ${database.address}: in the console and by the API it can be deleted`,
      severity: "information",
      related: originsOf(setting),
      fixes: settingFixes(module, setting, "true", {
        title: "Protect the database from being deleted",
        effect: "in place",
      }),
    };
  }
  return undefined;
}

function lockFinding(module: TerraformModule, database: Resource): Finding | undefined {
  if (preventsDestroy(module, database) !== false) return undefined;
  return {
    at: database.header,
    subject: database,
    message: `Nothing keeps ${database.address} from being deleted: there is no lock on it and no prevent_destroy`,
    // A lock may be kept elsewhere, on the resource group or the subscription.
    severity: "warning",
    fixes: () => lockFixes(module, database),
  };
}

function lockFixes(module: TerraformModule, database: Resource): Fix[] {
  const fixes: Fix[] = [];
  const isOne = !attribute(database.body, "count") && !attribute(database.body, "for_each");
  if (isOne && !module.resource(`azurerm_management_lock.${database.name}`))
    fixes.push({
      title: "Put a lock on the database",
      safe: false,
      effect: "in place",
      edits: () => [addAfter(database.block, lockFor(module, database))],
    });
  fixes.push({
    title: "Let no plan destroy the database",
    safe: false,
    effect: "no change",
    edits: () => setLifecycle(database, "prevent_destroy", "true"),
  });
  return fixes;
}

function lockFor(module: TerraformModule, database: Resource): string {
  const name = module.value(database.body, "name");
  const text = (name && asString(name)) ?? database.name;
  return [
    `resource "azurerm_management_lock" "${database.name}" {`,
    `  name       = "${text}-must-stay"`,
    `  scope      = ${database.address}.id`,
    `  lock_level = "CanNotDelete"`,
    "}",
  ].join("\n");
}
