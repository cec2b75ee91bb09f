import { commands, Disposable, l10n, TabInputWebview, ViewColumn, window } from "vscode";
import { showStatusMessage } from "../features/status-message.ts";
import { lineAt } from "./live-lines.ts";
import { MARK_WORDS } from "./mark-words.ts";
import { mergedKinds } from "./marks.ts";
import { locationOf } from "./places.ts";
import type { PlanMarks } from "./plan-marks.ts";
import { PLAN_COMMANDS } from "./plan-state.ts";
import { asOpened } from "./root-spelling.ts";
import type { NodeTarget } from "./tree-node.ts";

/** From the source to the page, for the block under the cursor, and from the Plan view to the source. */
export function registerShowInPlan(marks: PlanMarks): Disposable {
  return Disposable.from(
    commands.registerCommand("rebake.showInPlan", () => showInPlan(marks)),
    commands.registerCommand("rebake.openPlanned", (target: NodeTarget) => openPlanned(target, marks)),
  );
}

async function showInPlan(marks: PlanMarks): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const line = lineAt(
    marks.in(editor.document.uri),
    editor.selection.active.line,
    (at) => editor.document.lineAt(at).text,
  );
  const change = line && mergedKinds(line.marks)[0]?.changes[0]?.id;
  if (line) await commands.executeCommand(PLAN_COMMANDS.show, line.root, change);
  else
    showStatusMessage(
      l10n.t(marks.plans.roots.length > 0 ? MARK_WORDS.noPlanHere : MARK_WORDS.noPlan),
      MESSAGE_MS,
    );
}

async function openPlanned(target: NodeTarget, marks: PlanMarks): Promise<void> {
  const { root, change, address } = target;
  if (address === undefined && !target.source) {
    await commands.executeCommand(PLAN_COMMANDS.show, root);
    return;
  }
  const page = pageColumn();
  // Only where it is in view: nobody asked for it to be opened.
  if (page !== undefined && change !== undefined)
    await commands.executeCommand(PLAN_COMMANDS.show, root, change, true);
  const found = address === undefined ? undefined : await marks.find(root, address);
  const place = found ?? (target.source && locationOf(await asOpened(root), target.source));
  if (!place) {
    showStatusMessage(l10n.t(MARK_WORDS.goneFromSource, address ?? ""), MESSAGE_MS);
    if (change !== undefined) await commands.executeCommand(PLAN_COMMANDS.show, root, change);
    return;
  }
  await window.showTextDocument(place.uri, {
    selection: place.range.with({ end: place.range.start }),
    // Who walks through the view goes on walking.
    preserveFocus: true,
    preview: true,
    ...(page === undefined ? {} : { viewColumn: besides(page) }),
  });
}

/** The column in which the plan page is in view. */
function pageColumn(): ViewColumn | undefined {
  return window.tabGroups.all.find(
    ({ activeTab }) =>
      activeTab?.input instanceof TabInputWebview && activeTab.input.viewType.includes("rebake.plan"),
  )?.viewColumn;
}

function besides(column: ViewColumn): ViewColumn {
  const other = window.tabGroups.all.find(({ viewColumn }) => viewColumn !== column);
  return other?.viewColumn ?? ViewColumn.Beside;
}

const MESSAGE_MS = 6000;
