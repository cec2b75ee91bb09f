import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import type { Rule } from "../../../server/src/rules/rule.ts";
import { shownPath } from "../targets.ts";
import { escapeAttribute, escapeMarkup } from "./escape.ts";
import { causeName } from "./groups.ts";
import { type Format, groupBy, type Report } from "./report.ts";

/**
 * Test results for CI servers: a suite for each rule that ran, in it a failed test for each finding, or one that passed.
 * Names hold no line numbers, so that a server sees which findings are new.
 */
export const JUNIT: Format = { needs: {}, write };

function write(report: Report): string {
  const { findings, problems, milliseconds, rules } = report;
  const byRule = groupBy(findings, (finding) => finding.rule);
  const suites = rules.map((rule) => suiteOf(rule, byRule.get(rule.id) ?? [], report.directory));
  if (problems.length > 0) suites.push(suiteOfProblems(problems));
  const total = { tests: 0, failures: 0, errors: 0 };
  for (const suite of suites) {
    total.tests += suite.tests;
    total.failures += suite.failures;
    total.errors += suite.errors;
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: "rebake", ...total, time: (milliseconds / 1000).toFixed(3) })}>`,
    ...suites.flatMap(({ name, tests, failures, errors, lines }) => [
      `  <testsuite ${attributes({ name, tests, failures, errors, skipped: 0 })}>`,
      ...lines,
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly lines: readonly string[];
}

function suiteOf(rule: Rule, findings: readonly PlainFinding[], directory: string): Suite {
  const seen = new Map<string, number>();
  const lines = findings.flatMap((finding) => {
    const file = shownPath(finding.path, directory);
    const name = `${finding.address} in ${file}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return testOf(rule, finding, { file, directory, name: count === 1 ? name : `${name} (${count})` });
  });
  if (findings.length === 0)
    lines.push(`    <testcase ${attributes({ classname: rule.id, name: rule.docs.title })}/>`);
  return {
    name: rule.id,
    tests: Math.max(1, findings.length),
    failures: findings.length,
    errors: 0,
    lines,
  };
}

function testOf(
  rule: Rule,
  finding: PlainFinding,
  { file, name, directory }: { file: string; name: string; directory: string },
): string[] {
  const cause = finding.cause ? [`from ${causeName(finding.cause, directory)}`] : [];
  const place = `${file}:${finding.start.line + 1}:${finding.start.character + 1}`;
  const text = [place, finding.line.trim(), ...cause, `why: ${rule.docs.reason}`].join("\n");
  return [
    `    <testcase ${attributes({ classname: rule.id, name, file, line: finding.start.line + 1 })}>`,
    `      <failure ${attributes({ type: finding.severity, message: finding.message })}>${escapeMarkup(text)}</failure>`,
    "    </testcase>",
  ];
}

function suiteOfProblems(problems: readonly string[]): Suite {
  return {
    name: "rebake",
    tests: problems.length,
    failures: 0,
    errors: problems.length,
    lines: problems.flatMap((problem, index) => [
      `    <testcase ${attributes({ classname: "rebake", name: `could not be checked (${index + 1})` })}>`,
      `      <error ${attributes({ type: "problem", message: problem })}/>`,
      "    </testcase>",
    ]),
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeAttribute(String(value))}"`)
    .join(" ");
}
