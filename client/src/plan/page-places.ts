import { join } from "node:path";
import { Position, Range, Selection, Uri, window, workspace } from "vscode";
import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import { nearestLine, type Sought } from "./nearest-line.ts";
import type { RootPlan } from "./plan-state.ts";

type Open = Extract<FromPage, { type: "open" }>;

/** A place of a view, with what stood there. */
export interface KnownPlace {
  readonly place: SourcePlace;
  readonly sought: Sought | undefined;
}

/** The place that the page means: it names changes and numbers of attributes, never files. Undefined where none is known. */
export function placeOf(
  view: PlanView | undefined,
  { change, forcedBy, attribute }: Open,
): KnownPlace | undefined {
  const found = view?.changes.find(({ id }) => id === change);
  const one = found ?? view?.drift.find(({ id }) => id === change);
  if (!view || !one) return undefined;
  const block = found && { kind: "block" as const, type: found.type, name: found.name };
  const forcing = forcedBy === undefined ? undefined : found?.why.forcedBy[forcedBy];
  const diff = one.diff === undefined ? undefined : view.diffs[one.diff];
  const part = forcing ?? (attribute === undefined ? undefined : diff?.attributes[attribute]);
  if (part?.source) return { place: part.source, sought: { kind: "attribute", path: part.path } };
  return one.source && { place: one.source, sought: block };
}

/** Opens a file of the root module at a place. The file may have changed since: then at the nearest line that says the same. */
export async function openPlace(root: string, known: KnownPlace | undefined): Promise<void> {
  if (!known) return;
  const { file, range } = known.place;
  await openAt(join(root, file), range.start.line, range.start.character, known.sought);
}

/** Opens the place that a diagnostic of the tool names. */
export async function openDiagnostic({ root, diagnostics }: RootPlan, index: number): Promise<void> {
  const range = diagnostics[index]?.range;
  // The tool counts from 1.
  if (range) await openAt(join(root, range.file), range.start.line - 1, range.start.column - 1, undefined);
}

async function openAt(
  path: string,
  line: number,
  character: number,
  sought: Sought | undefined,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(path));
  const found = nearestLine(document.getText().split(/\r?\n/), line, sought);
  const isSame = found === line;
  const at = document.validatePosition(new Position(found, isSame ? character : 0));
  await window.showTextDocument(document, { selection: new Selection(at, at), preview: true });
  window.activeTextEditor?.revealRange(new Range(at, at));
}
