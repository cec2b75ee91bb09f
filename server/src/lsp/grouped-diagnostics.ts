import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver/node";
import { groupByCause } from "../causes.ts";
import type { PlainFinding } from "../host/plain-findings.ts";
import type { LintFinding } from "../lint.ts";
import { type DiagnosticOptions, type Places, toDiagnostic, toPlainDiagnostic } from "./convert.ts";

/** More places of one cause are counted, not shown. */
const MOST_PLACES = 20;

/**
 * The diagnostics of a file, one for each finding. Of those that one written value brings about the first says so and
 * leads to the others; these are hints, which lists of problems leave out, so that each place is still marked and its fix is
 * at hand there.
 * @param findings all of the file, sorted by place
 */
export function diagnosticsOfFile(
  findings: readonly LintFinding[],
  places: Places,
  options: DiagnosticOptions,
): Diagnostic[] {
  return grouped(
    findings.map((finding): Made => {
      const { rule, severity, cause, location } = finding;
      const { path, range } = cause?.location ?? {};
      return {
        diagnostic: toDiagnostic(finding, places, options),
        uri: options.uri(location.path),
        cause: cause?.name,
        key: cause && JSON.stringify([rule.id, severity, path, range?.start]),
      };
    }),
    options,
  );
}

/** The same for findings from another thread. @param pathOfDisk the URI of a path on this machine */
export function plainDiagnosticsOfFile(
  findings: readonly PlainFinding[],
  pathOfDisk: (path: string) => string,
  options: DiagnosticOptions,
): Diagnostic[] {
  return grouped(
    findings.map((finding): Made => {
      const { rule, severity, cause, path } = finding;
      return {
        diagnostic: toPlainDiagnostic(finding, pathOfDisk, options),
        uri: options.uri(pathOfDisk(path)),
        cause: cause?.name,
        key: cause && JSON.stringify([rule, severity, cause.path, cause.start]),
      };
    }),
    options,
  );
}

interface Made {
  readonly diagnostic: Diagnostic;
  readonly uri: string;
  readonly cause: string | undefined;
  readonly key: string | undefined;
}

function grouped(made: readonly Made[], { features }: DiagnosticOptions): Diagnostic[] {
  const changed = new Map<Made, Diagnostic>();
  for (const { first, others } of groupByCause(made, ({ key }) => key)) {
    if (others.length === 0) continue;
    const places = others.length + 1;
    const said = ({ diagnostic, cause }: Made): Diagnostic => ({
      ...diagnostic,
      message: `${diagnostic.message} (one of ${places} places, all from ${cause})`,
    });
    const leadingTo = (one: Diagnostic, targets: readonly Made[], message: string): Diagnostic => {
      if (!features.relatedInformation) return one;
      const added = targets
        .slice(0, MOST_PLACES)
        .map(({ uri, diagnostic: { range } }) => ({ location: { uri, range }, message }));
      return { ...one, relatedInformation: [...(one.relatedInformation ?? []), ...added] };
    };
    changed.set(first, leadingTo(said(first), others, `Also from ${first.cause}`));
    for (const other of others)
      changed.set(
        other,
        leadingTo({ ...said(other), severity: DiagnosticSeverity.Hint }, [first], "Told here for all places"),
      );
  }
  return made.map((one) => changed.get(one) ?? one.diagnostic);
}
