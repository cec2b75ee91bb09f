import { asBoolean, asString, type Hop, type Value } from "../eval/value.ts";
import { attribute, block, blocksOfType, presence } from "../syntax/body.ts";
import { addBlock, replace, type SpanEdit, setAttribute } from "../syntax/edits.ts";
import type { Block, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { origins } from "./shared/given-values.ts";

export const registryTagsMutable: TerraformRule = {
  id: "registry-tags-mutable",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A registry lets a tag be given to another image",
    reason: "What was tested under a tag can be overwritten, and running code changes without a commit.",
    why: `Tags are names, and most registries let anybody who may push give a name anew. Then \`v1.4.2\` means one thing
today and another tomorrow: a node that starts after the second push runs other bits than its neighbours, and a rollback to
the tag does not bring the old image back. Let the registry refuse it, and give each build a tag of its own. A pipeline that
pushes \`latest\` has to stop doing so; what deploys should name the build anyway.`,
    bad: `resource "aws_ecr_repository" "app" {
  name = "app"
}
`,
    good: `resource "aws_ecr_repository" "app" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE"
}
`,
    exceptions: [
      "Tags are immutable, also with exceptions for some (`IMMUTABLE_WITH_EXCLUSION`), unless the exception is `*`.",
      "The setting is not known.",
      "Repositories that only mirror others: pull-through caches on AWS, remote and virtual repositories on Google Cloud.",
      "Repositories on Google Cloud that hold something else than container images.",
      "A Harbor project to which a `harbor_immutable_tag_rule` belongs.",
    ],
    links: [
      {
        title: "Preventing image tags from being overwritten in Amazon ECR",
        url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
      },
      {
        title: "google_artifact_registry_repository: immutable_tags",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository",
      },
    ],
  },
  *check(module) {
    const findings = [
      ...module
        .resources("aws_ecr_repository", "aws_ecr_repository_creation_template")
        .map((one) => checkAmazon(module, one)),
      ...module.resources("google_artifact_registry_repository").map((one) => checkGoogle(module, one)),
      ...module.resources("oci_artifacts_container_repository").map((one) => checkOracle(module, one)),
      ...module.resources("harbor_project").map((one) => checkHarbor(module, one)),
    ];
    for (const finding of findings) if (finding) yield finding;
  },
};

function checkAmazon(module: TerraformModule, repository: Resource): Finding | undefined {
  const setting = module.value(repository.body, MUTABILITY);
  if (!setting && !isMissing(repository, MUTABILITY)) return undefined;
  const mode = setting ? asString(setting) : "MUTABLE";
  const exempted = mode === "IMMUTABLE_WITH_EXCLUSION" ? everythingExempted(module, repository) : undefined;
  if (mode !== "MUTABLE" && mode !== "MUTABLE_WITH_EXCLUSION" && !exempted) return undefined;
  if (isPullThroughCache(module, repository)) return undefined;
  const fix = exempted
    ? []
    : setting && setting.hops.length > 0
      ? fixAtOrigin(setting)
      : [immutable(() => setAttribute(repository.block, MUTABILITY, `"IMMUTABLE"`, "name"))];
  return finding(repository, exempted ?? attribute(repository.body, MUTABILITY), setting, fix);
}

/** A filter for all tags leaves none immutable. */
function everythingExempted(module: TerraformModule, repository: Resource): Span | undefined {
  return blocksOfType(repository.body, "image_tag_mutability_exclusion_filter")
    .map((filter) => attribute(filter.body, "filter"))
    .find((filter) => filter && asString(module.evaluate(filter.expression)) === "*");
}

