import { baseName, isLegacyTemplate } from "../syntax/names.ts";
import type { Finding, PackerRule } from "./rule.ts";

export const legacyJson: PackerRule = {
  id: "legacy-json",
  dialect: "packer",
  category: "packer",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A template is written in the JSON of Packer before HCL",
    reason: "It cannot name the plugins it needs, so a bake takes whatever is installed.",
    why: `Packer still reads these templates, but what came since 1.7 exists in HCL only: \`required_plugins\` with their
versions, data sources, typed and sensitive variables, several builds in one folder. An image is only as repeatable as
the tools that bake it, and here nobody can say which versions those are. \`packer hcl2_upgrade -with-annotations\` writes
the same template in HCL beside it; what it could not translate it marks with a comment.`,
    bad: {
      "web.json": `{
  "builders": [{ "type": "amazon-ebs", "name": "web", "ami_name": "web-{{timestamp}}" }],
  "post-processors": ["manifest"]
}
`,
    },
    good: {
      "web.pkr.hcl": `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

build {
  sources = ["source.amazon-ebs.web"]

  post-processor "manifest" {}
}
`,
    },
    exceptions: ["HCL in JSON syntax (`*.pkr.json`): that is today's language."],
    links: [
      {
        title: "Packer: hcl2_upgrade",
        url: "https://developer.hashicorp.com/packer/docs/commands/hcl2_upgrade",
      },
      {
        title: "Packer: legacy JSON templates",
        url: "https://developer.hashicorp.com/packer/docs/templates/legacy_json_templates",
      },
    ],
  },
  *check(template) {
    const [file] = template.files;
    const [first] = template.allBlocks();
    if (!file || !first || !isLegacyTemplate(file.path)) return;
    yield {
      at: first.header,
      subject: { address: baseName(file.path), scope: "file" },
      message:
        "This template is written in the JSON of Packer before HCL, which cannot say which plugins it needs",
    } satisfies Finding;
  },
};
