import { beforeAll, describe, expect, test } from "vitest";
import { isPlanRule } from "../../server/src/plan-lint.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { LineIndex } from "../../server/src/text/lines.ts";
import { engine, lintTexts, ROOT, type Texts } from "../support/analysis.ts";
import { fixEverything, proveEachFix } from "../support/fix-properties.ts";
import { type Fixture, readFixtures } from "../support/fixtures.ts";
import { describeExpectation, readMarkers } from "../support/markers.ts";

const fixtures = readFixtures(import.meta.dirname);
let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

test("every rule has cases, and every folder of cases a rule", () => {
  expect([...new Set(fixtures.map((fixture) => fixture.rule))]).toEqual(RULES.map((rule) => rule.id).sort());
});

for (const rule of RULES.filter((one) => !isPlanRule(one))) {
  const cases = fixtures.filter((fixture) => fixture.rule === rule.id);
  describe(rule.id, () => {
    test("has a case that reports and a case that stays silent", () => {
      const reporting = cases.filter((one) =>
        Object.values(one.before).some((text) => readMarkers(text, one.name).expectations.length > 0),
      );
      expect(reporting.length).toBeGreaterThan(0);
      expect(cases.length - reporting.length).toBeGreaterThan(0);
    });
    for (const lineEnd of ["LF", "CRLF"] as const) {
      test.each(cases.map((one) => [one.name, one] as const))(`%s (${lineEnd})`, (_name, one) =>
        runCase(one, rule, lineEnd),
      );
    }
  });
}

function runCase(one: Fixture, rule: Rule, lineEnd: "LF" | "CRLF"): void {
  const convert = (text: string): string => (lineEnd === "CRLF" ? text.replaceAll("\n", "\r\n") : text);
  const marked = Object.entries(one.before).map(([name, text]) => ({
    name,
    ...readMarkers(text, `${one.rule}/${one.name}`),
  }));
  const texts: Texts = Object.fromEntries(marked.map(({ name, code }) => [name, convert(code)]));
  const expected = marked.flatMap(({ name, expectations }) =>
    expectations.map((each) => `${name} ${describeExpectation(each)}`),
  );
  expect(found(texts, rule).sort()).toEqual(expected.sort());

  const fixed = fixEverything(hcl, texts, [rule]);
  const golden =
    one.after && Object.fromEntries(Object.entries(one.after).map(([name, text]) => [name, convert(text)]));
  expect(normalise(fixed, texts)).toEqual(golden ?? texts);
  proveEachFix(hcl, texts, rule);
}

/** Files that a fix creates are written with LF whatever the others have. */
function normalise(fixed: Texts, before: Texts): Texts {
  const isCrlf = Object.values(before).some((text) => text.includes("\r\n"));
  return Object.fromEntries(
    Object.entries(fixed).map(([name, text]) => [
      name,
      name in before || !isCrlf ? text : text.replaceAll("\n", "\r\n"),
    ]),
  );
}

/** The findings as expectations; a range that goes over a line's end is marked up to that end. */
function found(texts: Texts, rule: Rule): string[] {
  return lintTexts(hcl, texts, [rule]).map((finding) => {
    const name = finding.location.path.slice(ROOT.length + 1);
    const lines = new LineIndex(texts[name] ?? "");
    const start = lines.position(finding.location.range.start);
    const end = lines.position(finding.location.range.end);
    const endCharacter = end.line === start.line ? end.character : lines.line(start.line).length;
    const expectation = {
      line: start.line,
      start: start.character,
      end: endCharacter,
      severity: finding.severity,
      rule: finding.rule.id,
      fix: finding.fixes.length > 0,
    };
    return `${name} ${describeExpectation(expectation)}`;
  });
}
