import { combineFixes } from "../fix.ts";
import type { Folder } from "../folder.ts";
import type { FileEdits, LintFinding, LintFix } from "../lint.ts";
import { dialectOf } from "../syntax/names.ts";
import { applyEdits, type TextEdit } from "../text/edit.ts";
import type { Analysis, Tools } from "./analysis.ts";
import { replacement } from "./replacement.ts";

/**
 * Applies the fix that `choose` takes of each finding, looks again, and so on until nothing is left to take or
 * ten passes are over; all of it as one edit of the texts as they are now. Undefined when there is nothing to do.
 */
export function fixRepeatedly(
  analysis: Analysis,
  tools: Tools,
  choose: (finding: LintFinding) => LintFix | undefined,
): FileEdits | undefined {
  let { folder, findings } = analysis;
  let onlyPass: FileEdits | undefined;
  const created = new Map<string, string>();
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fixes = findings.flatMap((finding) => choose(finding) ?? []);
    const { edits, taken } = combineFixes(fixes);
    if (taken === 0) break;
    onlyPass = pass === 0 ? edits : undefined;
    folder = applyToFolder(folder, edits, created, tools);
    findings = tools.lint(folder, analysis.uses?.withFolder(folder));
  }
  if (onlyPass) return onlyPass;
  const changes = differences(analysis.folder, folder);
  const newFiles = [...created].map(([path, text]) => ({ path, text: folder.file(path)?.text ?? text }));
  return changes.size + newFiles.length > 0 ? { changes, newFiles } : undefined;
}

/** True when a fix stays within one file: what a person expects of "in this file". */
export function staysIn(path: string, fix: LintFix): boolean {
  const edits = fix.edits();
  return edits.newFiles.length === 0 && [...edits.changes.keys()].every((other) => other === path);
}

function applyToFolder(folder: Folder, edits: FileEdits, created: Map<string, string>, tools: Tools): Folder {
  const files = folder.files.map((file) => {
    const list = edits.changes.get(file.path);
    return list ? tools.read(file.path, file.dialect, applyEdits(file.text, list).text, file) : file;
  });
  for (const { path, text } of edits.newFiles) {
    created.set(path, text);
    const dialect = dialectOf(path);
    if (dialect) files.push(tools.read(path, dialect, text));
  }
  return folder.withFiles(files);
}

/** What turns the files of `before` into those of `after`: one replacement a file, as short as can be. */
function differences(before: Folder, after: Folder): Map<string, TextEdit[]> {
  const changes = new Map<string, TextEdit[]>();
  for (const file of before.files) {
    const text = after.file(file.path)?.text ?? file.text;
    if (text !== file.text) changes.set(file.path, [replacement(file.text, text)]);
  }
  return changes;
}

const MOST_PASSES = 10;
