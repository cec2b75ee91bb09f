import { readdir, readFile } from "node:fs/promises";
import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  languages,
  type QuickPickItem,
  Uri,
  window,
} from "vscode";
import { DIAGNOSTIC_SOURCE } from "../../../protocol/src/lsp.ts";
import { SHOW_RULE } from "./rule-link.ts";

/** Shows the pages of the rules that come with the extension: no network is needed. */
export function registerRulePages(context: ExtensionContext): Disposable {
  const folder = Uri.joinPath(context.extensionUri, "docs", "rules");
  return commands.registerCommand(SHOW_RULE, async (rule?: unknown) => {
    const ids = await ruleIds(folder);
    // Links carry the id; it comes from a document and may be anything.
    const id = typeof rule === "string" && ids.includes(rule) ? rule : await pick(folder, ids);
    if (id !== undefined) await commands.executeCommand("markdown.showPreview", pageOf(folder, id));
  });
}

/** The rule under the cursor is the first of the list. */
async function pick(folder: Uri, ids: readonly string[]): Promise<string | undefined> {
  const here = ruleAtCursor();
  const ordered = here && ids.includes(here) ? [here, ...ids.filter((id) => id !== here)] : ids;
  const items = ordered.map(async (id): Promise<QuickPickItem> => {
    const description = await titleOf(pageOf(folder, id));
    return { label: id, description };
  });
  const picked = await window.showQuickPick(Promise.all(items), {
    placeHolder: l10n.t("Which rule?"),
    matchOnDescription: true,
  });
  return picked?.label;
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const found = languages
    .getDiagnostics(editor.document.uri)
    .find(({ source, range }) => source === DIAGNOSTIC_SOURCE && range.contains(editor.selection.active));
  const code = found?.code;
  return typeof code === "object" ? String(code.value) : code?.toString();
}

async function ruleIds(folder: Uri): Promise<string[]> {
  const names = await readdir(folder.fsPath);
  // A rule's page has the rule's name, which is in small letters; README.md lists them all.
  return names.filter((name) => /^[a-z-]+\.md$/.test(name)).map((name) => name.slice(0, -".md".length));
}

/** The first heading of a page. */
async function titleOf(page: Uri): Promise<string> {
  return /^#\s+(.+)$/m.exec(await readFile(page.fsPath, "utf8"))?.[1] ?? "";
}

function pageOf(folder: Uri, id: string): Uri {
  return Uri.joinPath(folder, `${id}.md`);
}
