import { readdirSync } from "node:fs";
import { join } from "node:path";
import { asBoolean, type Value } from "../../server/src/eval/value.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { readSource, readTextFile } from "../../server/src/host/read-source.ts";
import { attribute } from "../../server/src/syntax/body.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { TerraformModule } from "../../server/src/terraform/module.ts";
import { ModuleSource } from "../../server/src/terraform/module-source.ts";
import { secretsInEnvironment } from "./environment.ts";

/** Values that must not be written anywhere, and what could not be read when they were looked for. */
export interface KnownSecrets {
  readonly values: readonly string[];
  readonly problems: readonly string[];
}

/**
 * The values of the root module's variables that are declared sensitive, from its vars files, from those given, from defaults
 * and from TF_VAR_, and the environment's credentials.
 * @param varFiles absolute paths of files given with -var-file
 */
export async function secretsOf(
  root: string,
  varFiles: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<KnownSecrets> {
  const engine = await loadEngine();
  const problems: string[] = [];
  const read = (path: string): SourceFile[] => {
    const file = readSource(engine, path, (problem) => problems.push(problem));
    return file ? [file] : [];
  };
  const files = readdirSync(root).flatMap((name) => (isOfTerraform(name) ? read(join(root, name)) : []));
  const module = new TerraformModule(new ModuleSource(root, files));
  const given = varFiles.flatMap((path) => {
    const text = readTextFile(path, (problem) => problems.push(problem));
    // The tools take files of any name, and JSON for what ends like it.
    return text === undefined ? [] : [readSourceText(engine, path, "terraform-vars", text)];
  });
  const sensitive = new Set<string>();
  const values: string[] = [];
  for (const { block, body } of module.blocks("variable")) {
    const name = block.labels[0]?.text;
    const setting = attribute(body, "sensitive");
    if (name === undefined || !setting) continue;
    // What cannot be worked out counts as a secret: taking out too much costs less than showing one.
    if (asBoolean(module.evaluate(setting.expression)) === false) continue;
    sensitive.add(name);
    const fallback = attribute(body, "default");
    if (fallback) values.push(...textsInValue(module.evaluate(fallback.expression)));
  }
  for (const file of [...module.source.automaticVarsFiles, ...given])
    for (const { piece } of file.pieces)
      if (piece.item?.kind === "attribute" && sensitive.has(piece.item.name))
        values.push(...textsInValue(module.evaluate(piece.item.expression)));
  return { values: [...values, ...secretsInEnvironment(environment, sensitive)], problems };
}

function isOfTerraform(name: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(name);
}

/** All texts and numbers in a value. */
export function textsInValue(value: Value): string[] {
  switch (value.kind) {
    case "string":
      return [value.value];
    case "number":
      return [String(value.value)];
    case "list":
      return value.items.flatMap(textsInValue);
    case "object":
      return [...value.entries.values()].flatMap(textsInValue);
    default:
      return [];
  }
}
