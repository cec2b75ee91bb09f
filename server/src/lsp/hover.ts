import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver/node";
import { hoverAt } from "../ide/hover.ts";
import { placesOf } from "./checker.ts";
import { contentModified } from "./handler.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** What stands under the pointer, and why it is a finding. */
export async function hover(session: Session, params: HoverParams): Promise<Hover | null> {
  const path = pathOf(params.textDocument.uri);
  if (!session.workspace.document(path)) return null;
  const checked = await session.checker.check(session.workspace.directoryOf(path));
  if (checked.versions.get(path) !== session.documents.version(path)) throw contentModified();
  const places = placesOf(checked);
  const offset = places.of(path).offset(params.position);
  const text = hoverAt(checked, path, offset, (rule) => session.rulePage(rule));
  if (!text) return null;
  const { markdownHover } = session.features;
  const contents = markdownHover
    ? { kind: MarkupKind.Markdown, value: text.markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(text.markdown) };
  return { contents, range: places.range({ path, range: text.range }) };
}

/** Our own Markdown is simple: emphasis, code, links. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)").replace(/\*\*|`/g, "");
}
