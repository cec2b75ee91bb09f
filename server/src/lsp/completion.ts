import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  TextEdit,
} from "vscode-languageserver/node";
import { completeProject, type ProjectCompletion } from "../project/complete.ts";
import { folderOf } from "../syntax/names.ts";
import { LineIndex } from "../text/lines.ts";
import { toRange } from "./convert.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** Completion in project files; everything else is left to the extensions of the languages. */
export async function completion(session: Session, params: CompletionParams): Promise<CompletionItem[]> {
  const path = pathOf(params.textDocument.uri);
  const text = session.documents.text(path);
  if (text === undefined || !isProjectFile(path)) return [];
  const lines = new LineIndex(text);
  const around = {
    rules: session.rules.map(({ id, docs }) => ({ id, title: docs.title })),
    ...(await session.projects.contents(folderOf(path))),
  };
  return completeProject(text, lines.offset(params.position), around).map((one, index) =>
    toItem(one, index, lines, session.features.snippetCompletion),
  );
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
