import { beforeAll, describe, expect, test } from "vitest";
import type { Part } from "../../../server/src/knowledge/container-images/reference.ts";
import { chartImageTags, containerImages } from "../../../server/src/knowledge/container-images.ts";
import { sourceText } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import type { TerraformModule } from "../../../server/src/terraform/module.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

describe("the name of an image", () => {
  test.each([
    [`"nginx"`, "- nginx - -"],
    [`"nginx:1.27"`, "- nginx 1.27 -"],
    [`"library/nginx:1.27"`, "- library/nginx 1.27 -"],
    [`"localhost/nginx"`, "localhost nginx - -"],
    [`"registry.example.com:5000/team/app"`, "registry.example.com:5000 team/app - -"],
    [`"registry.example.com:5000/team/app:v1"`, "registry.example.com:5000 team/app v1 -"],
    [`"nginx@sha256:abc"`, "- nginx - sha256:abc"],
    [`"nginx:1.27@sha256:abc"`, "- nginx 1.27 sha256:abc"],
    [`"nginx:\${var.unknown}"`, "- nginx ? ?"],
    [`"nginx:\${var.latest}"`, "- nginx latest -"],
    [`"nginx:v\${var.unknown}"`, "- nginx ? ?"],
    [`"\${var.unknown}/app"`, "? ? - -"],
    [`"\${var.unknown}/app:latest"`, "? ? latest -"],
    [`"\${var.unknown}:latest"`, "? ? latest -"],
    [`"\${var.unknown}"`, "? ? ? ?"],
    [`"team/\${var.unknown}"`, "- ? ? ?"],
    [`"team/\${var.unknown}:latest"`, "- ? latest -"],
    [`"team/app\${var.unknown}"`, "- ? ? ?"],
    [`"app@\${var.unknown}"`, "- app - ?"],
    [`"app:\${var.unknown}@sha256:abc"`, "- app ? sha256:abc"],
    [`"gcr.io/$PROJECT_ID/app:$COMMIT_SHA"`, "gcr.io ? ? ?"],
    [`var.whole`, "ghcr.io team/app latest -"],
    [`local.partly`, "? ? latest -"],
    [`local.alias`, "? ? latest -"],
    [`aws_ecr_repository.app.repository_url`, "? ? - -"],
    [`"\${aws_ecr_repository.app[0].repository_url}"`, "? ? - -"],
    [`"\${data.aws_ecr_repository.app.repository_url}:v1"`, "? ? v1 -"],
    [`var.secret_one`, "? ? ? ?"],
  ])("%s", (written, expected) => {
    const [image] = containerImages(
      moduleOf(`
resource "docker_container" "one" {
  image = ${written}
}
variable "latest" { default = "latest" }
variable "whole" { default = "ghcr.io/team/app:latest" }
variable "secret_one" {}
locals {
  partly = "\${var.unknown}/app:latest"
  alias  = local.partly
}`),
    );
    const { registry, repository, tag, digest } = image?.reference ?? {};
    expect([registry, repository, tag, digest].map(shown).join(" ")).toBe(expected);
  });

  test.each(["null", `""`, "[]"])("there is none in %s", (written) => {
    expect([
      ...containerImages(moduleOf(`resource "docker_container" "one" { image = ${written} }`)),
    ]).toEqual([]);
  });

  test("knows where its tag is written", () => {
    const [image] = containerImages(
      moduleOf(`resource "docker_container" "one" { image = "\${var.registry}/app:latest" }`),
    );
    expect(
      image?.reference.tag.kind === "known" && image.reference.tag.at && sourceText(image.reference.tag.at),
    ).toBe("latest");
  });
});

