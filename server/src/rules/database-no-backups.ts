import {
  hasNoBackupsOfItsOwn,
  kept,
  mayBeBackedUp,
  RETENTION,
  type Retention,
  sqlBackups,
} from "../knowledge/backups.ts";
import { isReplica } from "../knowledge/replicas.ts";
import { isShortLived } from "../knowledge/short-lived.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { numberOption } from "./options.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { isWorkedOut, originsOf, settingFixes, settingOf } from "./shared/settings.ts";

const DAYS = numberOption({
  name: "days",
  default: 1,
  least: 1,
  most: 36_500,
  description: "How many days backups must go back, where the database says it in days.",
  example: "14",
});

export const databaseNoBackups: TerraformRule = {
  id: "database-no-backups",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  options: [DAYS],
  docs: {
    title: "The database has no backups",
    reason: "A wrong statement or a replaced database takes the data with it, and nothing brings it back.",
    why: `What is never changed in place can always be made again, except for its data. A bad release that writes nonsense,
a table dropped by hand, a plan that replaced the database: the way back is a backup from before. AWS switches backups of
an RDS instance off when nobody says how long to keep them, and so do ElastiCache, MemoryDB and Google's Cloud SQL.
Keep a week at least, so that a mistake made on a Friday is not past mending on Monday.`,
    bad: `resource "aws_db_instance" "orders" {
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.t4g.small"
}
`,
    good: `resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  backup_retention_period = 7
}
`,
    exceptions: [
      "The database is a replica of another one.",
      "Its name or tags say that it is there to be thrown away: `test`, `tmp`, `sandbox`, `preview`, `restore`.",
      "An `aws_backup_selection` of the module names it, has one of its tags, or may match it.",
      "Aurora and Redshift keep one day when nothing is said; only a 0 is reported.",
      "DocumentDB and Neptune with fewer than seven days are information only.",
      "The value is not known, or is worked out from something else.",
    ],
    links: [
      {
        title: "AWS: Introduction to backups",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
      },
      {
        title: "google_sql_database_instance: backup_configuration",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
      },
      {
        title: "aws_backup_selection",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_selection",
      },
    ],
  },
  *check(module, options) {
    for (const database of module.resources(...Object.keys(RETENTION), GOOGLE_SQL)) {
      if (isReplica(module, database) || isShortLived(module, database)) continue;
      const retention = RETENTION[database.resourceType];
      const finding = retention
        ? retentionFinding(module, database, retention, options.of(DAYS))
        : googleFinding(module, database);
      if (finding && !mayBeBackedUp(module, database)) yield finding;
    }
  },
};

function retentionFinding(
  module: TerraformModule,
  database: Resource,
  retention: Retention,
  days: number,
): Finding | undefined {
  if (hasNoBackupsOfItsOwn(module, database)) return undefined;
  const setting = settingOf(module, database.block, retention.attribute, database.body);
  const count = kept(setting.value, setting.isMissing, retention);
  if (count === undefined || count >= Math.max(retention.enough ?? 1, days) || isWorkedOut(setting))
    return undefined;
  const reason = setting.isMissing ? `: ${retention.attribute} is not set` : "";
  return {
    at: setting.written ?? database.header,
    subject: database,
    message:
      count === 0
        ? `Nothing backs ${database.address} up${reason}`
        : `Backups of ${database.address} go back ${count === 1 ? "one day" : `${count} days`} only${reason}`,
    ...(count < days ? {} : { severity: "information" }),
    related: originsOf(setting),
    fixes: settingFixes(module, setting, String(Math.max(7, days)), {
      title: days > 7 ? `Keep backups for ${days} days` : "Keep backups for a week",
      effect: "in place",
    }),
  };
}

function googleFinding(module: TerraformModule, database: Resource): Finding | undefined {
  const backups = sqlBackups(module, database);
  const fix = { title: "Take daily backups", effect: "in place" } as const;
  switch (backups.kind) {
    case "missing":
      return {
        at: { piece: backups.settings.piece, range: backups.settings.headerRange },
        subject: database,
        message: `Nothing backs ${database.address} up: there is no backup_configuration`,
        fixes: [{ ...fix, safe: false, edits: () => [addBlock(backups.settings, CONFIGURATION)] }],
      };
    case "off": {
      const { configuration } = backups;
      const setting = settingOf(module, configuration, "enabled");
      if (isWorkedOut(setting)) return undefined;
      return {
        at: setting.written ?? { piece: configuration.piece, range: configuration.headerRange },
        subject: database,
        message: `Nothing backs ${database.address} up: its backups are not switched on`,
        related: originsOf(setting),
        fixes: settingFixes(module, setting, "true", fix),
      };
    }
    default:
      return undefined;
  }
}

const GOOGLE_SQL = "google_sql_database_instance";
const CONFIGURATION = ["backup_configuration {", "  enabled = true", "}"];
