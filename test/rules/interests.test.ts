import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { mayFindSomething } from "../../server/src/rule-interests.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { DEFAULT_OPTIONS } from "../../server/src/rules/options.ts";
import type { TerraformRule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf } from "../support/analysis.ts";
import { corpusFolders, hasCorpus } from "../support/corpus.ts";
import { readFixtures } from "../support/fixtures.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const TERRAFORM_RULES = RULES.filter((rule): rule is TerraformRule => rule.dialect === "terraform");

function passedOverWrongly(texts: Readonly<Record<string, string>>): string[] {
  const module = folderOf(hcl, texts).terraform;
  if (!module) return [];
  return TERRAFORM_RULES.filter((rule) => !mayFindSomething(rule, module))
    .filter((rule) => [...rule.check(module, DEFAULT_OPTIONS)].length > 0)
    .map((rule) => rule.id);
}

test("a rule that is not asked would have found nothing in any case of any rule", () => {
  const wrong = readFixtures(join(import.meta.dirname)).flatMap(({ rule, name, before }) =>
    passedOverWrongly(before).map((id) => `${id} in ${rule}/${name}`),
  );
  expect(wrong).toEqual([]);
});

test.skipIf(!hasCorpus())("nor in the corpus", () => {
  const wrong = [...corpusFolders()].flatMap(({ directory, texts }) =>
    passedOverWrongly(texts).map((id) => `${id} in ${directory}`),
  );
  expect(wrong).toEqual([]);
});

test("most rules are not asked about a module that has nothing for them", () => {
  const module = folderOf(hcl, { "main.tf": 'resource "random_pet" "name" {}\n' }).terraform;
  if (!module) throw new Error("There is a module");
  const asked = TERRAFORM_RULES.filter((rule) => mayFindSomething(rule, module));
  expect(asked.length).toBeLessThan(TERRAFORM_RULES.length / 3);
});
