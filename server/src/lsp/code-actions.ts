import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { FIX_ALL_KIND } from "../../../protocol/src/lsp.ts";
import { type ActionId, editsOf, type PlannedAction, planActions } from "../ide/code-actions.ts";
import { withFreeNames } from "../ide/free-names.ts";
import type { LintFinding } from "../lint.ts";
import { type Checked, placesOf } from "./checker.ts";
import { fromRange, type Places, toWorkspaceEdit } from "./convert.ts";
import { diagnosticsOfFile } from "./grouped-diagnostics.ts";
import { contentModified } from "./handler.ts";
import type { Session } from "./session.ts";
import { pathOf } from "./uris.ts";

export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL_KIND];

/** What a client sends back to have the edits of an action. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly id: ActionId;
}

export async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const path = pathOf(params.textDocument.uri);
  if (!session.workspace.document(path) || !session.features.actionLiterals) return [];
  const checked = await currentCheck(session, path);
  const places = placesOf(checked);
  const range = fromRange(places.of(path), params.range);
  const planned = planActions(checked, path, range, wanted(params.context.only)).filter((action) =>
    isPossible(session, checked, path, action),
  );
  const version = checked.versions.get(path) ?? 0;
  const diagnosticOf = planned.length > 0 ? diagnosticsOf(session, checked, path, places) : () => undefined;
  return Promise.all(
    planned.map(async (action) => {
      const data: ActionData = { uri: params.textDocument.uri, version, id: action.id };
      const literal: CodeAction = {
        title: action.title,
        kind: action.kind,
        diagnostics: action.findings.flatMap((finding) => diagnosticOf(finding) ?? []),
        ...(action.preferred ? { isPreferred: true } : {}),
      };
      if (session.features.resolvesEdits) return { ...literal, data };
      const edit = await editOf(session, checked, path, action.id);
      return edit ? { ...literal, edit } : literal;
    }),
  );
}

/** Fills in the edits of an action. @throws ResponseError when its document has changed since it was offered. */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  if (!data || action.edit) return action;
  const path = pathOf(data.uri);
  const checked = await currentCheck(session, path);
  if (checked.versions.get(path) !== data.version) throw contentModified();
  const edit = await editOf(session, checked, path, data.id);
  if (!edit) throw contentModified();
  return { ...action, edit };
}

async function currentCheck(session: Session, path: string): Promise<Checked> {
  const checked = await session.checker.check(session.workspace.directoryOf(path));
  if (checked.versions.get(path) !== session.documents.version(path)) throw contentModified();
  return checked;
}

async function editOf(
  session: Session,
  checked: Checked,
  path: string,
  id: ActionId,
): Promise<WorkspaceEdit | undefined> {
  const edits = editsOf(checked, path, id, session.tools);
  if (!edits) return undefined;
  const isTaken = async (file: string) =>
    session.documents.has(pathOf(file)) || (await session.files.read(pathOf(file))).kind !== "absent";
  const free = await withFreeNames(edits, checked.folder.directory, isTaken);
  return toWorkspaceEdit(free, placesOf(checked), {
    features: session.features,
    uri: (other) => session.documents.uri(pathOf(other)),
    version: (other) => checked.versions.get(other),
  });
}

/** A fix that makes a file needs a client that can, and a folder to make it in. */
function isPossible(session: Session, checked: Checked, path: string, { id }: PlannedAction): boolean {
  const canCreate = session.features.createsFiles && !session.workspace.document(path)?.alone;
  if (canCreate || (id.kind !== "fix" && id.kind !== "fixRule")) return true;
  return editsOf(checked, path, id, session.tools)?.newFiles.length === 0;
}

/** As the client has them, so that it knows them again. */
function diagnosticsOf(
  session: Session,
  { findings }: Checked,
  path: string,
  places: Places,
): (finding: LintFinding) => Diagnostic | undefined {
  const inFile = findings.filter(({ location }) => location.path === path);
  const diagnostics = diagnosticsOfFile(inFile, places, session.diagnosticOptions);
  const known = new Map(inFile.map((finding, index) => [finding, diagnostics[index]]));
  return (finding) => known.get(finding);
}

/** Kinds are a hierarchy: who asks for `source.fixAll` wants `source.fixAll.rebake` too. */
function wanted(only: readonly string[] | undefined): (kind: string) => boolean {
  return (kind) => only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}
