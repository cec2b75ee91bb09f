import { makesImage } from "../knowledge/packer-builders.ts";
import { SHELL_STEPS, UNTESTING_STEPS } from "../knowledge/packer-steps.ts";
import { isTestTool, testsSomething } from "../knowledge/shell-commands.ts";
import { postProcessors } from "../packer/post-processors.ts";
import { type Script, scriptsOf } from "../packer/provisioners.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import { dynamicBlocks } from "../syntax/body.ts";
import type { PackerRule } from "./rule.ts";

export const noImageTest: PackerRule = {
  id: "no-image-test",
  dialect: "packer",
  category: "packer",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "An image is baked without being tested",
    reason: "A bad image is noticed only once machines run from it, all of them at once.",
    why: `The point of an image is that what was tested is what runs. A bake that ends when its commands have not failed
proves little: a service that does not start, a port that is closed or a file in the wrong place gets into the image and
onto each machine of the next rollout. Let the bake look at its own result before it captures it, with goss, InSpec,
Testinfra, Bats, Pester or a few checks in a script, so that a bad image never gets a name.`,
    bad: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
`,
    good: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "goss" {
    tests = ["goss.yaml"]
  }
}
`,
    exceptions: [
      "A provisioner or post-processor is a testing tool, or a script calls one or is called like a test.",
      "A step cannot be read: a script in a file, a playbook, a command that only the run knows.",
      "The build makes no image, or runs nothing.",
    ],
    links: [
      { title: "goss", url: "https://goss.rocks/" },
      {
        title: "Packer: InSpec provisioner",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/inspec/latest/components/provisioner/inspec",
      },
      { title: "Testinfra", url: "https://testinfra.readthedocs.io/en/latest/" },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      const image = build.sources.find((source) => makesImage(source.builder));
      if (!image || !build.sourcesKnown || mayTest(template, build)) continue;
      yield {
        at: build.header,
        subject: build,
        message: `Nothing tests the image of ${image.reference} before it is captured`,
      };
    }
  },
};

function mayTest(template: PackerTemplate, build: PackerBuild): boolean {
  const { body } = build;
  if (body.problems.length > 0) return true;
  if (
    ["provisioner", "post-processor", "post-processors"].some((type) => dynamicBlocks(body, type).length > 0)
  )
    return true;
  const steps = [
    ...body.blocks.filter((block) => block.type === "provisioner"),
    ...postProcessors(body).map((one) => one.block),
  ];
  if (!body.blocks.some((block) => block.type === "provisioner")) return true;
  return steps.some((step) => {
    const type = step.labels[0]?.text ?? "";
    if (isTestTool(type) || step.body.problems.length > 0) return true;
    if (UNTESTING_STEPS.has(type)) return false;
    if (!SHELL_STEPS.has(type)) return step.type === "provisioner";
    return scriptsOf(template, step.body).some(isOrMayBeTest);
  });
}

function isOrMayBeTest({ text }: Script): boolean {
  return text === undefined || testsSomething(text);
}
