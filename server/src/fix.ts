import type { FileEdits, LintFinding, LintFix } from "./lint.ts";
import type { TextEdit } from "./text/edit.ts";

/** The first fix that may be applied without asking; undefined when there is none. */
export function safeFix(finding: LintFinding): LintFix | undefined {
  return finding.fixes.find((fix) => fix.safe);
}

/**
 * Puts the edits of several fixes together. A fix that would touch what an earlier one touches is left out
 * whole, never in part; run another pass for it.
 */
export function combineFixes(fixes: readonly LintFix[]): { edits: FileEdits; taken: number } {
  const changes = new Map<string, TextEdit[]>();
  const newFiles: { path: string; text: string }[] = [];
  let taken = 0;
  for (const fix of fixes) {
    const edits = fix.edits();
    if (collides(edits, changes, newFiles)) continue;
    for (const [path, list] of edits.changes) changes.set(path, [...(changes.get(path) ?? []), ...list]);
    newFiles.push(...edits.newFiles);
    taken++;
  }
  return { edits: { changes, newFiles }, taken };
}

function collides(
  edits: FileEdits,
  changes: ReadonlyMap<string, readonly TextEdit[]>,
  newFiles: readonly { path: string }[],
): boolean {
  for (const [path, list] of edits.changes) {
    for (const other of changes.get(path) ?? []) {
      if (list.some((edit) => edit.range.start <= other.range.end && other.range.start <= edit.range.end))
        return true;
    }
  }
  return edits.newFiles.some((file) => newFiles.some((other) => other.path === file.path));
}
