import {
  type DecorationOptions,
  Disposable,
  l10n,
  MarkdownString,
  OverviewRulerLane,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  Uri,
  window,
  workspace,
} from "vscode";
import { MARK_LOOKS } from "./kind-looks.ts";
import { kindsInWords, kindWithWhy, linkArgument } from "./lens-text.ts";
import { MARK_WORDS } from "./mark-words.ts";
import { type MarkedKind, type MarkKind, mergedKinds } from "./marks.ts";
import { MARKS_SETTING } from "./marks-setting.ts";
import type { MarkedLine, PlanMarks } from "./plan-marks.ts";
import { PLAN_COMMANDS } from "./plan-state.ts";

/**
 * An icon beside each block that the plan does something to, its riskiest kind of change, and a mark in the overview ruler.
 * Only in editors that are visible; VS Code moves what is there with the text.
 * @param icons the folder of the icons
 */
export function registerPlanGutter(marks: PlanMarks, icons: Uri): Disposable {
  const gutter = new Gutter(marks, icons);
  return Disposable.from(
    gutter,
    marks.onDidChange(() => gutter.draw(window.visibleTextEditors)),
    window.onDidChangeVisibleTextEditors((editors) => gutter.draw(editors)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(MARKS_SETTING)) gutter.draw(window.visibleTextEditors);
    }),
  );
}

class Gutter implements Disposable {
  /** Made when something of that kind is to be shown. */
  private readonly types = new Map<MarkKind, TextEditorDecorationType>();

  constructor(
    private readonly marks: PlanMarks,
    private readonly icons: Uri,
  ) {}

  draw(editors: readonly TextEditor[]): void {
    const isOn = workspace.getConfiguration().get<boolean>(MARKS_SETTING, true);
    for (const editor of editors) this.drawIn(editor, isOn ? this.marks.in(editor.document.uri) : []);
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
  }

  private drawIn(editor: TextEditor, lines: readonly MarkedLine[]): void {
    const byKind = new Map<MarkKind, DecorationOptions[]>();
    for (const line of lines) {
      const [riskiest] = mergedKinds(line.marks);
      if (!riskiest) continue;
      const options = { range: line.range, hoverMessage: hoverOf(line) };
      const known = byKind.get(riskiest.kind);
      if (known) known.push(options);
      else byKind.set(riskiest.kind, [options]);
    }
    for (const kind of byKind.keys()) if (!this.types.has(kind)) this.types.set(kind, this.type(kind));
    for (const [kind, type] of this.types) editor.setDecorations(type, byKind.get(kind) ?? []);
  }

  private type(kind: MarkKind): TextEditorDecorationType {
    const icon = (theme: "light" | "dark") => ({
      gutterIconPath: Uri.joinPath(this.icons, `${kind}-${theme}.svg`),
      gutterIconSize: "contain",
    });
    return window.createTextEditorDecorationType({
      light: icon("light"),
      dark: icon("dark"),
      overviewRulerColor: new ThemeColor(MARK_LOOKS[kind].color),
      overviewRulerLane: OverviewRulerLane.Left,
    });
  }
}

/** Everything of the plan is put in as text: addresses may hold anything. */
function hoverOf({ root, marks }: MarkedLine): MarkdownString {
  const text = new MarkdownString("", true);
  text.isTrusted = { enabledCommands: [PLAN_COMMANDS.show] };
  const kinds = mergedKinds(marks);
  for (const call of marks.filter(({ isCall }) => isCall))
    text
      .appendText(l10n.t(MARK_WORDS.because, call.address, kindsInWords(call.kinds, l10n.t)))
      .appendMarkdown("\n\n");
  for (const kind of kinds) appendKind(text, kind);
  const change = kinds[0]?.changes[0]?.id;
  text.appendMarkdown(
    `[${l10n.t(MARK_WORDS.showInPlan)}](command:${PLAN_COMMANDS.show}?${linkArgument([root, change])})`,
  );
  return text;
}

function appendKind(text: MarkdownString, marked: MarkedKind): void {
  const { kind, reason, attributes, changes, count } = marked;
  text.appendMarkdown(`$(${MARK_LOOKS[kind].icon}) **`);
  const words = kindWithWhy(marked, l10n.t);
  text.appendText(kind === "drift" ? words : l10n.t(MARK_WORDS.plannedHere, words));
  text.appendMarkdown("**");
  if (reason !== "" && attributes.length > 0) text.appendText(` — ${reason}`);
  text.appendMarkdown("\n\n");
  for (const { address } of changes) text.appendMarkdown("- ").appendText(address).appendMarkdown("\n");
  if (count > changes.length)
    text
      .appendMarkdown("- ")
      .appendText(l10n.t(MARK_WORDS.moreChanges, count - changes.length))
      .appendMarkdown("\n");
  text.appendMarkdown("\n");
}
