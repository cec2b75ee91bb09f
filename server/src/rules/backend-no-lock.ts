import { asBoolean } from "../eval/value.ts";
import { attribute, presence } from "../syntax/body.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { allowsVersion } from "../terraform/required-version.ts";
import { type Backend, backendOf } from "../terraform/root-module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { type Setting, settingFixes, settingOf } from "./shared/settings.ts";

export const backendNoLock: TerraformRule = {
  id: "backend-no-lock",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Nothing locks the state",
    reason: "Two applies at the same time overwrite each other's state, and machines are forgotten.",
    why: `An apply reads the state, changes things for minutes and writes the state back. When two run at once, a pipeline
and a person, the one that ends last wins: what the other made is in no state any more. Such machines go on running, no
plan shows them and no replacement reaches them. Most backends lock by themselves; S3 does so only when told. With
\`use_lockfile\` (version 1.10 of Terraform and OpenTofu) the lock is an object in the same bucket; a DynamoDB table
still works, but Terraform calls it deprecated.`,
    bad: `terraform {
  backend "s3" {
    bucket = "shop-terraform-state"
    key    = "web/terraform.tfstate"
    region = "eu-central-1"
  }
}
`,
    good: `terraform {
  backend "s3" {
    bucket       = "shop-terraform-state"
    key          = "web/terraform.tfstate"
    region       = "eu-central-1"
    use_lockfile = true
  }
}
`,
    exceptions: [
      "A DynamoDB table is named.",
      "The block has no `bucket`: the rest, the locking perhaps, comes from `terraform init -backend-config`.",
      "Where `required_version` keeps version 1.10 out it is reported without a fix: name a DynamoDB table.",
    ],
    links: [
      {
        title: "Terraform: S3 backend, state locking",
        url: "https://developer.hashicorp.com/terraform/language/backend/s3",
      },
      {
        title: "OpenTofu: S3 backend",
        url: "https://opentofu.org/docs/language/settings/backends/s3/",
      },
    ],
  },
  *check(module) {
    const backend = backendOf(module);
    if (backend?.type !== "s3") return;
    const { body } = backend.block;
    if (!attribute(body, "bucket") || presence(body, "dynamodb_table") !== "absent") return;
    const setting = settingOf(module, backend.block, "use_lockfile");
    const isOff = setting.value ? asBoolean(setting.value) === false : setting.isMissing;
    if (isOff) yield finding(module, backend, setting);
  },
};

function finding(module: TerraformModule, { block, settings }: Backend, setting: Setting): Finding {
  return {
    at: setting.written ?? { piece: block.piece, range: block.headerRange },
    subject: settings,
    message: "Nothing keeps two applies from writing this state at the same time",
    fixes: allowsVersion(module, 1, 10)
      ? settingFixes(module, setting, "true", {
          title: "Lock the state by an object in the bucket",
          effect: "no change",
        })
      : [],
  };
}
