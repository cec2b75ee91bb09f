import { pathToFileURL } from "node:url";
import type { PlainEdit, PlainFinding, PlainFix } from "../../../server/src/host/plain-findings.ts";
import type { Position } from "../../../server/src/text/lines.ts";
import { shownPath } from "../targets.ts";
import { VERSION } from "../version.ts";
import { type Format, groupBy, type Report } from "./report.ts";
import { LEVELS, sarifRule } from "./sarif-rules.ts";

/** SARIF 2.1.0, for code scanning servers and editors. Source: docs.oasis-open.org/sarif/sarif/v2.1.0. */
export const SARIF: Format = {
  needs: { edits: true },
  write: (report) => `${JSON.stringify(log(report), null, 2)}\n`,
};

const SOURCE_ROOT = "%SRCROOT%";

function log(report: Report): object {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Rebake",
            version: VERSION,
            semanticVersion: VERSION,
            rules: report.rules.map(sarifRule),
          },
        },
        automationDetails: { id: "rebake/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          [SOURCE_ROOT]: {
            uri: `${pathToFileURL(report.root).href}/`,
            description: { text: "The folder of the workspace" },
          },
        },
        invocations: [invocation(report)],
        results: [...report.findings, ...report.suppressed].map((finding) => result(finding, report)),
      },
    ],
  };
}

function invocation(report: Report): object {
  const { created, milliseconds, exitCode, problems, notes, directory } = report;
  return {
    executionSuccessful: problems.length === 0,
    exitCode,
    startTimeUtc: created.toISOString(),
    endTimeUtc: new Date(created.getTime() + milliseconds).toISOString(),
    workingDirectory: { uri: `${pathToFileURL(directory).href}/` },
    toolExecutionNotifications: [
      ...problems.map((text) => ({ level: "error", message: { text } })),
      ...notes.map((text) => ({ level: "warning", message: { text } })),
    ],
  };
}

function result(finding: PlainFinding, { rules, root }: Report): object {
  const line = finding.start.line + 1;
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(finding.path, root),
          region: region(finding.start, finding.end),
          contextRegion: { startLine: line, endLine: line, snippet: { text: finding.line } },
        },
        logicalLocations: [{ fullyQualifiedName: finding.address, kind: "resource" }],
      },
    ],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map((one, id) => ({
            id,
            ...location(one, root),
            message: { text: one.message },
          })),
        }
      : {}),
    ...(finding.cause
      ? { properties: { cause: finding.cause.name, causeLocation: location(finding.cause, root) } }
      : {}),
    ...(finding.suppression
      ? { suppressions: [{ kind: "inSource", ...justification(finding.suppression.reason) }] }
      : {}),
    partialFingerprints: { "rebakeFingerprint/v1": finding.fingerprint },
    ...(finding.fixes.length > 0 ? { fixes: finding.fixes.map((fix) => sarifFix(fix, root)) } : {}),
  };
}

function justification(reason: string): object {
  return reason === "" ? {} : { justification: reason };
}

function location({ path, start, end }: Pick<PlainFinding, "path" | "start" | "end">, root: string): object {
  return { physicalLocation: { artifactLocation: artifact(path, root), region: region(start, end) } };
}

function sarifFix({ title, effect, edits = [] }: PlainFix, root: string): object {
  return {
    description: { text: `${title} (${effect === "no change" ? "changes nothing that runs" : effect})` },
    artifactChanges: [...groupBy(edits, (edit) => edit.path)].map(([path, ofFile]) => ({
      artifactLocation: artifact(path, root),
      replacements: ofFile.map(replacement),
    })),
  };
}

function replacement({ start, end, newText }: PlainEdit): object {
  return {
    deletedRegion: region(start, end),
    ...(newText === "" ? {} : { insertedContent: { text: newText } }),
  };
}

function region(start: Position, end: Position): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to the workspace; what lies outside of it has its whole address. */
function artifact(path: string, root: string): object {
  const relative = shownPath(path, root);
  if (relative.startsWith("../")) return { uri: pathToFileURL(path).href };
  return { uri: relative.split("/").map(encodeURIComponent).join("/"), uriBaseId: SOURCE_ROOT };
}
