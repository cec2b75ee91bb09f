import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

const NET = `variable "cidr" {
  default = "0.0.0.0/0"
}

resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [var.cidr]
}
`;

let remove = (): void => {};
afterEach(() => remove());

/** The findings of one rule: file, line, address, message. */
async function check(files: Record<string, string>, rule: string, path = "."): Promise<string[]> {
  const folder = folderWith({ "rebake.hcl": "", ...files });
  remove = folder.remove;
  const { stdout } = await rebake(folder.path, ["check", path, "--format=json", "--rule", rule]);
  return (JSON.parse(stdout) as CheckReport).findings.map(
    ({ file, range, address, message }) => `${file}:${range.start.line + 1} ${address}: ${message}`,
  );
}

describe("a called module", () => {
  test("is judged by what it is passed, also when it is checked alone", async () => {
    const files = {
      "modules/net/main.tf": NET,
      "main.tf": 'module "net" {\n  source = "./modules/net"\n  cidr   = "10.0.0.0/8"\n}\n',
    };
    expect(await check(files, "ssh-ingress-public")).toEqual([]);
    remove();
    expect(await check(files, "ssh-ingress-public", "modules/net")).toEqual([]);
  });

  test("that terraform init has fetched is blamed on its call", async () => {
    const found = await check(
      {
        "main.tf": 'module "net" {\n  source  = "example/net/aws"\n  version = "1.0.0"\n}\n',
        ".terraform/modules/modules.json": JSON.stringify({
          Modules: [
            { Key: "", Source: "", Dir: "." },
            { Key: "net", Source: "registry.terraform.io/example/net/aws", Dir: ".terraform/modules/net" },
          ],
        }),
        ".terraform/modules/net/main.tf": NET,
      },
      "ssh-ingress-public",
    );
    expect(found).toEqual([
      "main.tf:1 module.net: In the module that module.net calls: aws_security_group_rule.ssh opens SSH (port 22) to 0.0.0.0/0 through var.cidr: anyone can try to log in",
    ]);
  });

  test("whose manifest is broken is a message, and the rest goes on", async () => {
    const folder = folderWith({
      "main.tf": 'module "net" {\n  source = "example/net/aws"\n}\n',
      "rule.tf": NET,
      ".terraform/modules/modules.json": "{",
    });
    remove = folder.remove;
    const { stdout, stderr } = await rebake(folder.path, ["check", "--rule", "ssh-ingress-public"]);
    expect(stderr).toMatch(/modules\.json: is no module manifest .* run "terraform init" again/);
    expect(stdout).toContain("rule.tf:10");
  });
});

test("variables of a folder whose vars file cannot be read are not known", async () => {
  const folder = folderWith({ "main.tf": NET });
  remove = folder.remove;
  writeFileSync(join(folder.path, "terraform.tfvars"), Buffer.from([0x61, 0x20, 0x3d, 0x20, 0xff]));
  const { stdout, stderr } = await rebake(folder.path, ["check", "--rule", "ssh-ingress-public"]);
  expect(stderr).toContain("terraform.tfvars: is not UTF-8 text");
  expect(stdout).toContain("No findings");
});

test("variables of a template whose vars file cannot be read, or is broken, are not known", async () => {
  const template = `variable "access" {
  default = ["0.0.0.0/0"]
}
source "amazon-ebs" "web" {
  ami_name                          = "web-{{timestamp}}"
  temporary_security_group_source_cidrs = var.access
}
build {
  sources = ["source.amazon-ebs.web"]
}
`;
  for (const [vars, count] of [
    ["access = 1\n", 0],
    ["other = 1\n", 1],
    ["other = {\n", 0],
    [Buffer.from([0xff]), 0],
  ] as const) {
    const folder = folderWith({ "web.pkr.hcl": template });
    remove = folder.remove;
    writeFileSync(join(folder.path, "web.auto.pkrvars.hcl"), vars);
    const { stdout } = await rebake(folder.path, ["check", "--format=json", "--rule", "build-access-open"]);
    expect((JSON.parse(stdout) as CheckReport).findings.length, String(vars)).toBe(count);
    remove();
  }
});

describe("an override file that cannot be read", () => {
  const files = {
    "main.tf": `${NET}module "net" {\n  source = "./net"\n  cidr   = "10.0.0.0/8"\n}\n`,
    "net/main.tf": NET,
    "other/main.tf": NET,
  };

  test.each(["override.tf", "x_override.tofu", "x_override.tf.json"])(
    "may change everything in its folder: %s",
    async (name) => {
      const folder = folderWith(files);
      remove = folder.remove;
      writeFileSync(join(folder.path, name), Buffer.from([0xff]));
      const { stdout, stderr } = await rebake(folder.path, ["check", "--rule", "ssh-ingress-public"]);
      expect(stderr).toContain(`${name}: is not UTF-8 text`);
      expect(stderr).toContain("it was left out, and with it the Terraform configuration of its folder");
      // Neither the folder, nor what it calls with who knows what; others are judged.
      expect(new Set(stdout.match(/[\w/]+\.tf(?=:)/g))).toEqual(new Set(["other/main.tf"]));
    },
  );
});

describe("files that functions read", () => {
  test("are read inside the workspace, links out of it are not", async () => {
    const machine = (script: string): string =>
      `resource "aws_instance" "web" {\n  user_data = ${script}\n}\n`;
    const script = "#!/bin/sh\napt-get install -y nginx\n";
    const found = await check(
      {
        "a/main.tf": machine('file("boot.sh")'),
        "a/boot.sh": script,
        "b/main.tf": machine('templatefile("${path.module}/boot.tftpl", { package = "nginx" })'),
        "b/boot.tftpl": "#!/bin/sh\napt-get install -y ${package}\n",
        "c/main.tf": machine('file("/etc/hostname")'),
        "d/main.tf": machine('file("missing.sh")'),
      },
      "boot-time-install",
    );
    expect(found.map((one) => one.split(" ")[0])).toEqual(["a/main.tf:2", "b/main.tf:2"]);
  });
});

test("JSON syntax, OpenTofu's files and templates of Packer before HCL are checked as well", async () => {
  const group = {
    resource: {
      aws_security_group_rule: {
        ssh: { type: "ingress", from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"] },
      },
    },
  };
  expect(
    await check(
      {
        "a/main.tf.json": JSON.stringify(group, null, 2),
        "b/main.tofu.json": JSON.stringify(group, null, 2),
      },
      "ssh-ingress-public",
    ),
  ).toHaveLength(2);
  remove();
  const template = { builders: [{ type: "amazon-ebs", ami_name: "web" }] };
  expect(
    await check(
      {
        "image.json": JSON.stringify(template),
        "package.json": JSON.stringify(template),
        "other.json": "{}",
      },
      "legacy-json",
    ),
  ).toHaveLength(1);
});
