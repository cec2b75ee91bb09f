import {
  type Hover,
  type HoverParams,
  type MarkupContent,
  MarkupKind,
  type Position,
} from "vscode-languageserver/node";
import { hoverAt } from "../ide/hover.ts";
import { explainProject } from "../project/explain.ts";
import { LineIndex } from "../text/lines.ts";
import { placesOf } from "./checker.ts";
import { toRange } from "./convert.ts";
import { contentModified } from "./handler.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** What stands under the pointer, and why it is a finding. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const path = pathOf(params.textDocument.uri);
  if (isProjectFile(path)) return projectHover(session, path, params.position);
  if (!session.workspace.document(path)) return null;
  const checked = await session.checker.check(session.workspace.directoryOf(path));
  if (checked.versions.get(path) !== session.documents.version(path)) throw contentModified();
  const places = placesOf(checked);
  const offset = places.of(path).offset(params.position);
  const text = hoverAt(checked, path, offset, (rule) => session.rulePage(rule));
  if (!text) return null;
  return { contents: contentsOf(session, text.markdown), range: places.range({ path, range: text.range }) };
}

async function projectHover(session: Session, path: string, position: Position): Promise<Hover | null> {
  const file = await session.projects.source(path);
  if (!file) return null;
  const lines = new LineIndex(file.text);
  const found = explainProject(file, lines.offset(position), session.rules, (rule) => session.rulePage(rule));
  return found ? { contents: contentsOf(session, found.markdown), range: toRange(lines, found.range) } : null;
}

function contentsOf({ features }: Session, markdown: string): MarkupContent {
  return features.markdownHover
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(markdown) };
}

/** Our own Markdown is simple: emphasis, code, links. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)").replace(/\*\*|`/g, "");
}
