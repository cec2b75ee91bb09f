import { type Hover, type HoverParams, MarkupKind } from "vscode-languageserver/node";
import { type HoverText, hoverAt } from "../ide/hover.ts";
import { valueHoverAt } from "../ide/value-hover.ts";
import type { Location } from "../syntax/source-file.ts";
import { placesOf } from "./checker.ts";
import type { Places } from "./convert.ts";
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
  const finding = hoverAt(checked, path, offset, (rule) => session.rulePage(rule));
  const value = valueHoverAt(checked, path, offset, (location) => linkTo(session, location, places));
  const text = finding && value ? both(finding, value) : (finding ?? value);
  if (!text) return null;
  const { markdownHover } = session.features;
  const contents = markdownHover
    ? { kind: MarkupKind.Markdown, value: text.markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(text.markdown) };
  return { contents, range: places.range({ path, range: text.range }) };
}

function both(finding: HoverText, value: HoverText): HoverText {
  return { range: finding.range, markdown: `${finding.markdown}\n\n---\n\n${value.markdown}` };
}

/** `[prod.tfvars:4](...)`, which leads there. */
function linkTo(session: Session, location: Location, places: Places): string {
  const line = places.range(location).start.line + 1;
  const name = decodeURIComponent(location.path.slice(location.path.lastIndexOf("/") + 1));
  return `[${name}:${line}](${session.documents.uri(location.path)}#L${line})`;
}

/** Our own Markdown is simple: emphasis, code, links. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1 ($2)").replace(/\*\*|`/g, "");
}
