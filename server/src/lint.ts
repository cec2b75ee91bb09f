import { isIteration } from "./eval/derived.ts";
import type { Folder } from "./folder.ts";
import { findingsOfFetchedModules } from "./lint-calls.ts";
import { mergeUses } from "./lint-uses.ts";
import type { Edit, Effect, Finding, Fix, Rule, Severity } from "./rules/rule.ts";
import { isSuppressed, type Suppression, suppressionsOf } from "./suppressions.ts";
import { keepCommentColumns } from "./syntax/comment-columns.ts";
import type { Piece, Span } from "./syntax/nodes.ts";
import type { Location } from "./syntax/source-file.ts";
import type { TerraformModule } from "./terraform/module.ts";
import type { TextEdit } from "./text/edit.ts";

/** What a rule found, with places as the outside knows them. */
export interface LintFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  readonly address: string;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  /** Worked out when first asked for: a keystroke needs the finding, the light bulb its fixes. */
  readonly fixes: readonly LintFix[];
}

export interface LintFix {
  readonly title: string;
  readonly safe: boolean;
  readonly effect: Effect;
  /** Computed when asked for; refers to the version of the files the finding was made from. */
  edits(): FileEdits;
}

export interface FileEdits {
  readonly changes: ReadonlyMap<string, readonly TextEdit[]>;
  readonly newFiles: readonly { readonly path: string; readonly text: string }[];
}

export interface LintOptions {
  /** What a user set for a rule; rules that are not in it have their own severity. */
  readonly severities?: ReadonlyMap<string, Severity | "off">;
  /** Runs the rules, too, that are silent unless asked for. */
  readonly optIn?: true;
  /** The uses of the folder's module; by itself when undefined. */
  readonly uses?: FolderUses | undefined;
  /** A rule that throws loses its own findings in this folder; nothing else stops. */
  readonly onRuleFailure: (rule: string, folder: string, error: unknown) => void;
}

/** How the rest of the workspace uses a folder. */
export interface FolderUses {
  readonly modules: readonly TerraformModule[];
  /** Finds spans of other folders that a module's values come from. */
  locate(module: TerraformModule, span: Span): Location | undefined;
  /** The same when the folder has other texts. */
  withFolder(folder: Folder): FolderUses;
}

/** A finding, and the use of the module in which it was found. */
export interface FoundInUse {
  readonly finding: Finding;
  readonly module: TerraformModule | undefined;
}

/** Runs the rules over one folder. Findings come sorted by file and place. */
export function lintFolder(folder: Folder, rules: readonly Rule[], options: LintOptions): LintFinding[] {
  const suppressions = new Map<string, Suppression[]>();
  const result: LintFinding[] = [];
  for (const rule of rules) {
    const setting = options.severities?.get(rule.id);
    if (setting === "off" || (setting === undefined && rule.optIn && !options.optIn)) continue;
    for (const found of mergeUses(runRule(rule, folder, options))) {
      const resolved = resolve(found, rule, setting, folder, options);
      if (resolved && !suppressed(resolved, folder, suppressions)) result.push(resolved);
    }
  }
  return result.sort(byPlace);
}

function runRule(rule: Rule, folder: Folder, options: LintOptions): FoundInUse[] {
  try {
    if (rule.dialect === "packer")
      return folder.templates.flatMap((template) =>
        [...rule.check(template)].map((finding) => ({ finding, module: undefined })),
      );
    const own = folder.terraform ? [folder.terraform] : [];
    return (options.uses?.modules ?? own).flatMap((module) => [
      ...[...rule.check(module)]
        .filter((one) => isAboutSomething(one, module))
        .map((finding) => ({ finding, module })),
      ...findingsOfFetchedModules(rule, module),
    ]);
  } catch (error) {
    options.onRuleFailure(rule.id, folder.directory, error);
    return [];
  }
}

/** A block that certainly makes nothing changes nothing. */
function isAboutSomething(finding: Finding, module: TerraformModule): boolean {
  const subject = module.resource(finding.subject.address);
  return !subject || module.mayExist(subject);
}

