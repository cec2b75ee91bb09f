import { asBoolean } from "../eval/value.ts";
import { isFullyPinned, MINOR_UPGRADES } from "../knowledge/engine-versions.ts";
import type { TerraformRule } from "./rule.ts";
import { originsOf, settingOf } from "./shared/settings.ts";

export const engineAutoMinorUpgrade: TerraformRule = {
  id: "engine-auto-minor-upgrade",
  dialect: "terraform",
  category: "drift",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "The provider upgrades a database whose version is pinned",
    reason: "After the upgrade the code names an older version than the one that runs.",
    why: `\`engine_version = "15.4"\` says exactly what runs; \`auto_minor_version_upgrade\` lets AWS run something newer from
some night on. Each plan then wants to go back, which AWS refuses, until somebody follows with the code. Either pin the
first part only (\`"15"\`) and let AWS choose the rest, or switch the upgrades off and upgrade by a commit that a test
environment has seen first. The rule is silent unless asked for, because upgrades that nobody makes by hand are the worse
fault.`,
    bad: `resource "aws_db_instance" "orders" {
  engine                     = "postgres"
  engine_version             = "15.4"
  auto_minor_version_upgrade = true
}
`,
    good: `resource "aws_db_instance" "orders" {
  engine                     = "postgres"
  engine_version             = "15"
  auto_minor_version_upgrade = true
}
`,
    exceptions: [
      '`engine_version` is only the beginning of a version (`"15"`, `"8.0"`), or not known.',
      "The attribute is missing at ElastiCache, MemoryDB and Amazon MQ. RDS and Neptune upgrade when nothing is said, so there it is reported.",
    ],
    conflicts: [
      "CKV_AWS_226, CKV_AWS_207 and CKV_AWS_141 (AWS), CKV_ALI_30 (Alibaba Cloud) and CKV_GCP_10 (Google) want automatic upgrades, for the sake of security fixes. Both wishes are met by a version that is pinned to its first part only.",
      "CKV_YC_7 and CKV_YC_8 (Yandex Cloud) want Kubernetes clusters and their nodes to upgrade by themselves, as CKV_GCP_10 does. This rule is about databases only: what a cluster puts in place of its nodes are new machines from a newer image, which is no change of a running one.",
    ],
    links: [
      {
        title: "aws_db_instance: engine_version",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
      },
      {
        title: "AWS: Upgrading the engine version of a DB instance",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
      },
    ],
  },
  *check(module) {
    for (const database of module.resources(...Object.keys(MINOR_UPGRADES))) {
      const setting = settingOf(module, database.block, "auto_minor_version_upgrade", database.body);
      const isOn = setting.isMissing
        ? MINOR_UPGRADES[database.resourceType]?.whenMissing
        : setting.value && asBoolean(setting.value);
      if (isOn !== true || !isFullyPinned(module, database)) continue;
      yield {
        at: setting.written ?? database.header,
        subject: database,
        message: `${database.address} will run a newer version than its pinned engine_version`,
        related: originsOf(setting),
      };
    }
  },
};
