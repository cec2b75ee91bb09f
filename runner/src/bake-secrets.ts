import { asBoolean, isWhollyKnown, unknown, type Value } from "../../server/src/eval/value.ts";
import type { PackerTemplate } from "../../server/src/packer/template.ts";
import { attribute } from "../../server/src/syntax/body.ts";
import type { Expression } from "../../server/src/syntax/nodes.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { secretsInEnvironment, textsIn } from "./environment.ts";
import { unescaped } from "./machine-readable.ts";
import { textsInValue } from "./secrets.ts";

/** What must not be written anywhere. */
export interface TemplateSecrets {
  readonly values: readonly string[];
  /** Variables and locals that are sensitive and whose values only Packer works out (`vault`, data sources). */
  readonly unknown: readonly string[];
}

/**
 * The values of variables and locals that are declared sensitive, from wherever they come, what locals make of them, and the
 * environment's credentials. Packer's own redaction is not relied on: `-machine-readable` prints such values in clear up to 1.15.0.
 * @param files all that may give a variable a value: each of these values counts, whichever wins
 */
export function secretsOfTemplate(
  template: PackerTemplate,
  files: readonly SourceFile[],
  environment: NodeJS.ProcessEnv,
): TemplateSecrets {
  const values: string[] = [];
  const sensitive = new Set<string>();
  const notKnown = new Set<string>();
  const take = (value: Value): void => {
    for (const text of textsInValue(value)) values.push(text, ...textsIn(text));
  };
  for (const { type, block, body } of template.allBlocks()) {
    const isLocal = type === "local";
    if (type === "locals")
      for (const { expression } of body.attributes) take(madeOfSecrets(template, expression));
    if (type !== "variable" && !isLocal) continue;
    const given = attribute(body, isLocal ? "expression" : "default");
    const setting = attribute(body, "sensitive");
    // What cannot be worked out counts as a secret: taking out too much costs less than showing one.
    const isSecret = setting && asBoolean(template.evaluate(setting.expression)) !== false;
    if (isLocal && given && !isSecret) take(madeOfSecrets(template, given.expression));
    if (!isSecret) continue;
    const name = block.labels[0]?.text ?? "";
    if (!isLocal) sensitive.add(name);
    if (!given) continue;
    const value = template.evaluate(given.expression);
    const names = environmentNames(block.piece.text);
    take(value);
    for (const one of names) values.push(environment[one] ?? "");
    if (names.length === 0 && !isFixed(value)) notKnown.add(isLocal ? `local.${name}` : `var.${name}`);
  }
  for (const { dialect, pieces } of files)
    for (const { piece } of dialect === "packer-vars" ? pieces : [])
      if (piece.item?.kind === "attribute" && sensitive.has(piece.item.name)) {
        take(template.evaluate(piece.item.expression));
        notKnown.delete(`var.${piece.item.name}`);
      }
  const all = [...values, ...secretsInEnvironment(environment, sensitive)].filter((value) => value !== "");
  return {
    // A backslash with an n in a secret cannot be told from the newline that Packer writes so.
    values: [...new Set(all.flatMap((value) => [value, unescaped(value)]))],
    unknown: [...notKnown],
  };
}

/** Whether it is known without Packer. */
function isFixed(value: Value): boolean {
  return isWhollyKnown(value) && !textsInValue(value).some((text) => text.includes("{{"));
}

/** What of a local is made of sensitive values; a condition gives one of two ordinary ones. */
function madeOfSecrets(template: PackerTemplate, expression: Expression): Value {
  const nothing = unknown(expression);
  if (expression.kind === "conditional") return nothing;
  const part = (value: Value): Value => {
    if (value.sensitive) return value;
    if (value.kind === "list") return { ...value, items: value.items.map(part) };
    if (value.kind !== "object") return nothing;
    return { ...value, entries: new Map([...value.entries].map(([key, one]) => [key, part(one)])) };
  };
  return part(template.evaluate(expression));
}

/** The variables of the environment that a default reads: env("NAME"), {{env `NAME`}}. */
function environmentNames(text: string): string[] {
  return [...text.matchAll(/\benv\s*\(\s*"(\w+)"|\benv\s+[`"](\w+)/g)].map(
    ([, call, template]) => call ?? template ?? "",
  );
}
