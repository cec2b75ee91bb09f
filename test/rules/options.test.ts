import { beforeAll, describe, expect, test } from "vitest";
import { lintFolder } from "../../server/src/lint.ts";
import { readProject } from "../../server/src/project/read.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { matchesAny, type RuleOptions } from "../../server/src/rules/options.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../server/src/syntax/hcl/source.ts";
import { engine, folderOf, type Texts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const OPTIONS = RULES.flatMap((rule) => (rule.options ?? []).map((option) => ({ rule, option })));

test.each(OPTIONS.map((one) => [`${one.rule.id}: ${one.option.name}`, one] as const))(
  "%s is declared so that it can be written",
  (_name, { rule, option }) => {
    expect(option.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(option.description).toMatch(/^[A-Z].*\.$/);
    for (const item of [option.default].flat()) expect(option.problemOf(item)).toBeUndefined();
    const text = `rule "${rule.id}" {\n  ${option.name} = ${option.example}\n}\n`;
    const { project, problems } = readProject(readHclSource(hcl, "/work/rebake.hcl", "project", text), RULES);
    expect(problems).toEqual([]);
    expect(project.options[rule.id]?.[option.name]).toBeDefined();
  },
);

/** The messages of a rule, with what `rebake.hcl` says. */
function messages(rule: string, texts: Texts, options: RuleOptions[string] = {}): string[] {
  return lintFolder(
    folderOf(hcl, texts),
    RULES.filter(({ id }) => id === rule),
    {
      optIn: true,
      ruleOptions: { [rule]: options },
      onRuleFailure: (_rule, _folder, error) => {
        throw error;
      },
    },
  ).map(({ message }) => message);
}

const ingress = (port: number, source: string): Texts => ({
  "main.tf": `resource "aws_security_group" "web" {
  ingress {
    from_port   = ${port}
    to_port     = ${port}
    protocol    = "tcp"
    cidr_blocks = ${source}
  }
}
`,
});

const WORLD = '["0.0.0.0/0"]';

const image = (tag: string): Texts => ({
  "main.tf": `resource "kubernetes_pod_v1" "web" {
  metadata {
    name = "web"
  }
  spec {
    container {
      name  = "web"
      image = "registry.example.com/web:${tag}"
    }
  }
}
`,
});

const DATABASE: Texts = {
  "main.tf": `resource "aws_db_instance" "orders" {
  engine                  = "postgres"
  instance_class          = "db.m5.large"
  backup_retention_period = 7
}
`,
};

const BAKE: Texts = {
  "web.pkr.hcl": `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
  tags = {
    "acme:pipeline" = "17"
  }
}

build {
  sources = ["source.amazon-ebs.web"]
}
`,
};

const CALL: Texts = {
  "main.tf": 'module "net" {\n  source = "git::ssh://git.example.com/platform/net.git"\n}\n',
};

const EXTENSION: Texts = {
  "main.tf": `resource "azurerm_virtual_machine_extension" "agent" {
  name                 = "agent"
  virtual_machine_id   = "vm"
  publisher            = "Microsoft.Azure.Extensions"
  type                 = "CustomScript"
  type_handler_version = "2.1"
}
`,
};

const COMMAND: Texts = {
  "main.tf": `resource "null_resource" "roll" {
  provisioner "local-exec" {
    command = "kubectl rollout restart deployment/web && aws ecs update-service --force-new-deployment"
  }
}
`,
};

describe("what an option changes", () => {
  test.each<[rule: string, texts: Texts, usual: number, set: RuleOptions[string], then: number]>([
    ["ssh-ingress-public", ingress(2222, WORLD), 0, { ports: [22, 2222] }, 1],
    ["ssh-ingress-public", ingress(22, WORLD), 1, { ports: [2222] }, 0],
    ["rdp-ingress-public", ingress(3390, WORLD), 0, { ports: [3389, 3390] }, 1],
    ["winrm-ingress-public", ingress(15986, WORLD), 0, { ports: [15986] }, 1],
    ["admin-ingress-any", ingress(22, '["10.8.4.0/24"]'), 1, { trusted_ranges: ["10.8.0.0/16"] }, 0],
    [
      "admin-ingress-any",
      ingress(22, '["10.8.4.0/24", "10.9.0.0/24"]'),
      1,
      { trusted_ranges: ["10.8.0.0/16"] },
      1,
    ],
    ["admin-ingress-any", ingress(22, '["10.0.0.0/8"]'), 1, { trusted_ranges: ["10.8.0.0/16"] }, 1],
    [
      "admin-ingress-any",
      ingress(22, "[data.aws_vpc.main.cidr_block]"),
      1,
      { trusted_ranges: ["10.8.0.0/16"] },
      0,
    ],
    ["admin-ingress-any", ingress(2222, '["10.0.0.0/8"]'), 0, { other_ports: [2222] }, 1],
    ["admin-ingress-any", ingress(2222, WORLD), 0, { other_ports: [2222] }, 1],
    ["database-no-backups", DATABASE, 0, { days: 14 }, 1],
    ["database-no-backups", DATABASE, 0, { days: 7 }, 0],
    ["no-provenance-tags", BAKE, 1, { tags: ["acme:*"] }, 0],
    ["module-source-unpinned", CALL, 1, { trusted_sources: ["git::ssh://git.example.com/*"] }, 0],
    ["module-source-unpinned", CALL, 1, { trusted_sources: ["git.example.com"] }, 1],
    ["vm-extension", EXTENSION, 1, { allowed_types: ["customscript"] }, 0],
    ["local-exec-cloud-cli", COMMAND, 1, { allowed_commands: ["kubectl rollout *"] }, 1],
    ["local-exec-cloud-cli", COMMAND, 1, { allowed_commands: ["kubectl *", "aws ecs *"] }, 0],
    ["container-tag-latest-or-missing", image("prod"), 0, { moving_tags: ["prod"] }, 1],
    ["container-tag-latest-or-missing", image("v1.2.3"), 0, { moving_tags: ["prod"] }, 0],
  ])("%s", (rule, texts, usual, set, then) => {
    expect(messages(rule, texts)).toHaveLength(usual);
    expect(messages(rule, texts, set)).toHaveLength(then);
  });

  test("the message names what is left, and the fix what is asked for", () => {
    expect(
      messages("admin-ingress-any", ingress(22, '["10.8.4.0/24", "10.9.0.0/24"]'), {
        trusted_ranges: ["10.8.0.0/16"],
      })[0],
    ).not.toContain("10.8.4.0/24");
    expect(messages("database-no-backups", DATABASE, { days: 14 })[0]).toContain("7 days");
    expect(
      messages("local-exec-cloud-cli", COMMAND, { allowed_commands: ["kubectl rollout *"] })[0],
    ).toContain("aws ecs update-service");
  });
});

test.each<[pattern: string, text: string, isMatch: boolean]>([
  ["a*c", "abbbc", true],
  ["a*c", "abbbd", false],
  ["*b*", "abc", true],
  ["abc", "ABC", true],
  ["abc", "abcd", false],
  ["a.c", "abc", false],
  ["a**", "a", true],
  [`${"*a".repeat(40)}b`, "a".repeat(2_000), false],
])("the pattern %s for %s", (pattern, text, isMatch) => {
  const started = performance.now();
  expect(matchesAny([pattern], text)).toBe(isMatch);
  expect(performance.now() - started).toBeLessThan(500);
});
