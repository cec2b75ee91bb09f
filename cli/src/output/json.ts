import type { CheckReport, ReportedFinding } from "../../../protocol/src/check-report.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import { RULES } from "../../../server/src/rules/index.ts";
import { shownPath } from "../targets.ts";

/** The report of `--format json`. */
export function createReport(
  findings: readonly PlainFinding[],
  files: number,
  milliseconds: number,
  directory: string,
): CheckReport {
  const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) bySeverity[finding.severity]++;
  return {
    version: 1,
    findings: findings.map((finding) => reported(finding, directory)),
    summary: { files, findings: findings.length, bySeverity, ms: Math.round(milliseconds) },
  };
}

function reported(finding: PlainFinding, directory: string): ReportedFinding {
  return {
    rule: finding.rule,
    category: RULES.find((rule) => rule.id === finding.rule)?.category ?? "",
    severity: finding.severity,
    fingerprint: finding.fingerprint,
    message: finding.message,
    file: shownPath(finding.path, directory),
    range: { start: finding.start, end: finding.end },
    address: finding.address,
    fix: finding.fixes.length === 0 ? "none" : finding.fixes.some((fix) => fix.safe) ? "safe" : "ask",
    fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
  };
}
