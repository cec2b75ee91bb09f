import { fingerprintsOf } from "../fingerprints.ts";
import type { LintFinding, LintFix } from "../lint.ts";
import type { Effect, Severity } from "../rules/rule.ts";
import type { Location } from "../syntax/source-file.ts";
import { LineIndex, type Position } from "../text/lines.ts";

/** A finding without references into the analysis: it crosses threads and outlives the texts it was made from. */
export interface PlainFinding {
  readonly rule: string;
  /** Stays the same while code around the finding changes (fingerprints.ts). Empty when nobody asked for it. */
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  /** The source line the finding starts on. */
  readonly line: string;
  readonly address: string;
  /** Where the value it is about is written, when that is elsewhere. */
  readonly cause?: {
    readonly name: string;
    readonly path: string;
    readonly start: Position;
    readonly end: Position;
  };
  readonly related: readonly {
    readonly path: string;
    readonly start: Position;
    readonly end: Position;
    readonly message: string;
  }[];
  readonly tags: LintFinding["tags"];
  /** Of what a comment silences. */
  readonly suppression?: { readonly reason: string };
  readonly fixes: readonly PlainFix[];
}

export interface PlainFix {
  readonly title: string;
  readonly safe: boolean;
  readonly effect: Effect;
  /** Only when they were asked for: working them out takes longer than finding. */
  readonly edits?: readonly PlainEdit[];
}

/** Replaces what stands in a file; a new file begins empty. */
export interface PlainEdit {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly newText: string;
}

export interface PlainOptions {
  /** The folder of the workspace. */
  readonly root: string;
  /** Works out the edits of the fixes. */
  readonly edits?: boolean | undefined;
  /** Leaves out fingerprints and what can be offered: working them out takes longer than the finding. */
  readonly brief?: boolean | undefined;
}

/**
 * Turns findings into plain ones.
 * @param findings all of a folder, sorted by place
 * @param textOf the text of a file that a finding, or what is related to it, lies in
 */
export function plainFindings(
  textOf: (path: string) => string | undefined,
  findings: readonly LintFinding[],
  { root, edits, brief }: PlainOptions,
): PlainFinding[] {
  const indices = new Map<string, LineIndex>();
  const linesOf = (path: string): LineIndex => {
    let index = indices.get(path);
    if (!index) {
      index = new LineIndex(textOf(path) ?? "");
      indices.set(path, index);
    }
    return index;
  };
  const place = ({ path, range }: Location) => ({
    path,
    start: linesOf(path).position(range.start),
    end: linesOf(path).position(range.end),
  });
  const fingerprints = brief ? [] : fingerprintsOf(findings, textOf, root);
  return findings.map((finding, index) => {
    const { path, range } = finding.location;
    const start = linesOf(path).position(range.start);
    return {
      rule: finding.rule.id,
      fingerprint: fingerprints[index] ?? "",
      severity: finding.severity,
      message: finding.message,
      path,
      start,
      end: linesOf(path).position(range.end),
      line: linesOf(path).line(start.line),
      address: finding.address,
      ...(finding.cause ? { cause: { name: finding.cause.name, ...place(finding.cause.location) } } : {}),
      related: finding.related.map(({ location, message }) => ({
        path: location.path,
        start: linesOf(location.path).position(location.range.start),
        end: linesOf(location.path).position(location.range.end),
        message,
      })),
      tags: finding.tags,
      fixes: (brief ? [] : finding.fixes).map((fix) => ({
        title: fix.title,
        safe: fix.safe,
        effect: fix.effect,
        ...(edits ? { edits: plainEdits(fix, linesOf) } : {}),
      })),
    };
  });
}

function plainEdits(fix: LintFix, linesOf: (path: string) => LineIndex): PlainEdit[] {
  const { changes, newFiles } = fix.edits();
  const start = { line: 0, character: 0 };
  return [
    ...[...changes].flatMap(([path, edits]) =>
      edits.map(({ range, newText }) => ({
        path,
        start: linesOf(path).position(range.start),
        end: linesOf(path).position(range.end),
        newText,
      })),
    ),
    ...newFiles.map(({ path, text }) => ({ path, start, end: start, newText: text })),
  ];
}
