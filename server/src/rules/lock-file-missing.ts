import type { TerraformModule } from "../terraform/module.ts";
import { allowsVersion } from "../terraform/required-version.ts";
import { isTrial, roleOf } from "../terraform/root-module.ts";
import type { TerraformRule } from "./rule.ts";
import { settingsPlace } from "./shared/settings-place.ts";

export const lockFileMissing: TerraformRule = {
  id: "lock-file-missing",
  dialect: "terraform",
  category: "image",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "Nothing keeps the versions of the providers that were tried",
    reason: "The next init may bring other providers, and with them another plan of the same code.",
    why: `\`terraform init\` writes down in \`.terraform.lock.hcl\` which version of each provider it has chosen, and the
checksums of what it has downloaded. With that file beside the code, everybody and every pipeline runs the providers that
were tried, until somebody raises them on purpose (\`terraform init -upgrade\`) and the change is in the commit. Without
it each init takes the newest that the constraints allow: a release of a provider changes the plan of code that has not
changed, and nothing tells when a download is not what it was.

Run \`terraform init\` (or \`tofu init\`), add the platforms your pipelines run on with \`terraform providers lock
-platform=linux_amd64\`, commit the file, and take it out of \`.gitignore\`.`,
    bad: `terraform {
  backend "s3" {}
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
`,
    good: {
      "main.tf": `terraform {
  backend "s3" {}
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}
`,
      ".terraform.lock.hcl": `provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.21.0"
  constraints = "~> 6.21"
  hashes = [
    "h1:bCmeOPCNqVzNcuKaQUVIKJbHaVaG2vCVHDFvCpZPHTM=",
  ]
}
`,
    },
    exceptions: [
      "The folder is a module that others call, or nothing in it (a backend, a provider's settings, `terraform.tfvars`) says that it is applied by itself.",
      "Folders that show or try out something (`examples/`, `test/`, ...).",
      "A `terragrunt.hcl` lies in the folder.",
      "It uses no provider, or is for a Terraform before 0.14, which knows no such file.",
      "The folder is not on this machine's disk.",
    ],
    links: [
      {
        title: "Terraform: Dependency lock file",
        url: "https://developer.hashicorp.com/terraform/language/files/dependency-lock",
      },
      {
        title: "OpenTofu: Dependency lock file",
        url: "https://opentofu.org/docs/language/files/dependency-lock/",
      },
    ],
  },
  *check(module) {
    const place = settingsPlace(module);
    if (!place || isTrial(module) || roleOf(module) !== "root" || !usesProviders(module)) return;
    if (!allowsVersion(module, 0, 14)) return;
    const lockFile = module.source.hasUnknownInputs ? undefined : module.source.lockFile;
    if (lockFile === undefined || lockFile === "kept") return;
    yield {
      at: place.header,
      subject: { address: "terraform", scope: "folder" },
      message:
        lockFile === "missing"
          ? "No .terraform.lock.hcl keeps the versions of the providers: each init may choose others"
          : "A .gitignore leaves .terraform.lock.hcl out, so each checkout may choose other versions of the providers",
    };
  },
};

function usesProviders(module: TerraformModule): boolean {
  const isProvided = ({ resourceType }: { readonly resourceType: string }): boolean =>
    !resourceType.startsWith("terraform_");
  return (
    module.blocks("module").length > 0 ||
    module.resources().some(isProvided) ||
    module.dataSources().some(isProvided)
  );
}