/** What a rule of the module fills from another registry, which may give its tags anew. */
function isPullThroughCache(module: TerraformModule, repository: Resource): boolean {
  const isTemplate = repository.resourceType === "aws_ecr_repository_creation_template";
  const name = module.value(repository.body, isTemplate ? "prefix" : "name");
  const text = name && asString(name);
  if (isTemplate) {
    const uses = module.value(repository.body, "applied_for");
    if (uses?.kind === "list" && uses.items.every((use) => asString(use) === "PULL_THROUGH_CACHE"))
      return true;
  }
  return module.resources("aws_ecr_pull_through_cache_rule").some((rule) => {
    const prefix = module.value(rule.body, "ecr_repository_prefix");
    const start = prefix && asString(prefix);
    return start === undefined || text === undefined || `${text}/`.startsWith(`${start}/`);
  });
}

function checkGoogle(module: TerraformModule, repository: Resource): Finding | undefined {
  const format = module.value(repository.body, "format");
  if (!format || asString(format)?.toUpperCase() !== "DOCKER") return undefined;
  const mode = module.value(repository.body, "mode");
  if (mode && asString(mode) !== "STANDARD_REPOSITORY") return undefined;
  if (presence(repository.body, "docker_config") === "unknown") return undefined;
  const config = block(repository.body, "docker_config");
  if (!config) {
    if (attribute(repository.body, "docker_config")) return undefined;
    const add = (): SpanEdit[] => [
      addBlock(repository.block, ["docker_config {", "  immutable_tags = true", "}"]),
    ];
    return finding(repository, undefined, undefined, [immutable(add)]);
  }
  return checkFlag(module, repository, config, "immutable_tags");
}

function checkOracle(module: TerraformModule, repository: Resource): Finding | undefined {
  return checkFlag(module, repository, repository.block, "is_immutable");
}

/** A switch that is off where it is not set. */
function checkFlag(
  module: TerraformModule,
  repository: Resource,
  owner: Block,
  name: string,
): Finding | undefined {
  const body = owner === repository.block ? repository.body : owner.body;
  const setting = module.value(body, name);
  if (setting ? asBoolean(setting) !== false : !isMissing({ body }, name)) return undefined;
  const isElsewhere = setting !== undefined && setting.hops.length > 0;
  const set = (): SpanEdit[] => setAttribute(owner, name, "true");
  return finding(repository, attribute(body, name), setting, isElsewhere ? [] : [immutable(set)]);
}

function checkHarbor(module: TerraformModule, project: Resource): Finding | undefined {
  const hasRule = module
    .usersOf(project.address)
    .some(
      (user) => user.type === "resource" && (user as Resource).resourceType === "harbor_immutable_tag_rule",
    );
  const registry = module.value(project.body, "registry_id");
  // A project with a registry behind it is a proxy cache.
  return hasRule || registry ? undefined : finding(project, undefined, undefined, []);
}

function finding(
  repository: Resource,
  at: Span | undefined,
  setting: Value | undefined,
  fixes: readonly Fix[],
): Finding {
  return {
    at: at ?? repository.header,
    subject: repository,
    message: `A tag in ${repository.address} can be given to another image, and what runs under it changes`,
    related: origins(setting?.hops ?? []),
    fixes,
  };
}

function immutable(edits: () => SpanEdit[]): Fix {
  return { title: "Let no tag be given twice", safe: false, effect: "in place", edits };
}

/** The value is written elsewhere in the folder: there it is changed. */
function fixAtOrigin(setting: Value): Fix[] {
  const hop = setting.hops.at(-1);
  if (!hop || setting.hops.some(({ kind }) => !HERE.has(kind))) return [];
  return [
    {
      title: `Let no tag be given twice, in the value of ${hop.name}`,
      safe: false,
      effect: "in place",
      edits: () => [replace(hop.span, `"IMMUTABLE"`)],
    },
  ];
}

function isMissing({ body }: Pick<Resource, "body">, name: string): boolean {
  return attribute(body, name) !== undefined || presence(body, name) === "absent";
}

/** Hops that do not leave the folder. */
const HERE: ReadonlySet<Hop["kind"]> = new Set(["variable default", "variable value", "local"]);
const MUTABILITY = "image_tag_mutability";
