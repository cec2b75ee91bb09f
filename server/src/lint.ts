import { causeOf } from "./causes.ts";
import { isIteration, originOf } from "./eval/derived.ts";
import type { Identity } from "./fingerprints.ts";
import type { Folder } from "./folder.ts";
import { foreignKind } from "./foreign.ts";
import { findingsOfFetchedModules } from "./lint-calls.ts";
import { mergeUses } from "./lint-uses.ts";
import { mayFindSomething } from "./rule-interests.ts";
import { optionValues, type RuleOptions } from "./rules/options.ts";
import type { Edit, Effect, Finding, Fix, Rule, Severity, Subject } from "./rules/rule.ts";
import { honourSuppressions } from "./suppression-findings.ts";
import { keepCommentColumns } from "./syntax/comment-columns.ts";
import type { Block, Piece, Span } from "./syntax/nodes.ts";
import type { Location } from "./syntax/source-file.ts";
import type { TerraformModule } from "./terraform/module.ts";
import type { TextEdit } from "./text/edit.ts";

/** What a rule found, with places as the outside knows them. */
export interface LintFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
  /** With the calls that lead there: `module.net.aws_instance.web`. */
  readonly address: string;
  /** The block's address in its own folder. */
  readonly block: string;
  /** What it is known by in a baseline. */
  readonly identity: Identity;
  readonly related: readonly { readonly location: Location; readonly message: string }[];
  /** Where the value it is about is written, when that is elsewhere (causes.ts). */
  readonly cause?: { readonly name: string; readonly location: Location } | undefined;
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
  /** What a user set of the rules' own options. */
  readonly ruleOptions?: RuleOptions | undefined;
  /** True where a rule reports nothing in a file, as if it had not looked at it. */
  readonly isIgnored?: (rule: string, path: string) => boolean;
  /** Runs the rules, too, that are silent unless asked for. */
  readonly optIn?: true;
  /** Gets what a comment silences, and its reason. */
  readonly onSuppressed?: ((finding: LintFinding, reason: string) => void) | undefined;
  /** The day, as `YYYY-MM-DD`, by which suppressions end; undefined when none does. */
  readonly today?: string | undefined;
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
  /** The calls that lead to the module, where only one use of it is meant: `module.net`. */
  readonly path?: string;
}

/** What rules found in a folder, before anybody has looked at its comments. */
export interface RawFindings {
  readonly found: LintFinding[];
  /** The rules that have looked at all of it. */
  readonly ran: Set<string>;
}

/** Runs the rules over one folder. Findings come sorted by file and place. */
export function lintFolder(folder: Folder, rules: readonly Rule[], options: LintOptions): LintFinding[] {
  return finishLint(folder, runRules(folder, rules, options), options);
}

/** Runs some rules and adds what they find to `into`, for those who do it in several steps. */
export function runRules(
  folder: Folder,
  rules: readonly Rule[],
  options: LintOptions,
  into: RawFindings = { found: [], ran: new Set() },
): RawFindings {
  for (const rule of rules) {
    const setting = options.severities?.get(rule.id);
    if (setting === "off" || (setting === undefined && rule.optIn && !options.optIn)) continue;
    const found = runRule(rule, folder, options);
    if (found && options.uses?.modules.length !== 0) into.ran.add(rule.id);
    for (const one of mergeUses(found ?? [])) {
      const resolved = resolve(one, rule, setting, folder, options);
      if (resolved) into.found.push(resolved);
    }
  }
  return into;
}

/** What is left when comments are honoured, in files that somebody has written and where the rule counts; sorted. */
export function finishLint(folder: Folder, { found, ran }: RawFindings, options: LintOptions): LintFinding[] {
  const foreign = new Set(folder.files.filter((file) => foreignKind(file)).map(({ path }) => path));
  const counts = ({ rule, location: { path } }: LintFinding): boolean =>
    !foreign.has(path) && !options.isIgnored?.(rule.id, path);
  const onSuppressed = (finding: LintFinding, reason: string): void => {
    if (counts(finding)) options.onSuppressed?.(finding, reason);
  };
  return honourSuppressions(folder, found, ran, { ...options, onSuppressed })
    .filter(counts)
    .sort(byPlace);
}

