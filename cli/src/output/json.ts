import type { CheckReport, ReportedFinding } from "../../../protocol/src/check-report.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import type { Severity } from "../../../server/src/rules/rule.ts";
import { shownPath } from "../targets.ts";
import { type Format, type Report, ruleOf } from "./report.ts";
import { reportedScore } from "./scores.ts";

/** For programs: the form of protocol/src/check-report.ts. */
export const JSON_REPORT: Format = {
  needs: { score: true },
  write: (report) => `${JSON.stringify(createReport(report), null, 2)}\n`,
};

function createReport(report: Report): CheckReport {
  const { findings, files, milliseconds, created, directory } = report;
  return {
    version: 1,
    created: created.toISOString(),
    findings: findings.map((finding) => reported(finding, directory)),
    summary: {
      files,
      findings: findings.length,
      bySeverity: countBySeverity(findings),
      ...(report.inBaseline === undefined ? {} : { inBaseline: report.inBaseline }),
      ms: Math.round(milliseconds),
    },
    score: reportedScore(report),
  };
}

export function countBySeverity(findings: readonly PlainFinding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

function reported(finding: PlainFinding, directory: string): ReportedFinding {
  return {
    rule: finding.rule,
    category: ruleOf(finding).category,
    severity: finding.severity,
    fingerprint: finding.fingerprint,
    message: finding.message,
    file: shownPath(finding.path, directory),
    range: { start: finding.start, end: finding.end },
    address: finding.address,
    ...(finding.cause ? { cause: reportedCause(finding.cause, directory) } : {}),
    fix: finding.fixes.length === 0 ? "none" : finding.fixes.some((fix) => fix.safe) ? "safe" : "ask",
    fixes: finding.fixes.map(({ title, safe, effect }) => ({ title, safe, effect })),
  };
}

function reportedCause(
  { name, path, start, end }: NonNullable<PlainFinding["cause"]>,
  directory: string,
): NonNullable<ReportedFinding["cause"]> {
  return { name, file: shownPath(path, directory), range: { start, end } };
}
