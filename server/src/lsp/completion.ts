import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  type Position,
  TextEdit,
} from "vscode-languageserver/node";
import { suppressionPlaceAt } from "../ide/complete-suppression.ts";
import { completeProject, type ProjectCompletion } from "../project/complete.ts";
import { rootAt } from "../project/complete-value.ts";
import { folderOf } from "../syntax/names.ts";
import { LineIndex } from "../text/lines.ts";
import { toRange } from "./convert.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** Completion in project files and in comments that silence rules; all else is left to the languages' extensions. */
export async function completion(session: Session, params: CompletionParams): Promise<CompletionItem[]> {
  const path = pathOf(params.textDocument.uri);
  const text = session.documents.text(path);
  if (text === undefined) return [];
  const lines = new LineIndex(text);
  if (!isProjectFile(path)) return rulesToSuppress(session, text, lines, params.position);
  const offset = lines.offset(params.position);
  const root = rootAt(text, offset);
  const around = {
    rules: session.rules.map(({ id, options, docs }) => ({
      id,
      title: docs.title,
      ...(options ? { options } : {}),
    })),
    ...(await session.projects.around(folderOf(path), root === undefined ? [] : [root])),
  };
  return completeProject(text, offset, around).map((one, index) =>
    toItem(one, index, lines, session.features.snippetCompletion),
  );
}

function rulesToSuppress(
  session: Session,
  text: string,
  lines: LineIndex,
  position: Position,
): CompletionItem[] {
  const place = suppressionPlaceAt(text, lines.offset(position));
  if (!place) return [];
  return session.rules
    .filter(({ id }) => !place.others.includes(id))
    .map(({ id, docs }) => ({
      label: id,
      detail: docs.title,
      kind: KINDS.rule,
      textEdit: TextEdit.replace(toRange(lines, place.range), id),
    }));
}

function toItem(
  { label, detail, kind, newText, isSnippet, range }: ProjectCompletion,
  index: number,
  lines: LineIndex,
  takesSnippets: boolean,
): CompletionItem {
  const isPlain = !isSnippet || !takesSnippets;
  return {
    label,
    detail,
    kind: KINDS[kind],
    sortText: String(index).padStart(4, "0"),
    filterText: label,
    insertTextFormat: isPlain ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    textEdit: TextEdit.replace(
      toRange(lines, range),
      isSnippet && isPlain ? newText.replace(/\$\d/g, "") : newText,
    ),
  };
}

const KINDS = {
  block: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  rule: CompletionItemKind.Constant,
  value: CompletionItemKind.EnumMember,
  folder: CompletionItemKind.Folder,
  file: CompletionItemKind.File,
} as const;
