import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { l10n, type QuickPickItem, RelativePattern, Uri, window, workspace } from "vscode";
import type { RootModule } from "../../../protocol/src/lsp.ts";
import { selectedWorkspace } from "../../../runner/src/workspaces.ts";

/** Asks for a workspace. @returns "" for the one that is selected, undefined when nobody chose. */
export async function pickWorkspace(root: string, before: string | undefined): Promise<string | undefined> {
  const selected = selectedWorkspace(root, process.env) ?? "default";
  const names = [...new Set([before ?? "default", "default", ...localWorkspaces(root)])];
  const items: readonly (QuickPickItem & { readonly name: string | undefined })[] = [
    { label: l10n.t("The one that is selected"), description: selected, name: "" },
    ...names.map((name) => ({ label: name, name })),
    { label: l10n.t("Another one…"), name: undefined },
  ];
  const picked = await window.showQuickPick(items, { title: l10n.t("Workspace") });
  if (!picked || picked.name !== undefined) return picked?.name;
  return window.showInputBox({
    title: l10n.t("Workspace"),
    prompt: l10n.t("Its name. One that does not exist is refused before anything is planned."),
    validateInput: (text) => (isPrintable(text) ? undefined : l10n.t("A name without control characters")),
  });
}

/** What the local backend has; what others have is known only by asking them. */
function localWorkspaces(root: string): string[] {
  try {
    return readdirSync(join(root, "terraform.tfstate.d"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

/** Asks for vars files beside those that count by themselves. @returns undefined when nobody chose. */
export async function pickVarsFiles(
  root: RootModule,
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  const pattern = new RelativePattern(Uri.file(root.directory), "**/*.{tfvars,tfvars.json}");
  const found = (await workspace.findFiles(pattern, "**/.terraform/**", MOST_FILES)).map(
    ({ fsPath }) => fsPath,
  );
  const paths = [
    ...new Set([...before, ...found.filter((path) => !isAutomatic(root.directory, path)).sort()]),
  ];
  const items = paths
    .filter((path) => !root.varsFiles.includes(path))
    .map((path) => ({ label: relative(root.directory, path), path, picked: before.includes(path) }));
  const elsewhere = { label: l10n.t("From elsewhere…"), path: "", picked: false };
  const picked = await window.showQuickPick([...items, elsewhere], {
    title: l10n.t("Vars files"),
    placeHolder: l10n.t("A later one counts over an earlier one"),
    canPickMany: true,
  });
  if (!picked) return undefined;
  const chosen = picked.map(({ path }) => path).filter((path) => path !== "");
  if (!picked.includes(elsewhere)) return chosen;
  const opened = await window.showOpenDialog({
    defaultUri: Uri.file(root.directory),
    canSelectMany: true,
    filters: { Terraform: ["tfvars", "json"] },
  });
  return [...chosen, ...(opened ?? []).map(({ fsPath }) => fsPath)];
}

/** Terraform reads these without being told. */
function isAutomatic(root: string, path: string): boolean {
  return /^(?:terraform\.tfvars|[^/\\]*\.auto\.tfvars)(?:\.json)?$/.test(relative(root, path));
}

/** Asks for addresses: those that are known, and what is typed. @returns undefined when nobody chose. */
export async function pickAddresses(
  title: string,
  known: readonly string[],
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  const picker = window.createQuickPick();
  picker.title = title;
  picker.placeholder = l10n.t("Choose addresses, or type one");
  picker.canSelectMany = true;
  const offered = [...new Set([...before, ...known])].map((label) => ({ label }));
  picker.items = offered;
  picker.selectedItems = offered.filter(({ label }) => before.includes(label));
  picker.onDidChangeValue((typed) => {
    // What was typed and chosen stays when something else is typed.
    const chosen = picker.selectedItems;
    const others = [...chosen, ...offered.filter(({ label }) => !chosen.some((one) => one.label === label))];
    const isNew = isPrintable(typed) && !others.some(({ label }) => label === typed);
    picker.items = isNew ? [{ label: typed }, ...others] : others;
    picker.selectedItems = chosen;
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems.map(({ label }) => label));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function isPrintable(text: string): boolean {
  return text.trim() !== "" && !/\p{Cc}/u.test(text);
}

const MOST_FILES = 500;
