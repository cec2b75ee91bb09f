import { asBoolean } from "../eval/value.ts";
import { FINAL_SNAPSHOT_TYPES } from "../knowledge/backups.ts";
import { isReplica } from "../knowledge/replicas.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import { attribute, presence } from "../syntax/body.ts";
import { replace, type SpanEdit, setAttribute } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { finalSnapshotName } from "./shared/database-names.ts";
import { isWorkedOut, originsOf, type Setting, settingFixes, settingOf } from "./shared/settings.ts";

export const databaseSkipFinalSnapshot: TerraformRule = {
  id: "database-skip-final-snapshot",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A deleted database leaves no last snapshot",
    reason: "When the database is deleted, the data since the last backup is gone for good.",
    why: `Whatever deletes a database, a replacement nobody noticed in the plan or a folder that was destroyed, AWS first
takes a snapshot of it: that is the way back. \`skip_final_snapshot = true\` takes it away, usually because it made a
\`destroy\` fail for want of a name. Give the snapshot a name instead. Without a name and without \`skip_final_snapshot\`
the database cannot be destroyed at all until somebody changes the code in a hurry.`,
    bad: `resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  skip_final_snapshot = true
}
`,
    good: `resource "aws_db_instance" "orders" {
  identifier                = "orders"
  engine                    = "postgres"
  skip_final_snapshot       = false
  final_snapshot_identifier = "orders-final"
}
`,
    exceptions: [
      "The database is a replica of another one.",
      "Its name or tags say that it is there to be thrown away: `test`, `tmp`, `sandbox`, `preview`, `restore`.",
      'The value is not known, or is worked out from something else (`var.environment != "production"`).',
      "A missing name for the snapshot, and `delete_automated_backups = true`, which is also the default, are information only.",
    ],
    links: [
      {
        title: "AWS: Deleting a DB instance",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
      },
      {
        title: "aws_db_instance: skip_final_snapshot",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
      },
    ],
  },
  *check(module) {
    for (const database of module.resources(...FINAL_SNAPSHOT_TYPES)) {
      if (isReplica(module, database) || isShortLived(module, database)) continue;
      const skip = settingOf(module, database.block, "skip_final_snapshot", database.body);
      const skips = skip.value && asBoolean(skip.value);
      if (skips === true && !isWorkedOut(skip)) yield skipFinding(module, database, skip);
      else if (skip.isMissing || skips === false) yield* nameFinding(module, database);
      if (database.resourceType === "aws_db_instance") yield* backupsFinding(module, database);
    }
  },
};

function skipFinding(module: TerraformModule, database: Resource, skip: Setting): Finding {
  return {
    at: skip.written ?? database.header,
    subject: database,
    message: `When ${database.address} is deleted, no last snapshot of it is taken`,
    related: originsOf(skip),
    fixes: () => skipFixes(module, database, skip),
  };
}

function skipFixes(module: TerraformModule, database: Resource, skip: Setting): Fix[] {
  const fix = { title: "Take a last snapshot", effect: "in place" } as const;
  const name = missesName(module, database) ? finalSnapshotName(database) : undefined;
  const { written } = skip;
  if (name === undefined || !written) return settingFixes(module, skip, "false", fix);
  const [change] = settingFixes(module, skip, "false", fix);
  if (!change) return [];
  const isHere = database.body === database.block.body;
  return isHere ? [{ ...change, edits: () => [...change.edits(), ...addName(database, name)] }] : [change];
}

function addName(database: Resource, name: string): SpanEdit[] {
  const written = attribute(database.body, NAME);
  return written
    ? [replace(written.expression, name)]
    : setAttribute(database.block, NAME, name, "skip_final_snapshot");
}

/** Certainly no name: then a destroy without skipping fails. */
function missesName(module: TerraformModule, database: Resource): boolean {
  const setting = settingOf(module, database.block, NAME, database.body);
  return setting.isMissing && presence(database.body, "final_snapshot_identifier_prefix") === "absent";
}

function* nameFinding(module: TerraformModule, database: Resource): Generator<Finding> {
  if (!missesName(module, database)) return;
  const name = finalSnapshotName(database);
  yield {
    at: attribute(database.body, NAME) ?? database.header,
    subject: database,
    message: `${database.address} cannot be destroyed: its last snapshot has no name`,
    severity: "information",
    fixes:
      name === undefined
        ? []
        : [
            {
              title: "Name the last snapshot",
              safe: false,
              effect: "in place",
              edits: () => addName(database, name),
            },
          ],
  };
}

function* backupsFinding(module: TerraformModule, database: Resource): Generator<Finding> {
  const setting = settingOf(module, database.block, "delete_automated_backups", database.body);
  if (!setting.written || !setting.value || asBoolean(setting.value) !== true || isWorkedOut(setting)) return;
  yield {
    at: setting.written,
    subject: database,
    message: `The automated backups of ${database.address} are deleted with it`,
    severity: "information",
    related: originsOf(setting),
    fixes: settingFixes(module, setting, "false", {
      title: "Keep the automated backups",
      effect: "in place",
    }),
  };
}

const NAME = "final_snapshot_identifier";
