import { presence } from "../syntax/body.ts";
import { isLegacyTemplate } from "../syntax/names.ts";
import type { PackerRule } from "./rule.ts";
import { requireVersion } from "./shared/packer-settings.ts";

export const requiredVersionMissing: PackerRule = {
  id: "required-version-missing",
  dialect: "packer",
  category: "packer",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The template does not say which Packer it is for",
    reason: "Another Packer may read the template in another way, and bake another image or none.",
    why: `The same template should make the same image for whoever bakes it. Packer itself is a part of that: versions
differ in what they have built in, in defaults and in functions, and a version that is too old fails in the middle of a
bake with an error that does not say so. \`required_version\` makes the wrong one stop at once, with a sentence that
names the right one.`,
    bad: `packer {
  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    }
  }
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    good: `packer {
  required_version = "~> 1.9"

  required_plugins {
    amazon = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    }
  }
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    exceptions: [
      "A `packer` block in any file of the folder has a `required_version`, or may have one that cannot be read.",
      "The folder has neither a source nor a build.",
    ],
    links: [
      {
        title: "Packer: the packer block",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/blocks/packer",
      },
    ],
  },
  *check(template) {
    const settings = template.blocks("packer");
    if (settings.some((one) => presence(one.body, "required_version") !== "absent")) return;
    const bakes = template.allBlocks().find((one) => one.type === "source" || one.type === "build");
    const shown = settings[0] ?? bakes;
    if (!bakes || !shown) return;
    yield {
      at: shown.header,
      subject: { address: "packer", scope: isLegacyTemplate(shown.path) ? "file" : "folder" },
      message: "Nothing says which versions of Packer this template is for",
      fixes: [
        {
          title: "Require a Packer of major version 1, from 1.9 on",
          safe: false,
          effect: "next bake",
          edits: () => requireVersion(template, shown.path, "~> 1.9"),
        },
      ],
    };
  },
};
