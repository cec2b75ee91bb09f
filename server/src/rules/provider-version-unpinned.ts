import { asString } from "../eval/value.ts";
import { currentVersionOf, isBuiltIn } from "../knowledge/provider-versions.ts";
import { attribute } from "../syntax/body.ts";
import { addAfter, addBlock, replace, type SpanEdit, setAttribute } from "../syntax/edits.ts";
import type { Expression, ObjectExpression, Span } from "../syntax/nodes.ts";
import type { TerraformBlock, TerraformModule } from "../terraform/module.ts";
import {
  isRoot,
  providerSettings,
  type RequiredProvider,
  requiredProviders,
  usedProviders,
} from "../terraform/providers.ts";
import { isTrial, looksReusable } from "../terraform/root-module.ts";
import type { Finding, Fix, Subject, TerraformRule } from "./rule.ts";
import { addVersion, heldAt, lowerBound } from "./shared/version-constraints.ts";

export const providerVersionUnpinned: TerraformRule = {
  id: "provider-version-unpinned",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A provider is installed in whatever version is newest",
    reason: "Another provider version reads the same code in another way, and may replace what runs.",
    why: `The provider decides what an attribute means, which defaults hold and which changes replace a machine; a major
version changes all three. Where no version is asked for, whoever runs \`terraform init\` without the lock file, upgrades
it or calls the module from elsewhere gets the newest one, and a plan for something small becomes a plan for everything.
Ask for a version: \`~> 6.0\` in a module that is applied by itself; a module that others call only names the lowest version
it works with (\`>= 6.0\`), so that its callers decide.`,
    bad: `terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
`,
    good: `terraform {
  required_providers {
    aws = {
      version = "~> 6.0"
      source  = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
`,
    exceptions: [
      "The constraint has an upper bound or names one version, also where the `provider` block itself holds it.",
      "A module that others call, or that is made to be called: whoever applies it decides. A lower bound alone (`>= 6.0`) in a folder that is applied by itself is information only.",
      "A folder that shows or tries out something (`examples/`, `test/`, ...).",
      "The constraint is not known.",
      "What is part of the tool itself: `terraform_data`, `terraform_remote_state`.",
    ],
    links: [
      {
        title: "Terraform: provider requirements",
        url: "https://developer.hashicorp.com/terraform/language/providers/requirements",
      },
      {
        title: "Terraform: version constraints",
        url: "https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
      },
    ],
  },
  *check(module) {
    if (isTrial(module) || looksReusable(module)) return;
    const required = requiredProviders(module);
    for (const one of required.values()) {
      const finding = checkEntry(module, one);
      if (finding) yield finding;
    }
    const used = usedProviders(module);
    const [first] = used.values();
    for (const [name, user] of used) {
      if (required.has(name) || isBuiltIn(name, undefined) || hasOwnVersion(module, name)) continue;
      yield {
        at: user.header,
        subject: about(name),
        ...severityIn(module),
        message: `No version of the provider ${name} is asked for, so init may install the newest one`,
        fixes: () => require(module, name, first ?? user),
      };
    }
  },
};

/** As it was written before `required_providers` took versions. */
function hasOwnVersion(module: TerraformModule, name: string): boolean {
  return module
    .blocks("provider")
    .some((one) => one.block.labels[0]?.text === name && attribute(one.body, "version") !== undefined);
}

function checkEntry(module: TerraformModule, { name, entry }: RequiredProvider): Finding | undefined {
  const { expression } = entry;
  const object = expression.kind === "object" ? expression : undefined;
  const source = object && textOf(module, object, "source");
  if (isBuiltIn(name, source)) return undefined;
  const current =
    object && !source && has(object, "source") ? undefined : currentVersionOf(source ?? `hashicorp/${name}`);
  const item = object?.items.findLast((one) => one.name === "version");
  if (object && !item) {
    if (object.items.some((one) => one.name === undefined) || hasOwnVersion(module, name)) return undefined;
    return {
      at: { piece: entry.piece, range: entry.nameRange },
      subject: about(name),
      ...severityIn(module),
      message: `No version of the provider ${name} is asked for, so init may install the newest one`,
      fixes: current ? [hold(name, current, () => addVersion(object, current))] : [],
    };
  }
  const written = item?.value ?? expression;
  const at = item ? { piece: entry.piece, range: item.range } : entry;
  return checkConstraint(module, name, written, at, current);
}

function checkConstraint(
  module: TerraformModule,
  name: string,
  written: Expression,
  at: Span,
  current: string | undefined,
): Finding | undefined {
  const constraint = asString(module.evaluate(written));
  const lowest = constraint === undefined ? undefined : lowerBound(constraint);
  if (!lowest || (lowest !== "any" && !isRoot(module))) return undefined;
  const major = current === undefined ? undefined : Number(/\d+/.exec(current)?.[0]);
  const held = lowest === "any" ? [current ?? []].flat() : heldAt(lowest, major === 0 ? undefined : major);
  return {
    at,
    subject: about(name),
    ...(lowest === "any" ? severityIn(module) : { severity: "information" }),
    message:
      lowest === "any"
        ? `Any version of the provider ${name} is accepted, so init may install the newest one`
        : `${constraint} has no upper bound, so init may install the next major version of the provider ${name} too`,
    fixes: held.map((version) => hold(name, version, () => [replace(written, `"${version}"`)])),
  };
}

/** The provider as the folder has it, wherever something is said of it. */
function about(name: string): Subject {
  return { address: `provider.${name}`, scope: "folder" };
}

/** Whoever calls a module can still hold its providers. */
function severityIn(module: TerraformModule): Pick<Finding, "severity"> {
  return isRoot(module) ? {} : { severity: "information" };
}

function hold(name: string, version: string, edits: () => SpanEdit[]): Fix {
  return { title: `Hold the provider ${name} at \`${version}\``, safe: false, effect: "no change", edits };
}

/**
 * Adds the provider to `required_providers`, where it is one of those whose address its name alone gives.
 * @param place behind it a new list comes; always the same, since a module may have only one.
 */
function require(module: TerraformModule, name: string, place: TerraformBlock): Fix[] {
  const version = currentVersionOf(`hashicorp/${name}`);
  if (!version) return [];
  const entry = [`{`, `  source  = "hashicorp/${name}"`, `  version = "${version}"`, `}`];
  const { list, settings } = providerSettings(module);
  const lines = ["required_providers {", `  ${name} = ${indented(entry, "  ")}`, "}"];
  return [
    hold(name, version, () => {
      if (list) return setAttribute(list, name, indented(entry, "    "));
      if (settings) return [addBlock(settings, lines.join("\n").split("\n"))];
      return [addAfter(place.block, `terraform {\n  ${indented(lines.join("\n").split("\n"), "  ")}\n}`)];
    }),
  ];
}

function indented(lines: readonly string[], indent: string): string {
  return lines.join(`\n${indent}`);
}

function textOf(module: TerraformModule, object: ObjectExpression, name: string): string | undefined {
  const item = object.items.findLast((one) => one.name === name);
  return item && asString(module.evaluate(item.value));
}

function has(object: ObjectExpression, name: string): boolean {
  return object.items.some((one) => one.name === name);
}
