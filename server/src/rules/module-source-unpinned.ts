import { asString } from "../eval/value.ts";
import { isBranch, type ModuleSource, moduleSource } from "../knowledge/module-sources.ts";
import { attribute, presence } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { TerraformBlock, TerraformModule } from "../terraform/module.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { lowerBound } from "./shared/version-constraints.ts";

const TRUSTED = patternsOption({
  name: "trusted_sources",
  description:
    "Sources that may stay without a version, such as the modules of one's own monorepo; `*` stands for anything.",
  example: '["git::ssh://git.example.com/platform/*"]',
});

export const moduleSourceUnpinned: TerraformRule = {
  id: "module-source-unpinned",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  options: [TRUSTED],
  docs: {
    title: "A module comes in whatever version is newest",
    reason: "The same commit builds something else tomorrow, since the code it calls has changed.",
    why: `A module decides what is created, and no lock file holds its version. Without one, each fresh \`terraform init\`
fetches what its author published last or pushed to a branch: the plan for a small change then brings their changes too,
two people see two plans for one commit, and going back to an old commit does not bring the old module back. Name a version
(\`version = "~> 5.1"\` lets repairs in), a tag or a commit, and move on by a change that somebody reviews.`,
    bad: `module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = ">= 5.1"
}
`,
    good: `module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.1"
}
`,
    exceptions: [
      "Modules on the same disk (`./network`).",
      "A version with an upper bound, an exact version, a tag or a commit.",
      "An archive whose address holds a version or a checksum; one in a bucket without is information only.",
      "The source or the version is not known.",
    ],
    links: [
      {
        title: "Terraform: module sources",
        url: "https://developer.hashicorp.com/terraform/language/modules/sources",
      },
      { title: "OpenTofu: module sources", url: "https://opentofu.org/docs/language/modules/sources/" },
    ],
  },
  *check(module, options) {
    const trusted = options.of(TRUSTED);
    for (const call of module.blocks("module")) {
      const written = attribute(call.body, "source");
      const source = written && asString(module.evaluate(written.expression));
      const known = source === undefined ? undefined : moduleSource(source);
      if (!written || !known || !module.mayExist(call) || matchesAny(trusted, source ?? "")) continue;
      const finding =
        known.kind === "registry" ? checkVersion(module, call, written) : checkAddress(call, written, known);
      if (finding) yield finding;
    }
  },
};

function checkVersion(module: TerraformModule, call: TerraformBlock, source: Attribute): Finding | undefined {
  const written = attribute(call.body, "version");
  const version = module.value(call.body, "version");
  if (!version) {
    if (!written && presence(call.body, "version") !== "absent") return undefined;
    return {
      at: written ?? source,
      subject: call,
      message: `${call.address} asks for no version, so the newest one is fetched`,
    };
  }
  const constraint = asString(version);
  const lowest = constraint === undefined ? undefined : lowerBound(constraint);
  if (!written || !lowest) return undefined;
  const held = lowest === "any" ? undefined : `~> ${lowest.major}.${lowest.minor}`;
  const isWritten = version.hops.length === 0;
  return {
    at: written,
    subject: call,
    message:
      lowest === "any"
        ? `${call.address} takes any version, so the newest one is fetched`
        : `${call.address} takes ${constraint} without an upper bound, so the next major version is fetched too`,
    fixes:
      held && isWritten
        ? [
            {
              title: `Hold the module at \`${held}\``,
              safe: false,
              effect: "replaces",
              edits: () => [replace(written.expression, `"${held}"`)],
            },
          ]
        : [],
  };
}

function checkAddress(call: TerraformBlock, source: Attribute, known: ModuleSource): Finding | undefined {
  if (known.kind === "repository") {
    const { revision } = known;
    if (revision !== undefined && revision !== "" && !isBranch(revision)) return undefined;
    return {
      at: source,
      subject: call,
      message: revision
        ? `${call.address} follows the branch ${revision}, so each init may fetch other code`
        : `${call.address} names no tag or commit, so each init fetches what was pushed last`,
    };
  }
  if (known.kind !== "archive" || known.isNamed) return undefined;
  return {
    at: source,
    subject: call,
    ...(known.store === "bucket" ? { severity: "information" } : {}),
    message: `${call.address} names an archive without a version or a checksum, so each init fetches what is there`,
  };
}