describe("where images are written", () => {
  test.each<[string, string, string[]]>([
    [
      "blocks",
      `resource "kubernetes_deployment" "x" {
  spec {
    template {
      spec {
        init_container { image = "a:1" }
        container { image = "b:2" }
        container { image = "c:3" }
      }
    }
  }
}`,
      [`container "b:2"`, `container "c:3"`, `init container "a:1"`],
    ],
    [
      "objects in a list that stands for blocks",
      `resource "azurerm_container_group" "x" {
  container = [{ image = "a:1" }]
}`,
      [`container "a:1"`],
    ],
    [
      "jsonencode, functions that pass items on, and locals",
      `locals {
  sidecar = { image = "b:2" }
  more    = [{ image = "c:3" }]
}
resource "aws_ecs_task_definition" "x" {
  container_definitions = jsonencode(concat([{ image = "a:1" }, local.sidecar], local.more))
}`,
      [`container "a:1"`, `container "b:2"`, `container "c:3"`],
    ],
    [
      "JSON in a heredoc",
      `resource "aws_ecs_task_definition" "x" {
  container_definitions = <<-JSON
    [
      {
        "name": "a",
        "cpu": \${var.cpu},
        "command": ["run", "\\"quoted\\""],
        "image": "\${var.registry}/a:1"
      },
      { "image": "b:2", "essential": true, "memory": -1.5e3 }
    ]
  JSON
}`,
      [`container "\${var.registry}/a:1"`, `container "b:2"`],
    ],
    [
      "JSON in a quoted string",
      `resource "aws_batch_job_definition" "x" {
  container_properties = "{\\"image\\": \\"a:1\\"}"
}`,
      [`container "{\\"image\\": \\"a:1\\"}"`],
    ],
    [
      "JSON in a variable",
      `variable "definitions" {
  default = <<JSON
[{ "image": "a:1" }]
JSON
}
resource "aws_ecs_task_definition" "x" {
  container_definitions = var.definitions
}`,
      ["container var.definitions"],
    ],
    [
      "a manifest",
      `resource "kubernetes_manifest" "x" {
  manifest = {
    kind = "CronJob"
    spec = { jobTemplate = { spec = { template = { spec = {
      containers     = [{ image = "a:1" }]
      initContainers = [{ image = "b:2" }]
    } } } } }
  }
}`,
      [`container "a:1"`, `init container "b:2"`],
    ],
    [
      "a tag in an attribute of its own",
      `resource "azurerm_linux_function_app" "x" {
  site_config {
    application_stack {
      docker {
        image_name = "a"
        image_tag  = "latest"
      }
    }
  }
}`,
      [`container "latest"`],
    ],
    [
      "a prefix that says what it is",
      `resource "azurerm_app_service" "x" {
  site_config { linux_fx_version = "DOCKER|a:1" }
}
resource "azurerm_app_service" "y" {
  site_config { linux_fx_version = "PYTHON|3.9" }
}`,
      [`container "DOCKER|a:1"`],
    ],
    [
      "a Nomad job",
      `resource "nomad_job" "x" {
  jobspec = <<EOT
job "x" {
  task "y" {
    driver = "docker"
    config {
      image = "\${var.registry}/a:1"
      # image = "no"
    }
    config { image = "b:2" }
    config { image_pull_timeout = "5m" }
    config { image = "$\${NOMAD_META_image}:latest" }
  }
}
EOT
}`,
      [`container "\${var.registry}/a:1"`, `container "b:2"`, `container "$\${NOMAD_META_image}:latest"`],
    ],
    [
      "an image that is built here is not one that is pulled",
      `resource "docker_image" "x" {
  name = "mine"
  build { context = "." }
}
resource "docker_image" "y" { name = "a:1" }`,
      [`container "a:1"`],
    ],
    [
      "a build step",
      `resource "google_cloudbuild_trigger" "x" {
  build {
    step { name = "gcr.io/cloud-builders/docker" }
  }
}`,
      [`build step "gcr.io/cloud-builders/docker"`],
    ],
  ])("%s", (_what, text, expected) => {
    expect([...containerImages(moduleOf(text))].map(({ role, at }) => `${role} ${sourceText(at)}`)).toEqual(
      expected,
    );
  });
});

describe("tags a chart is given", () => {
  test.each<[string, string, string[]]>([
    [
      "set blocks",
      `set {
    name  = "image.tag"
    value = "latest"
  }
  set {
    name  = "replicas"
    value = "2"
  }`,
      ["latest"],
    ],
    ["a list", `set = [{ name = "web.image.tag", value = "v1" }]`, ["v1"]],
    [
      "a digest beside it",
      `set = [{ name = "image.tag", value = "v1" }, { name = "image.digest", value = "sha256:abc" }]`,
      [],
    ],
    [
      "values that are written as objects",
      `values = [yamlencode({ web = { image = { tag = "edge" } } })]`,
      ["edge"],
    ],
    ["a value that is not known", `set = [{ name = "image.tag", value = var.tag }]`, []],
  ])("%s", (_what, text, expected) => {
    const module = moduleOf(`resource "helm_release" "x" {\n  ${text}\n}`);
    const [release] = module.resources();
    expect(release && chartImageTags(module, release).map((one) => one.tag)).toEqual(expected);
  });
});

function moduleOf(text: string): TerraformModule {
  return folderOf(hcl, { "main.tf": text }).terraform as TerraformModule;
}

function shown(part: Part | undefined): string {
  return part?.kind === "known" ? part.text : part?.kind === "absent" ? "-" : "?";
}
