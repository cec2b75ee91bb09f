import {
  type Hover,
  type HoverParams,
  type MarkupContent,
  MarkupKind,
  type Position,
} from "vscode-languageserver/node";
import { type HoverText, hoverAt } from "../ide/hover.ts";
import { valueHoverAt } from "../ide/value-hover.ts";
import { explainProject } from "../project/explain.ts";
import type { Location } from "../syntax/source-file.ts";
import { LineIndex } from "../text/lines.ts";
import { placesOf } from "./checker.ts";
import { type Places, toRange } from "./convert.ts";
import { contentModified } from "./handler.ts";
import type { ProjectRecords } from "./project-records.ts";
import { isProjectFile } from "./projects.ts";
import { projectRecordHover, recordHover } from "./record-hover.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

/** What stands under the pointer, and why it is a finding. */
export async function hover(
  session: Session,
  records: ProjectRecords,
  params: HoverParams,
): Promise<Hover | null> {
  const path = pathOf(params.textDocument.uri);
  if (isProjectFile(path)) return projectHover(session, records, path, params.position);
  if (!session.workspace.document(path)) return null;
  const checked = await session.checker.check(session.workspace.directoryOf(path));
  if (checked.versions.get(path) !== session.documents.version(path)) throw contentModified();
  const places = placesOf(checked);
  const offset = places.of(path).offset(params.position);
  const finding = hoverAt(checked, path, offset, (rule) => session.rulePage(rule));
  const value = valueHoverAt(checked, path, offset, (location) => linkTo(session, location, places));
  const record = await recordHover(session, records, checked, path, offset);
  const text = together([finding, value, record]);
  if (!text) return null;
  return { contents: contentsOf(session, text.markdown), range: places.range({ path, range: text.range }) };
}

async function projectHover(
  session: Session,
  records: ProjectRecords,
  path: string,
  position: Position,
): Promise<Hover | null> {
  const file = await session.projects.source(path);
  if (!file) return null;
  const lines = new LineIndex(file.text);
  const offset = lines.offset(position);
  const found = together([
    await projectRecordHover(session, records, file, offset),
    explainProject(file, offset, session.rules, (rule) => session.rulePage(rule)),
  ]);
  return found ? { contents: contentsOf(session, found.markdown), range: toRange(lines, found.range) } : null;
}

function contentsOf({ features }: Session, markdown: string): MarkupContent {
  return features.markdownHover
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(markdown) };
}

/** All that is said of a place, which is that of the first. */
function together(said: readonly (HoverText | undefined)[]): HoverText | undefined {
  const texts = said.filter((one) => one !== undefined);
  const [first] = texts;
  return first && { range: first.range, markdown: texts.map(({ markdown }) => markdown).join("\n\n---\n\n") };
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
