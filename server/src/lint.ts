import type { Folder } from "./folder.ts";
import type { Edit, Effect, Finding, Fix, Rule, Severity } from "./rules/rule.ts";
import { isSuppressed, type Suppression, suppressionsOf } from "./suppressions.ts";
import { keepCommentColumns } from "./syntax/comment-columns.ts";
import type { Location } from "./syntax/source-file.ts";
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
  /** A rule that throws loses its own findings in this folder; nothing else stops. */
  readonly onRuleFailure: (rule: string, folder: string, error: unknown) => void;
}

/** Runs the rules over one folder. Findings come sorted by file and place. */
export function lintFolder(folder: Folder, rules: readonly Rule[], options: LintOptions): LintFinding[] {
  const suppressions = new Map<string, Suppression[]>();
  const result: LintFinding[] = [];
  for (const rule of rules) {
    const setting = options.severities?.get(rule.id);
    if (setting === "off" || (setting === undefined && rule.optIn && !options.optIn)) continue;
    for (const finding of runRule(rule, folder, options)) {
      const resolved = resolve(finding, rule, setting, folder, options);
      if (resolved && !suppressed(resolved, folder, suppressions)) result.push(resolved);
    }
  }
  return result.sort(byPlace);
}

function runRule(rule: Rule, folder: Folder, options: LintOptions): Finding[] {
  try {
    if (rule.dialect === "packer") return folder.packer ? [...rule.check(folder.packer)] : [];
    const module = folder.terraform;
    if (!module) return [];
    return [...rule.check(module)].filter((finding) => {
      const subject = module.resource(finding.subject.address);
      return !subject || module.mayExist(subject);
    });
  } catch (error) {
    options.onRuleFailure(rule.id, folder.directory, error);
    return [];
  }
}

function resolve(
  finding: Finding,
  rule: Rule,
  setting: Severity | undefined,
  folder: Folder,
  options: LintOptions,
): LintFinding | undefined {
  const location = folder.locate(finding.at);
  if (!location) return undefined;
  let fixes: readonly LintFix[] | undefined;
  return {
    rule,
    severity: setting ?? finding.severity ?? rule.severity,
    message: finding.message,
    location,
    address: finding.subject.address,
    related: (finding.related ?? []).flatMap((one) => {
      const place = folder.locate(one.at);
      return place ? [{ location: place, message: one.message }] : [];
    }),
    tags: finding.tags ?? [],
    get fixes() {
      fixes ??= fixesOf(finding, rule, folder, options);
      return fixes;
    },
  };
}

function fixesOf(
  { fixes = [] }: Finding,
  rule: Rule,
  folder: Folder,
  options: LintOptions,
): readonly LintFix[] {
  try {
    return (typeof fixes === "function" ? fixes() : fixes).map((fix) => resolveFix(fix, folder));
  } catch (error) {
    options.onRuleFailure(rule.id, folder.directory, error);
    return [];
  }
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
