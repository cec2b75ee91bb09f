import type { Identity } from "./fingerprints.ts";
import type { Folder } from "./folder.ts";
import { foreignKind } from "./foreign.ts";
import { callsFetchedModules, findingsOfFetchedModules } from "./lint-calls.ts";
import { mergeUses } from "./lint-uses.ts";
import { resolveFinding } from "./resolved-finding.ts";
import { rulesThatMayFind } from "./rule-interests.ts";
import { optionValues, type RuleOptions } from "./rules/options.ts";
import type { Effect, FileRule, Finding, Rule, Severity } from "./rules/rule.ts";
import { honourSuppressions } from "./suppression-findings.ts";
import type { Span } from "./syntax/nodes.ts";
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
  const into: RawFindings = { found: [], ran: new Set() };
  for (const _ of ruleByRule(folder, rules, options, into));
  return finishLint(folder, into, options);
}

/** Runs the rules and adds what they find to `into`, one at each step, for those who have other things to do in between. */
export function* ruleByRule(
  folder: Folder,
  rules: readonly Rule[],
  options: LintOptions,
  into: RawFindings,
): Generator<void> {
  const modules = modulesOf(folder, options);
  const mayFind = rulesThatMayFind(rules, modules);
  const fetching = modules.filter(callsFetchedModules);
  for (const rule of rules) {
    // It judges what is planned, not what is written (plan-lint.ts).
    if (rule.dialect === "plan") continue;
    const setting = options.severities?.get(rule.id);
    if (setting === "off" || (setting === undefined && rule.optIn && !options.optIn)) continue;
    const isIdle = rule.dialect === "terraform" && fetching.length === 0 && !mayFind.has(rule);
    const found = isIdle ? NONE : runRule(rule, folder, { modules, mayFind, fetching }, options);
    if (found && options.uses?.modules.length !== 0) into.ran.add(rule.id);
    for (const one of found && found.length > 0 ? mergeUses(found) : NONE) {
      const resolved = resolveFinding(one, rule, setting, folder, options);
      if (resolved) into.found.push(resolved);
    }
    yield;
  }
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

/** What the rules are run on. */
interface Subjects {
  readonly modules: readonly TerraformModule[];
  /** Rules that may find something in one of them. */
  readonly mayFind: ReadonlySet<Rule>;
  /** Those that call modules somebody else wrote. */
  readonly fetching: readonly TerraformModule[];
}

/** Undefined when the rule has failed. */
function runRule(
  rule: FileRule,
  folder: Folder,
  { modules, mayFind, fetching }: Subjects,
  options: LintOptions,
): FoundInUse[] | undefined {
  const values = optionValues(options.ruleOptions?.[rule.id]);
  try {
    if (rule.dialect === "packer")
      return folder.templates.flatMap((template) =>
        [...rule.check(template, values)].map((finding) => ({ finding, module: undefined })),
      );
    const found: FoundInUse[] = [];
    if (mayFind.has(rule))
      for (const module of modules)
        for (const finding of rule.check(module, values))
          if (isAboutSomething(finding, module)) found.push({ finding, module });
    for (const module of fetching)
      for (const one of findingsOfFetchedModules(rule, module, values)) found.push(one);
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

function byPlace(a: LintFinding, b: LintFinding): number {
  if (a.location.path !== b.location.path) return a.location.path < b.location.path ? -1 : 1;
  const { range } = a.location;
  const other = b.location.range;
  return range.start - other.start || range.end - other.end || (a.rule.id < b.rule.id ? -1 : 1);
}
