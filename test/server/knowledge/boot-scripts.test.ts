import { beforeAll, describe, expect, test } from "vitest";
import { type BootScript, bootScripts } from "../../../server/src/knowledge/boot-scripts.ts";
import { HOLE } from "../../../server/src/knowledge/placed-text.ts";
import { sourceText } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function scriptsOf(text: string): readonly BootScript[] {
  const module = folderOf(hcl, { "main.tf": text }).terraform;
  if (!module) throw new Error("no module");
  return bootScripts(module);
}

/** What the source says where `part` of the only script is written. */
function sourceOf(text: string, part: string): string {
  const [script] = scriptsOf(text);
  if (!script) throw new Error("no script");
  const start = script.text.text.indexOf(part);
  if (start < 0) throw new Error(`not in the script: ${JSON.stringify(script.text.text)}`);
  return sourceText(script.text.spanOf({ start, end: start + part.length }));
}

function texts(text: string): string[] {
  return scriptsOf(text).map((one) => `${one.language}: ${one.text.text.replaceAll(HOLE, "?").trim()}`);
}

const machine = (userData: string): string =>
  `resource "aws_instance" "web" {\n  user_data = ${userData}\n}\n`;

describe("the script is", () => {
  test.each([
    ["a heredoc", machine("<<EOF\n#!/bin/sh\necho hi\nEOF"), ["shell: #!/bin/sh\necho hi"]],
    [
      "a heredoc with indentation",
      machine("<<-EOF\n    #!/bin/sh\n      echo hi\n  EOF"),
      ["shell: #!/bin/sh\n  echo hi"],
    ],
    ["a string", machine('"#!/bin/sh\\necho hi"'), ["shell: #!/bin/sh\necho hi"]],
    ["encoded", machine('base64encode("echo hi")'), ["shell: echo hi"]],
    ["encoded and hidden", machine('sensitive(base64gzip("echo hi"))'), ["shell: echo hi"]],
    ["put together of lines", machine('join("\\n", ["a", var.x, "b"])'), ["shell: a\n?\nb"]],
    [
      "put together of lists",
      machine('join("\\n", concat(["a"], local.more))\n}\nlocals {\n  more = ["b"]'),
      ["shell: a\nb"],
    ],
    ["a template with a hole", machine('"echo ${aws_eip.x.id} ok"'), ["shell: echo ? ok"]],
    [
      "a template that is known",
      machine('"echo ${var.x} ok"\n}\nvariable "x" {\n  default = "hi"'),
      ["shell: echo hi ok"],
    ],
    ["a local", machine('local.x\n}\nlocals {\n  x = "echo ${local.y}"\n  y = "hi"'), ["shell: echo hi"]],
    [
      "the default of a variable",
      machine('var.x\n}\nvariable "x" {\n  default = "echo hi"'),
      ["shell: echo hi"],
    ],
    ["what a known condition chooses", machine('true ? "a" : "b"'), ["shell: a"]],
    ["formatted", machine('format("echo %s 100%%", var.x)'), ["shell: echo ? 100%"]],
    ["in brackets", machine('("a")'), ["shell: a"]],
    ["a cloud-config", machine('"#cloud-config\\nx: 1"'), ["cloud-config: #cloud-config\nx: 1"]],
    ["Python", machine('"#!/usr/bin/env python3\\nx"'), ["other: #!/usr/bin/env python3\nx"]],
    ["bash by env", machine('"#!/usr/bin/env bash\\nx"'), ["shell: #!/usr/bin/env bash\nx"]],
    ["PowerShell in tags", machine('"<powershell>\\nx\\n</powershell>"'), ["powershell: x"]],
    ["Ignition", machine("jsonencode({})"), ["other: {}"]],
    ["empty", machine('""'), []],
    ["null", machine("null"), []],
    ["unknown", machine("var.x"), []],
    ["made in a loop of itself", machine("local.a\n}\nlocals {\n  a = local.b\n  b = local.a"), []],
  ])("%s", (_name, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe("the script is found in", () => {
  test.each([
    ["a launch template", 'resource "aws_launch_template" "x" {\n  user_data = base64encode("a")\n}'],
    [
      "a launch configuration",
      'resource "aws_launch_configuration" "x" {\n  user_data_base64 = base64encode("a")\n}',
    ],
    ["custom_data", 'resource "azurerm_linux_virtual_machine" "x" {\n  custom_data = base64encode("a")\n}'],
    [
      "an old Azure machine",
      'resource "azurerm_virtual_machine" "x" {\n  os_profile {\n    custom_data = "a"\n  }\n}',
    ],
    [
      "a scale set",
      'resource "azurerm_linux_virtual_machine_scale_set" "x" {\n  custom_data = base64encode("a")\n}',
    ],
    ["Google's argument", 'resource "google_compute_instance" "x" {\n  metadata_startup_script = "a"\n}'],
    [
      "Google's metadata",
      'resource "google_compute_instance" "x" {\n  metadata = {\n    startup-script = "a"\n  }\n}',
    ],
    [
      "quoted metadata",
      'resource "google_compute_instance_template" "x" {\n  metadata = merge({ "user-data" = "a" }, local.more)\n}',
    ],
    [
      "metadata of a local",
      'resource "google_compute_instance" "x" {\n  metadata = local.m\n}\nlocals {\n  m = { startup-script = "a" }\n}',
    ],
    [
      "a nested block",
      'resource "digitalocean_droplet_autoscale" "x" {\n  droplet_template {\n    user_data = "a"\n  }\n}',
    ],
    [
      "a block in a block",
      'resource "oci_core_instance_configuration" "x" {\n  instance_details {\n    launch_details {\n      metadata = { user_data = base64encode("a") }\n    }\n  }\n}',
    ],
    [
      "vApp properties",
      'resource "vsphere_virtual_machine" "x" {\n  vapp {\n    properties = { "user-data" = base64encode("a") }\n  }\n}',
    ],
    [
      "a template_file",
      'data "template_file" "t" {\n  template = "a"\n}\nresource "hcloud_server" "x" {\n  user_data = data.template_file.t.rendered\n}',
    ],
    [
      "one of several template_files",
      'data "template_file" "t" {\n  count = 2\n  template = "a"\n}\nresource "hcloud_server" "x" {\n  user_data = element(data.template_file.t.*.rendered, count.index)\n}',
    ],
    [
      "a template_file by index",
      'data "template_file" "t" {\n  count = 1\n  template = "a"\n}\nresource "hcloud_server" "x" {\n  user_data = "${data.template_file.t[0].rendered}"\n}',
    ],
    [
      "a cloudinit_config",
      'data "cloudinit_config" "c" {\n  part {\n    content_type = "text/x-shellscript"\n    content = "a"\n  }\n}\nresource "aws_instance" "x" {\n  user_data_base64 = data.cloudinit_config.c.rendered\n}',
    ],
  ])("%s", (_name, text) => {
    expect(texts(text)).toEqual(["shell: a"]);
  });

  test("parts of a cloudinit_config, by their types", () => {
    const parts = `
data "template_cloudinit_config" "c" {
  part {
    content_type = "text/cloud-config"
    content      = "packages: [nginx]"
  }
  part {
    content = "#!/bin/sh"
  }
}
`;
    const user = machine("base64encode(data.template_cloudinit_config.c.rendered)");
    expect(texts(parts + user)).toEqual(["cloud-config: packages: [nginx]", "shell: #!/bin/sh"]);
  });

  test("parts of a document written like a mail", () => {
    const text = machine(
      '<<EOF\nContent-Type: multipart/mixed; boundary="XX"\nMIME-Version: 1.0\n\n--XX\nContent-Type: text/cloud-config\n\na: 1\n--XX\nContent-Type: text/x-shellscript; charset="us-ascii"\n\n#!/bin/sh\nx\n--XX--\nEOF',
    );
    expect(texts(text)).toEqual(["cloud-config: a: 1", "shell: #!/bin/sh\nx"]);
    expect(sourceOf(text, "a: 1")).toBe("a: 1");
  });

  test("several machines that share it, once", () => {
    const shared = 'locals {\n  s = "a"\n}\n';
    const two = ["one", "two"].map(
      (name) => `resource "hcloud_server" "${name}" {\n  user_data = local.s\n}\n`,
    );
    expect(texts(shared + two.join(""))).toEqual(["shell: a"]);
  });

  test("no machine that does not exist", () => {
    expect(texts('resource "hcloud_server" "x" {\n  count = 0\n  user_data = "a"\n}')).toEqual([]);
  });

  test("templates, with what they leave open", () => {
    const text =
      'data "template_file" "t" {\n  template = <<EOF\n$${a} b %%{ if c }\nd\n%%{ endif }\ne\nEOF\n}\n';
    expect(texts(text + machine("data.template_file.t.rendered"))).toEqual(["shell: ? b ?\ne"]);
  });
});

describe("a character of the script is written", () => {
  test.each([
    ["in a heredoc", machine("<<EOF\n#!/bin/sh\napt x\nEOF"), "apt x", "apt x"],
    ["in an indented heredoc", machine("<<-EOF\n    a\n      apt x\n    EOF"), "apt x", "apt x"],
    ["behind escapes", machine('"a\\n\\u00e9\\"b\\" apt x"'), "apt x", "apt x"],
    ["with an escape in it", machine('"a \\"b\\" c"'), '"b"', '\\"b\\"'],
    ["behind an interpolation", machine('"a ${var.x} apt x"'), "apt x", "apt x"],
    ["around an interpolation", machine('"a ${var.x} b"'), `a ${HOLE} b`, "a ${var.x} b"],
    ["behind a marker", machine("<<EOF\n$${a} apt x\nEOF"), "apt x", "apt x"],
    ["in a line of a list", machine('join("\\n", ["a", "apt x"])'), "apt x", "apt x"],
    ["over two lines of a list", machine('join("\\n", ["a", "b"])'), "a\nb", 'a", "b'],
    ["in a local", machine('local.x\n}\nlocals {\n  x = "a"'), "a", "a"],
    ["in a default", machine('var.x\n}\nvariable "x" {\n  default = "a"'), "a", "a"],
    ["where it is computed", machine('format("echo %s apt", "y")'), "apt", 'format("echo %s apt", "y")'],
    ["where a part of it is unknown", machine('format("echo %s apt", var.x)'), "apt", '"echo %s apt"'],
  ])("%s", (_name, text, part, expected) => {
    expect(sourceOf(text, part)).toBe(expected);
    expect(sourceOf(text.replaceAll("\n", "\r\n"), part)).toBe(expected);
  });
});