/** Undefined when the rule has failed. */
function runRule(rule: Rule, folder: Folder, options: LintOptions): FoundInUse[] | undefined {
  const values = optionValues(options.ruleOptions?.[rule.id]);
  try {
    if (rule.dialect === "packer")
      return folder.templates.flatMap((template) =>
        [...rule.check(template, values)].map((finding) => ({ finding, module: undefined })),
      );
    const found: FoundInUse[] = [];
    for (const module of modulesOf(folder, options)) {
      if (mayFindSomething(rule, module))
        for (const finding of rule.check(module, values))
          if (isAboutSomething(finding, module)) found.push({ finding, module });
      for (const one of findingsOfFetchedModules(rule, module, values)) found.push(one);
    }
    return found;
  } catch (error) {
    options.onRuleFailure(rule.id, folder.directory, error);
    return undefined;
  }
}

function modulesOf(folder: Folder, options: LintOptions): readonly TerraformModule[] {
  return options.uses?.modules ?? (folder.terraform ? [folder.terraform] : NONE);
}

const NONE: [] = [];

/** A block that certainly makes nothing changes nothing. */
function isAboutSomething(finding: Finding, module: TerraformModule): boolean {
  const subject = module.resource(finding.subject.address);
  return !subject || module.mayExist(subject);
}

function resolve(
  { finding, module, path }: FoundInUse,
  rule: Rule,
  setting: Severity | undefined,
  folder: Folder,
  options: LintOptions,
): LintFinding | undefined {
  const location = folder.locate(finding.at);
  if (!location) return undefined;
  const locate = (span: Span): Location | undefined =>
    folder.locate(span) ?? (module && options.uses?.locate(module, span));
  const cause = causeOf(finding.related ?? []);
  const written = cause && locate(cause.at);
  let fixes: readonly LintFix[] | undefined;
  return {
    cause: cause && written && { name: cause.name, location: written },
    rule,
    severity: setting ?? finding.severity ?? rule.severity,
    message: finding.message,
    location,
    address: path ? `${path}.${finding.subject.address}` : finding.subject.address,
    block: finding.subject.address,
    identity: identityOf(finding),
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

/** Several resources may have one and the same place (a script in a local): who is the first of them names nothing. */
function identityOf({ at, subject }: Finding): Identity {
  const { address, scope, pieces, block } = subject as Subject & {
    readonly pieces?: readonly Piece[];
    readonly block?: Block;
  };
  if (scope) return { holder: address, scope };
  const place = originOf(at.piece);
  const own = pieces ?? [block?.piece ?? place];
  const { item } = place;
  if (item === undefined || own.some((piece) => originOf(piece) === place)) return { holder: address };
  return {
    holder: item.kind === "block" ? [item.type, ...item.labels.map(({ text }) => text)].join(".") : item.name,
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
  const items: { path: string; offset: number }[] = [];
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
    if (edit.isItem) items.push({ path: location.path, offset: location.range.end });
    changes.set(location.path, list);
  }
  for (const { path, offset } of items)
    partFromNext(changes.get(path) ?? [], offset, folder.file(path)?.text ?? "");
  const complete = [...changes].map(
    ([path, list]) => [path, keepCommentColumns(folder.file(path)?.text ?? "", list)] as const,
  );
  return { changes: new Map(complete), newFiles };
}

/** Where the next item begins on the very next line, what is put between ends with a blank one. */
function partFromNext(list: TextEdit[], offset: number, text: string): void {
  const [lineEnd] = /^\r?\n(?=[^\r\n])/.exec(text.slice(offset, offset + 3)) ?? [];
  const last = list.findLastIndex(({ range }) => range.start === offset && range.end === offset);
  const edit = list[last];
  if (lineEnd === undefined || !edit || edit.newText.endsWith("\n")) return;
  list[last] = { ...edit, newText: edit.newText + lineEnd };
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

function byPlace(a: LintFinding, b: LintFinding): number {
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1;
  const { range } = a.location;
  const other = b.location.range;
  return range.start - other.start || range.end - other.end || (a.rule.id < b.rule.id ? -1 : 1);
}
