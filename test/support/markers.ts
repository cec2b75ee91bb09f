/**
 * A fixture's expectations: comment lines below the code that mark the exact characters.
 *
 *     resource "aws_instance" "web" {
 *     #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
 *
 * Carets right behind the `#` mark from the column of the `#`; carets further on mark their own columns.
 */
export interface Expectation {
  /** Zero-based, in the code without markers. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
  readonly fix: boolean;
}

export interface MarkedText {
  /** Without the marker lines: what is analysed. */
  readonly code: string;
  readonly expectations: readonly Expectation[];
}

/** Takes the markers out of a fixture. @throws when a line looks like a marker but is not one, or marks nothing. */
export function readMarkers(text: string, name: string): MarkedText {
  const code: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of text.split("\n")) {
    if (!/^\s*#\s*\^/.test(line)) {
      code.push(line);
      continue;
    }
    const match = MARKER.exec(line);
    if (!match) throw new Error(`${name}: not a marker: ${line}`);
    const [, indent = "", gap = "", carets = "", severity = "", rule = "", fix] = match;
    const start = indent.length + (gap === "" ? 0 : 1 + gap.length);
    const marked = code.length - 1;
    if ((code[marked] ?? "").length < start + carets.length)
      throw new Error(`${name}: a marker is longer than the line above it: ${line}`);
    expectations.push({
      line: marked,
      start,
      end: start + carets.length,
      severity,
      rule,
      fix: fix !== undefined,
    });
  }
  return { code: code.join("\n"), expectations };
}

/** One line an expectation, for comparing and for reading when they differ. */
export function describeExpectation(one: Expectation): string {
  return `${one.line + 1}:${one.start + 1}-${one.end + 1} ${one.severity}: ${one.rule}${one.fix ? " [fix]" : ""}`;
}

const MARKER = /^(\s*)#(\s*)(\^+) (error|warning|information|hint): ([a-z0-9-]+)( \[fix\])?\s*$/;