function resolve(
  { finding, module }: FoundInUse,
  rule: Rule,
  setting: Severity | undefined,
  folder: Folder,
  options: LintOptions,
): LintFinding | undefined {
  const location = folder.locate(finding.at);
  if (!location) return undefined;
  const locate = (span: Span): Location | undefined =>
    folder.locate(span) ?? (module && options.uses?.locate(module, span));
  let fixes: readonly LintFix[] | undefined;
  return {
    rule,
    severity: setting ?? finding.severity ?? rule.severity,
    message: finding.message,
    location,
    address: finding.subject.address,
    related: (finding.related ?? []).flatMap((one) => {
      const place = locate(one.at);
      return place ? [{ location: place, message: one.message }] : [];
    }),
    tags: finding.tags ?? [],
    get fixes() {
      fixes ??= fixesOf(finding, module, rule, folder, options);
      return fixes;
    },
  };
}

function fixesOf(
  finding: Finding,
  module: TerraformModule | undefined,
  rule: Rule,
  folder: Folder,
  options: LintOptions,
): readonly LintFix[] {
  const { fixes = [] } = finding;
  try {
    return (typeof fixes === "function" ? fixes() : fixes)
      .filter((fix) => !mayBeUnwritable(finding, module) || canBeMade(fix, folder))
      .map((fix) => resolveFix(fix, folder));
  } catch (error) {
    options.onRuleFailure(rule.id, folder.directory, error);
    return [];
  }
}

/** True where a `dynamic` block stands in what it is about, where it is written in JSON, or where a caller decides. */
function mayBeUnwritable({ at, subject }: Finding, module: TerraformModule | undefined): boolean {
  if (module?.use.call) return true;
  const { pieces = [at.piece] } = subject as { readonly pieces?: readonly Piece[] };
  return pieces.some((piece) => piece.isJson || piece.text.includes("dynamic"));
}

/**
 * One of the blocks that a `dynamic` block makes cannot be changed without the others; JSON takes no HCL; and what
 * another folder says is not this folder's to change.
 */
function canBeMade(fix: Fix, folder: Folder): boolean {
  return fix.edits().every((edit) => {
    if ("newFile" in edit) return true;
    return !edit.piece.isJson && !isIteration(edit.piece) && folder.locate(edit) !== undefined;
  });
}

function resolveFix(fix: Fix, folder: Folder): LintFix {
  return {
    title: fix.title,
    safe: fix.safe,
    effect: fix.effect,
    edits: () => resolveEdits(fix.edits(), folder),
  };
}

function resolveEdits(edits: readonly Edit[], folder: Folder): FileEdits {
  const changes = new Map<string, TextEdit[]>();
  const newFiles: { path: string; text: string }[] = [];
  for (const edit of edits) {
    if ("newFile" in edit) {
      newFiles.push({ path: `${folder.directory}/${edit.newFile}`, text: edit.text });
      continue;
    }
    const location = folder.locate(edit);
    const text = location && folder.file(location.path)?.text;
    if (!location || text === undefined) continue;
    const newText = text.includes("\r\n") ? edit.newText.replace(/\r?\n/g, "\r\n") : edit.newText;
    const list = changes.get(location.path) ?? [];
    if (!list.some((other) => sameEdit(other, { range: location.range, newText })))
      list.push({ range: location.range, newText });
    changes.set(location.path, list);
  }
  const complete = [...changes].map(
    ([path, list]) => [path, keepCommentColumns(folder.file(path)?.text ?? "", list)] as const,
  );
  return { changes: new Map(complete), newFiles };
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

function suppressed(finding: LintFinding, folder: Folder, known: Map<string, Suppression[]>): boolean {
  const { path, range } = finding.location;
  let list = known.get(path);
  if (!list) {
    const file = folder.file(path);
    list = file ? suppressionsOf(file) : [];
    known.set(path, list);
  }
  return list.length > 0 && isSuppressed(list, finding.rule.id, range);
}

function byPlace(a: LintFinding, b: LintFinding): number {
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1;
  const { range } = a.location;
  const other = b.location.range;
  return range.start - other.start || range.end - other.end || (a.rule.id < b.rule.id ? -1 : 1);
}
