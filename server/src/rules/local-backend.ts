import { backendOf, isTrial, roleOf } from "../terraform/root-module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { sharedBackendFixes } from "./shared/backend-skeletons.ts";
import { settingsPlace } from "./shared/settings-place.ts";

export const localBackend: TerraformRule = {
  id: "local-backend",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The state lies on one person's disk",
    reason: "Only that disk knows what belongs to the code: nobody else, and no pipeline, can apply it.",
    why: `Terraform knows what it made by its state alone. A state in a file beside the code is on the disk of whoever
applied last. Others start from an empty one or an old copy, a second apply at the same time is not noticed, and when the
file is lost the machines can only be changed by hand from then on. Whoever commits it shares its passwords. Replacing
machines from a pipeline needs a state that the pipeline and people reach alike: a bucket with locking and versions, or
HCP Terraform.`,
    bad: `terraform {
  required_version = ">= 1.10"
}

provider "aws" {
  region = "eu-central-1"
}
`,
    good: `terraform {
  required_version = ">= 1.10"

  backend "s3" {
    # bucket and region come from terraform init -backend-config
    key          = "work/terraform.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = "eu-central-1"
}
`,
    exceptions: [
      "The folder is a module that others call: it lies below `modules/`, takes providers by `configuration_aliases`, or nothing in it (a provider's settings, `terraform.tfvars`, `*.auto.tfvars`) says that it is applied by itself.",
      "A folder below `test`, `tests`, `examples`, `samples`, `demo` or `fixtures`.",
      "A `backend` block that is empty: the rest comes from `terraform init -backend-config`.",
      "A `cloud` block.",
    ],
    links: [
      {
        title: "Terraform: Backend configuration",
        url: "https://developer.hashicorp.com/terraform/language/backend",
      },
      {
        title: "OpenTofu: Backend configuration",
        url: "https://opentofu.org/docs/language/settings/backends/configuration/",
      },
    ],
  },
  *check(module) {
    const backend = backendOf(module);
    if ((backend && backend.type !== "local") || isTrial(module) || roleOf(module) !== "root") return;
    if (backend) {
      const { block, settings } = backend;
      yield finding({ piece: block.piece, range: block.headerRange }, () =>
        sharedBackendFixes(module, block, settings.block),
      );
      return;
    }
    const place = settingsPlace(module);
    if (place) yield finding(place.header, () => sharedBackendFixes(module, undefined, place.block));
  },
};

function finding(at: Finding["at"], fixes: () => Fix[]): Finding {
  return {
    at,
    subject: { address: "terraform", scope: "folder" },
    message: "The state is kept in a file on the disk of whoever applies",
    fixes,
  };
}
