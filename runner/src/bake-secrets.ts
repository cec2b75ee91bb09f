import { asBoolean, type Value } from "../../server/src/eval/value.ts";
import type { PackerTemplate } from "../../server/src/packer/template.ts";
import { attribute } from "../../server/src/syntax/body.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { secretsInEnvironment, textsIn } from "./environment.ts";
import { unescaped } from "./machine-readable.ts";
import { textsInValue } from "./secrets.ts";

/**
 * The values of variables and locals that are declared sensitive, from wherever they come, and the environment's credentials.
 * Packer's own redaction is not relied on: `-machine-readable` prints such values in clear up to 1.15.0.
 * @param files all that may give a variable a value: each of these values counts, whichever wins
 */
export function sensitiveValues(
  template: PackerTemplate,
  files: readonly SourceFile[],
  environment: NodeJS.ProcessEnv,
): string[] {
  const sensitive = new Set<string>();
  const values: string[] = [];
  const take = (value: Value): void => {
    for (const text of textsInValue(value)) values.push(text, ...textsIn(text));
  };
  for (const { type, block, body } of template.allBlocks()) {
    const isLocal = type === "local";
    if (type !== "variable" && !isLocal) continue;
    const setting = attribute(body, "sensitive");
    // What cannot be worked out counts as a secret: taking out too much costs less than showing one.
    if (!setting || asBoolean(template.evaluate(setting.expression)) === false) continue;
    if (!isLocal) sensitive.add(block.labels[0]?.text ?? "");
    const given = attribute(body, isLocal ? "expression" : "default");
    if (!given) continue;
    take(template.evaluate(given.expression));
    for (const name of environmentNames(block.piece.text)) values.push(environment[name] ?? "");
  }
  for (const { dialect, pieces } of files)
    for (const { piece } of dialect === "packer-vars" ? pieces : [])
      if (piece.item?.kind === "attribute" && sensitive.has(piece.item.name))
        take(template.evaluate(piece.item.expression));
  const all = [...values, ...secretsInEnvironment(environment, sensitive)].filter((value) => value !== "");
  // A backslash with an n in a secret cannot be told from the newline that Packer writes so.
  return [...new Set(all.flatMap((value) => [value, unescaped(value)]))];
}

/** The variables of the environment that a default reads: env("NAME"), {{env `NAME`}}. */
function environmentNames(text: string): string[] {
  return [...text.matchAll(/\benv\s*\(\s*"(\w+)"|\benv\s+[`"](\w+)/g)].map(
    ([, call, template]) => call ?? template ?? "",
  );
}
