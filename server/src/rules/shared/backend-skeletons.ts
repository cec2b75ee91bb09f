import { addAfter, addBlock, replace, type SpanEdit } from "../../syntax/edits.ts";
import { baseName } from "../../syntax/names.ts";
import type { Block } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { allowsVersion } from "../../terraform/required-version.ts";
import type { Fix } from "../rule.ts";

/**
 * Fixes that keep the state in a shared place, the one of the module's own cloud first. What differs from one
 * company to the next (the bucket, the region) is left to `terraform init -backend-config`.
 * @param local the backend that is there.
 * @param at the block the new one goes into, or behind.
 */
export function sharedBackendFixes(module: TerraformModule, local: Block | undefined, at: Block): Fix[] {
  const key = baseName(module.directory) || "main";
  return ordered(module).map(({ title, lines }) => ({
    title,
    safe: false,
    effect: "no change",
    edits: () => edits(lines(module, key), local, at),
  }));
}

function edits(lines: readonly string[], local: Block | undefined, at: Block): SpanEdit[] {
  if (local)
    return [replace(local, lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join("\n"))];
  if (at.type === "terraform") return [addBlock(at, lines)];
  return [addAfter(at, ["terraform {", ...lines.map((line) => `  ${line}`), "}"].join("\n"))];
}

interface Skeleton {
  readonly provider: string;
  readonly title: string;
  readonly lines: (module: TerraformModule, key: string) => readonly string[];
}

function ordered(module: TerraformModule): Skeleton[] {
  const used = new Set(module.resources().map((one) => one.resourceType.split("_")[0] ?? ""));
  for (const provider of module.blocks("provider")) used.add(provider.block.labels[0]?.text ?? "");
  const own = SKELETONS.filter((one) => used.has(one.provider));
  return own.length > 0 ? own : [...SKELETONS];
}

const HINT = "# bucket and region come from terraform init -backend-config";

const SKELETONS: readonly Skeleton[] = [
  {
    provider: "aws",
    title: "Keep the state in an S3 bucket",
    lines: (module, key) => {
      const locks = allowsVersion(module, 1, 10);
      const name = locks ? "key         " : "key    ";
      return [
        `backend "s3" {`,
        `  ${HINT}`,
        `  ${name} = "${key}/terraform.tfstate"`,
        `  ${locks ? "encrypt     " : "encrypt"} = true`,
        ...(locks ? ["  use_lockfile = true"] : []),
        "}",
      ];
    },
  },
  {
    provider: "azurerm",
    title: "Keep the state in an Azure storage account",
    lines: (_module, key) => [
      `backend "azurerm" {`,
      "  # account and container come from terraform init -backend-config",
      `  key = "${key}.tfstate"`,
      "}",
    ],
  },
  {
    provider: "google",
    title: "Keep the state in a Google Cloud Storage bucket",
    lines: (_module, key) => [
      `backend "gcs" {`,
      "  # bucket comes from terraform init -backend-config",
      `  prefix = "${key}"`,
      "}",
    ],
  },
];
