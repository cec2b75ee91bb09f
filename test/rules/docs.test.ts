import { beforeAll, describe, expect, test } from "vitest";
import { isPlanRule } from "../../server/src/plan-lint.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, lintTexts, type Texts } from "../support/analysis.ts";
import { fixEverything } from "../support/fix-properties.ts";
import { lintPlanTexts } from "../support/plan-cases.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

test("ids are unique, in kebab case and sorted by nothing but the catalogue", () => {
  const ids = RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("page of %s", (_id, rule) => {
  test("its bad example is reported", () => {
    expect(findings(rule.docs.bad, rule).length).toBeGreaterThan(0);
  });

  test("its good example is not", () => {
    expect(findings(rule.docs.good, rule)).toEqual([]);
  });

  test("its first fix makes the good example of the bad one", () => {
    if (rule.fix === "none") return;
    expect(fixEverything(hcl, example(rule.docs.bad, rule), [rule])).toEqual(example(rule.docs.good, rule));
  });

  test("says why, in whole sentences, and links to sources", () => {
    expect(rule.docs.title).toMatch(/^[A-Z][^.]+$/);
    expect(rule.docs.reason).toMatch(/^[A-Z].{20,110}\.$/);
    expect(rule.docs.why.length).toBeGreaterThan(150);
    expect(rule.docs.links.length).toBeGreaterThan(0);
    for (const link of rule.docs.links) expect(link.url).toMatch(/^https:\/\//);
  });
});

function findings(written: Example, rule: Rule): readonly object[] {
  return isPlanRule(rule)
    ? lintPlanTexts(hcl, example(written, rule), rule)
    : lintTexts(hcl, example(written, rule), [rule]);
}

function example(written: Example, rule: Rule): Texts {
  return typeof written === "string" ? { [NAMES[rule.dialect]]: written } : written;
}

const NAMES = { terraform: "main.tf", packer: "image.pkr.hcl", plan: "plan.json" } as const;
