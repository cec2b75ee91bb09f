import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../../server/src/eval/value.ts";
import { provisioners } from "../../../server/src/packer/provisioners.ts";
import type { PackerBuild, PackerTemplate } from "../../../server/src/packer/template.ts";
import { RULES } from "../../../server/src/rules/index.ts";
import { attribute, dynamicBlocks, presence } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf, lintTexts } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function template(text: string): PackerTemplate {
  const read = folderOf(hcl, { "image.pkr.hcl": text }).packer;
  if (!read) throw new Error("no template");
  return read;
}

function buildOf(read: PackerTemplate): PackerBuild {
  const [build] = read.builds();
  if (!build) throw new Error("no build");
  return build;
}

function findings(text: string, rule: string): string[] {
  const rules = RULES.filter((one) => one.id === rule);
  return lintTexts(hcl, { "image.pkr.hcl": text }, rules).map((one) => one.message);
}

/** The blocks that a build makes were compared with `packer inspect` 1.6.6. */
describe("dynamic blocks of a build", () => {
  const BUILD = `variable "scripts" {
  default = ["a.sh", "b.sh"]
}
locals {
  on = true
}
source "null" "x" {
  communicator = "none"
}
build {
  dynamic "source" {
    for_each = { one = 1, two = 2 }
    labels   = ["null.x"]
    content {
      name = source.key
    }
  }
  provisioner "shell" {
    inline = ["true"]
  }
  dynamic "provisioner" {
    for_each = var.scripts
    iterator = script
    labels   = ["shell-local"]
    content {
      inline = ["sh \${script.value}"]
    }
  }
  dynamic "post-processor" {
    for_each = local.on ? ["manifest"] : []
    labels   = [post-processor.value]
    content {}
  }
}
`;

  test("make sources with what each sets", () => {
    const read = template(BUILD);
    const { sources, sourcesKnown } = buildOf(read);
    expect(sourcesKnown).toBe(true);
    const names = sources.map(({ reference, source, override }) => {
      const name = override && attribute(override.body, "name");
      return `${reference} ${source?.address} ${name && asString(read.evaluate(name.expression))}`;
    });
    expect(names).toEqual(["null.x source.null.x one", "null.x source.null.x two"]);
  });

  test("make provisioners in their place, with what their labels and contents are", () => {
    const read = template(BUILD);
    const steps = provisioners(read, buildOf(read)).map((one) => [
      one.type,
      ...one.scripts().map((script) => script.text),
    ]);
    expect(steps).toEqual([
      ["shell", "true"],
      ["shell-local", "sh a.sh"],
      ["shell-local", "sh b.sh"],
    ]);
  });

  test("make post-processors", () => {
    const [only, ...others] = buildOf(template(BUILD)).body.blocks.filter(
      (one) => one.type === "post-processor",
    );
    expect(only?.labels.map((label) => label.text)).toEqual(["manifest"]);
    expect(others).toEqual([]);
  });

  test("that cannot be known may be there", () => {
    const read = template(
      BUILD.replace("{ one = 1, two = 2 }", "var.nothing").replace('["shell-local"]', "[var.nothing]"),
    );
    const build = buildOf(read);
    expect(build.sourcesKnown).toBe(false);
    expect(presence(build.body, "provisioner")).toBe("present");
    expect(dynamicBlocks(build.body, "provisioner")).toHaveLength(1);
    expect(dynamicBlocks(build.body, "post-processor")).toHaveLength(0);
  });

  test("count for the rules: a manifest that is kept, one that is not, one that may be", () => {
    const image = (list: string): string => `variable "kinds" {}
source "amazon-ebs" "web" {
  ami_name = "web"
}
build {
  sources = ["source.amazon-ebs.web"]
  dynamic "post-processor" {
    for_each = ${list}
    labels   = [post-processor.value]
    content {}
  }
}
`;
    expect(findings(image('["manifest"]'), "manifest-missing")).toEqual([]);
    expect(findings(image("[]"), "manifest-missing")).toHaveLength(1);
    expect(findings(image("var.kinds"), "manifest-missing")).toEqual([]);
    const registry = image("[]").replace("post-processor", "hcp_packer_registry").replace("[]", "var.kinds");
    expect(findings(registry, "manifest-missing")).toEqual([]);
  });
});

describe("dynamic blocks of a source", () => {
  const image = (list: string): string => `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
  dynamic "launch_block_device_mappings" {
    for_each = ${list}
    content {
      device_name = "/dev/xvda"
      encrypted   = launch_block_device_mappings.value
    }
  }
}
`;

  test.each([
    ["[true, false]", ["true", "false"]],
    ["[]", []],
    ["local.none", undefined],
  ])("for each of %s", (list, expected) => {
    const read = template(image(list));
    const body = read.sources()[0]?.body;
    if (!body) throw new Error("no source");
    const made = body.blocks
      .filter((one) => one.type === "launch_block_device_mappings")
      .map((one) => attribute(one.body, "encrypted"))
      .map((one) => one && asString(read.evaluate(one.expression)));
    expect(made).toEqual(expected ?? []);
    expect(dynamicBlocks(body, "launch_block_device_mappings")).toHaveLength(expected ? 0 : 1);
  });

  test("a finding in one is one of its source", () => {
    const build = 'build {\n  sources = ["source.amazon-ebs.web"]\n}\n';
    const rules = RULES.filter((one) => one.id === "boot-volume-unencrypted");
    const found = (list: string) => lintTexts(hcl, { "image.pkr.hcl": image(list) + build }, rules);
    expect(found("[true]")).toEqual([]);
    expect(found("local.none")).toEqual([]);
    const [only, ...others] = found("[false]");
    expect(others).toEqual([]);
    expect(only?.address).toBe("source.amazon-ebs.web");
  });
});
