import {
  CreateFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as LspRange,
  TextEdit as LspTextEdit,
  type SnippetTextEdit,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { DIAGNOSTIC_SOURCE } from "../../../protocol/src/lsp.ts";
import type { Folder } from "../folder.ts";
import type { PlainFinding } from "../host/plain-findings.ts";
import type { ActionEdits } from "../ide/code-actions.ts";
import type { HclError } from "../ide/hcl-errors.ts";
import type { LintFinding } from "../lint.ts";
import type { ProjectProblem } from "../project/project.ts";
import type { Severity } from "../rules/rule.ts";
import type { Location } from "../syntax/source-file.ts";
import type { TextEdit } from "../text/edit.ts";
import { LineIndex } from "../text/lines.ts";
import type { Range } from "../text/range.ts";
import type { ClientFeatures } from "./features.ts";

/** Offsets to places, for the texts of one folder, and of others that what is related lies in. */
export class Places {
  private readonly lines = new Map<string, LineIndex>();

  constructor(
    private readonly folder: Folder,
    private readonly textOf: (path: string) => string | undefined = () => undefined,
  ) {}

  of(path: string): LineIndex {
    let lines = this.lines.get(path);
    if (!lines) {
      lines = new LineIndex(this.folder.file(path)?.text ?? this.textOf(path) ?? "");
      this.lines.set(path, lines);
    }
    return lines;
  }

  range({ path, range }: Location): LspRange {
    return toRange(this.of(path), range);
  }
}

export function toRange(lines: LineIndex, range: Range): LspRange {
  return { start: lines.position(range.start), end: lines.position(range.end) };
}

export function fromRange(lines: LineIndex, range: LspRange): Range {
  return { start: lines.offset(range.start), end: lines.offset(range.end) };
}

export interface DiagnosticOptions {
  readonly features: ClientFeatures;
  readonly rulePage: (rule: string) => string;
  readonly uri: (path: string) => string;
}

export function toDiagnostic(finding: LintFinding, places: Places, options: DiagnosticOptions): Diagnostic {
  const { features } = options;
  const { rule } = finding;
  return {
    range: places.range(finding.location),
    severity: SEVERITIES[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: rule.id,
    message: finding.message,
    ...(features.codeDescription ? { codeDescription: { href: options.rulePage(rule.id) } } : {}),
    ...(features.tags && finding.tags.length > 0 ? { tags: finding.tags.map((tag) => TAGS[tag]) } : {}),
    ...(features.relatedInformation && finding.related.length > 0
      ? { relatedInformation: finding.related.map((one) => toRelated(one, places, options)) }
      : {}),
    data: { rule: rule.id, address: finding.address },
  };
}

/** The same for a finding from another thread. @param pathOfDisk the URI of a path on this machine */
export function toPlainDiagnostic(
  finding: PlainFinding,
  pathOfDisk: (path: string) => string,
  options: DiagnosticOptions,
): Diagnostic {
  const { features } = options;
  const { start, end, rule } = finding;
  const related = finding.related.map((one) => ({
    location: { uri: options.uri(pathOfDisk(one.path)), range: { start: one.start, end: one.end } },
    message: one.message,
  }));
  return {
    range: { start, end },
    severity: SEVERITIES[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: rule,
    message: finding.message,
    ...(features.codeDescription ? { codeDescription: { href: options.rulePage(rule) } } : {}),
    ...(features.tags && finding.tags.length > 0 ? { tags: finding.tags.map((tag) => TAGS[tag]) } : {}),
    ...(features.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
    data: { rule, address: finding.address },
  };
}

export function toSyntaxDiagnostics(errors: readonly HclError[], text: string): Diagnostic[] {
  if (errors.length === 0) return [];
  const lines = new LineIndex(text);
  return errors.map((error) => ({
    range: toRange(lines, error.range),
    severity: DiagnosticSeverity.Error,
    source: DIAGNOSTIC_SOURCE,
    code: "syntax",
    message: error.message,
  }));
}

export function toProjectDiagnostics(problems: readonly ProjectProblem[], text: string): Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ range, message }) => ({
    range: toRange(lines, range),
    severity: DiagnosticSeverity.Error,
    source: DIAGNOSTIC_SOURCE,
    code: "project-file",
    message: message.charAt(0).toUpperCase() + message.slice(1),
  }));
}

export interface EditOptions {
  readonly features: ClientFeatures;
  readonly uri: (path: string) => string;
  /** The version of an open document; undefined for a file. */
  readonly version: (path: string) => number | undefined;
}

/** Undefined when the client cannot apply it: it creates a file, and the client creates none. */
export function toWorkspaceEdit(
  edits: ActionEdits,
  places: Places,
  { features, uri, version }: EditOptions,
): WorkspaceEdit | undefined {
  if (edits.newFiles.length > 0 && !features.createsFiles) return undefined;
  const changes = [...edits.changes].map(([path, list]) => ({ path, list }));
  if (!features.documentChanges) {
    return {
      changes: Object.fromEntries(
        changes.map(({ path, list }) => [uri(path), list.map((edit) => toTextEdit(edit, places.of(path)))]),
      ),
    };
  }
  const placeholder = features.snippetEdits ? edits.placeholder : undefined;
  return {
    documentChanges: [
      ...edits.newFiles.flatMap(({ path, text }) => [
        CreateFile.create(uri(path), { overwrite: false, ignoreIfExists: false }),
        TextDocumentEdit.create({ uri: uri(path), version: null }, [
          LspTextEdit.insert({ line: 0, character: 0 }, text),
        ]),
      ]),
      ...changes.map(({ path, list }) => ({
        textDocument: { uri: uri(path), version: version(path) ?? null },
        edits: list.map((edit) =>
          placeholder ? toSnippet(edit, placeholder, places.of(path)) : toTextEdit(edit, places.of(path)),
        ),
      })),
    ],
  };
}

function toTextEdit(edit: TextEdit, lines: LineIndex): LspTextEdit {
  return { range: toRange(lines, edit.range), newText: edit.newText };
}

function toSnippet(edit: TextEdit, placeholder: Range, lines: LineIndex): SnippetTextEdit {
  const plain = (text: string) => text.replace(/[\\$}]/g, "\\$&");
  const { newText } = edit;
  const value = `${plain(newText.slice(0, placeholder.start))}\${1:${plain(
    newText.slice(placeholder.start, placeholder.end),
  )}}${plain(newText.slice(placeholder.end))}`;
  return { range: toRange(lines, edit.range), snippet: { kind: "snippet", value } };
}

function toRelated(
  related: LintFinding["related"][number],
  places: Places,
  { uri }: DiagnosticOptions,
): DiagnosticRelatedInformation {
  const { location, message } = related;
  return { location: { uri: uri(location.path), range: places.range(location) }, message };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
