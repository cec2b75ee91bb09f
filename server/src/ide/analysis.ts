import type { Folder } from "../folder.ts";
import type { FolderUses, LintFinding } from "../lint.ts";
import type { Dialect, SourceFile } from "../syntax/source-file.ts";
import type { Range } from "../text/range.ts";

/** One folder and what was found in it: what the features below answer from. Immutable. */
export interface Analysis {
  readonly folder: Folder;
  readonly findings: readonly LintFinding[];
  /** How the rest of the workspace uses the folder; by itself when undefined. */
  readonly uses?: FolderUses | undefined;
}

/** What a feature needs to look at a text that nobody has typed yet. */
export interface Tools {
  lint(folder: Folder, uses?: FolderUses): readonly LintFinding[];
  read(path: string, dialect: Dialect, text: string, previous?: SourceFile): SourceFile;
}

/** The findings of a file that touch a stretch of it, in source order. */
export function findingsAt(analysis: Analysis, path: string, range: Range): LintFinding[] {
  return analysis.findings.filter(
    ({ location }) =>
      location.path === path && location.range.start <= range.end && range.start <= location.range.end,
  );
}
