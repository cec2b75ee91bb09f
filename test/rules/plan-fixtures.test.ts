import { beforeAll, describe, expect, test } from "vitest";
import { PLAN_RULES } from "../../server/src/plan-lint.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, type Texts } from "../support/analysis.ts";
import { type Fixture, readFixtures } from "../support/fixtures.ts";
import { lintPlanTexts } from "../support/plan-cases.ts";
import { changeOf, planOf } from "../support/plans.ts";

// A case is `<case>.json`, a plan, or a folder with `plan.json`, the configuration and the records of bakes. JSON knows no
// comments, so what is to be reported stands in the plan under the key `//`: a line each, `severity place address: message`.

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const fixtures = readFixtures(import.meta.dirname);

for (const rule of PLAN_RULES) {
  describe(rule.id, () => {
    const cases = fixtures.filter((fixture) => fixture.rule === rule.id);

    test("has a case that reports and a case that stays silent", () => {
      const reporting = cases.filter((one) => expectedIn(textsOf(one)).length > 0);
      expect(reporting.length).toBeGreaterThan(0);
      expect(cases.length - reporting.length).toBeGreaterThan(0);
    });

    test.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
      const texts = textsOf(one);
      const found = lintPlanTexts(hcl, texts, rule).map(({ severity, at, address, message }) => {
        const place = at ? `${at.file}:${at.range.start.line + 1}` : "-";
        return `${severity} ${place} ${address}: ${message}`;
      });
      expect(found).toEqual(expectedIn(texts));
    });
  });
}

test("attributes that are harmless here are an option", () => {
  const [rule] = PLAN_RULES.filter(({ id }) => id === "in-place-update-of-machine");
  if (!rule) throw new Error("the rule is gone");
  const change = changeOf(
    "aws_instance.web",
    ["update"],
    { metadata_options: [{ tokens: "a" }] },
    { metadata_options: [{ tokens: "b" }] },
  );
  const texts = { "plan.json": JSON.stringify(planOf([change])) };
  expect(lintPlanTexts(hcl, texts, rule)).toHaveLength(1);
  const options = { [rule.id]: { harmless_attributes: ["metadata_options*"] } };
  expect(lintPlanTexts(hcl, texts, rule, options)).toEqual([]);
});

function textsOf({ before }: Fixture): Texts {
  const [first] = Object.keys(before);
  return Object.keys(before).length === 1 && first !== undefined
    ? { "plan.json": before[first] ?? "" }
    : before;
}

function expectedIn(texts: Texts): readonly string[] {
  return (JSON.parse(texts["plan.json"] ?? "{}") as { "//"?: string[] })["//"] ?? [];
}
