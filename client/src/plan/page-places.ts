import { resolve } from "node:path";
import { l10n, Position, Range, Selection, Uri, window, workspace } from "vscode";
import { diffOf } from "../../../protocol/src/plan-lookups.ts";
import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { MARK_WORDS } from "./mark-words.ts";
import { nearestLine, type Sought } from "./nearest-line.ts";
import type { RootPlan } from "./plan-state.ts";
import { asOpened } from "./root-spelling.ts";
import { placeOfTool } from "./tool-diagnostics.ts";

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
  const part = forcing ?? (attribute === undefined ? undefined : diffOf(view, one)?.attributes[attribute]);
  if (part?.source) return { place: part.source, sought: { kind: "attribute", path: part.path } };
  return one.source && { place: one.source, sought: block };
}

/**
 * Opens what the page asks for. A file may have changed since: then at the nearest line that says the same. What is not there any
 * more is said.
 */
export async function openFromPage(plan: RootPlan, message: Open): Promise<void> {
  const known =
    message.diagnostic === undefined ? placeOf(plan.view, message) : placeIn(plan, message.diagnostic);
  if (known) await openAt(await asOpened(plan.root), known);
  else tellGone(message.change ?? "");
}

/** The place that a diagnostic of the tool names. */
function placeIn({ diagnostics }: RootPlan, index: number): KnownPlace | undefined {
  const place = placeOfTool(diagnostics[index]?.range);
  return place && { place, sought: undefined };
}

/** @param base the root module's folder, as this window has it open: a file is one document under one name. */
async function openAt(base: string, { place, sought }: KnownPlace): Promise<void> {
  const { line, character } = place.range.start;
  const uri = Uri.file(resolve(base, place.file));
  const document = await workspace.openTextDocument(uri).then(
    (opened) => opened,
    // Renamed, deleted, in a folder that nobody may read.
    () => undefined,
  );
  if (!document) {
    tellGone(place.file);
    return;
  }
  const found = nearestLine(document.getText().split(/\r?\n/), line, sought);
  const isSame = found === line;
  const at = document.validatePosition(new Position(found, isSame ? character : 0));
  await window.showTextDocument(document, { selection: new Selection(at, at), preview: true });
  window.activeTextEditor?.revealRange(new Range(at, at));
}

function tellGone(what: string): void {
  showStatusMessage(l10n.t(MARK_WORDS.goneFromSource, what));
}
