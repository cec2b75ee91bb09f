import { presence } from "../syntax/body.ts";
import { addAfter, setAttribute } from "../syntax/edits.ts";
import type { TerraformBlock, TerraformModule } from "../terraform/module.ts";
import { isTrial, looksReusable } from "../terraform/root-module.ts";
import type { TerraformRule } from "./rule.ts";

export const coreVersionUnpinned: TerraformRule = {
  id: "core-version-unpinned",
  dialect: "terraform",
  category: "image",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Any version of Terraform or OpenTofu may apply this",
    reason:
      "Whoever runs another version gets another plan, and may move the state where others cannot follow.",
    why: `The tool itself is part of what decides: a newer one may plan otherwise, write the state in a form that older
ones refuse, or no longer know an argument. Without \`required_version\` nobody is told before it happened. Say which
versions this code was tried with; \`~> 1.0\` at least keeps the next major version out, and a pipeline should run exactly one.`,
    bad: `provider "aws" {
  region = "eu-central-1"
}
`,
    good: `provider "aws" {
  region = "eu-central-1"
}

terraform {
  required_version = "~> 1.0"
}
`,
    exceptions: [
      "A `required_version` in any `terraform` block of the folder, whatever it says.",
      "A module that others call, or that is made to be called: whoever applies it decides.",
      "A folder that shows or tries out something (`examples/`, `test/`, ...).",
      "Folders that make nothing: only variables, locals or outputs.",
    ],
    links: [
      {
        title: "Terraform: required_version",
        url: "https://developer.hashicorp.com/terraform/language/block/terraform",
      },
      { title: "OpenTofu: version requirements", url: "https://opentofu.org/docs/language/settings/" },
    ],
  },
  *check(module) {
    if (isTrial(module) || looksReusable(module)) return;
    const settings = module.blocks("terraform");
    if (settings.some(({ body }) => presence(body, "required_version") !== "absent")) return;
    const user = firstUser(module);
    if (!user) return;
    const place = settings[0];
    yield {
      at: (place ?? user).header,
      subject: { address: "terraform", scope: "folder" },
      message: "No version of Terraform or OpenTofu is asked for, so whichever is installed decides",
      fixes: [
        {
          title: "Ask for version `~> 1.0`, which keeps the next major version out",
          safe: false,
          effect: "no change",
          edits: () =>
            place
              ? setAttribute(place.block, "required_version", '"~> 1.0"')
              : [addAfter(user.block, 'terraform {\n  required_version = "~> 1.0"\n}')],
        },
      ],
    };
  },
};

/** The first block that makes the folder one that is applied. */
function firstUser(module: TerraformModule): TerraformBlock | undefined {
  return (
    module.blocks("provider")[0] ??
    [...module.blocks("resource"), ...module.blocks("module"), ...module.blocks("data")].find((one) =>
      module.mayExist(one),
    )
  );
}
