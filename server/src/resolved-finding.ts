import { causeOf } from "./causes.ts";
import { isIteration, originOf } from "./eval/derived.ts";
import type { Identity } from "./fingerprints.ts";
import type { Folder } from "./folder.ts";
import type { FileEdits, FoundInUse, LintFinding, LintFix, LintOptions } from "./lint.ts";
import type { Edit, Finding, Fix, Rule, Severity, Subject } from "./rules/rule.ts";
import { keepCommentColumns } from "./syntax/comment-columns.ts";
import type { Block, Piece, Span } from "./syntax/nodes.ts";
import type { Location } from "./syntax/source-file.ts";
import type { TerraformModule } from "./terraform/module.ts";
import type { TextEdit } from "./text/edit.ts";

/** What a rule found, with places as the outside knows them; undefined when it is about no file of the folder. */
export function resolveFinding(
  { finding, module, path }: FoundInUse,
  rule: Rule,
  setting: Severity | undefined,
  folder: Folder,
  options: LintOptions,
): LintFinding | undefined {
  const location = folder.locate(finding.at);
  if (!location) return undefined;
  const { related, cause } = placesOf(finding, module, folder, options);
  return new FoundAt(finding, rule, {
    severity: setting ?? finding.severity ?? rule.severity,
    location,
    related,
    cause,
    address: path ? `${path}.${finding.subject.address}` : finding.subject.address,
    fixes: () => fixesOf(finding, module, rule, folder, options),
  });
}

type Outside = Pick<LintFinding, "severity" | "location" | "related" | "cause" | "address"> & {
  fixes(): readonly LintFix[];
};

class FoundAt implements LintFinding {
  readonly severity: Severity;
  readonly location: Location;
  readonly related: LintFinding["related"];
  readonly cause: LintFinding["cause"];
  readonly address: string;
  private readonly fixesWhenAsked: () => readonly LintFix[];
  private known: readonly LintFix[] | undefined;

  constructor(
    private readonly finding: Finding,
    readonly rule: Rule,
    outside: Outside,
  ) {
    this.severity = outside.severity;
    this.location = outside.location;
    this.related = outside.related;
    this.cause = outside.cause;
    this.address = outside.address;
    this.fixesWhenAsked = outside.fixes;
  }

  get message(): string {
    return this.finding.message;
  }

  get identity(): Identity {
    return identityOf(this.finding);
  }

  get block(): string {
    return this.finding.subject.address;
  }

  get tags(): LintFinding["tags"] {
    return this.finding.tags ?? NONE;
  }

  get fixes(): readonly LintFix[] {
    this.known ??= this.fixesWhenAsked();
    return this.known;
  }
}

/** Where the other places that a finding speaks of lie. */
function placesOf(
  { related = NONE }: Finding,
  module: TerraformModule | undefined,
  folder: Folder,
  options: LintOptions,
): Pick<LintFinding, "related" | "cause"> {
  if (related.length === 0) return NOWHERE_ELSE;
  const locate = (span: Span): Location | undefined =>
    folder.locate(span) ?? (module && options.uses?.locate(module, span));
  const cause = causeOf(related);
  const written = cause && locate(cause.at);
  return {
    cause: cause && written && { name: cause.name, location: written },
    related: related.flatMap((one) => {
      const place = locate(one.at);
      return place ? [{ location: place, message: one.message }] : [];
    }),
  };
}

const NONE: [] = [];
const NOWHERE_ELSE: Pick<LintFinding, "related" | "cause"> = { related: NONE, cause: undefined };

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
