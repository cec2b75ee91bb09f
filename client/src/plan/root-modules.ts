import { realpathSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { l10n, type QuickPickItem, type TextDocument, window, workspace } from "vscode";
import { ROOT_MODULES, type RootModule, type RootModulesResult } from "../../../protocol/src/lsp.ts";
import { insideOf } from "../../../runner/src/tools/find-tool.ts";
import type { Server } from "../features/server.ts";

/** Files that Terraform and OpenTofu read as configuration or values. */
export const TERRAFORM_FILE = /\.(?:tf|tofu|tfvars)(?:\.json)?$/;

/** The folders of the workspace that are on disk. */
export function foldersOnDisk(): readonly string[] {
  return (workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === "file")
    .map(({ uri }) => uri.fsPath);
}

/** What is needed of the server to ask it. */
export type AskedServer = Pick<Server, "request" | "status" | "onStatus">;

/** Who asks for something right after opening a window waits for the server a little. It starts, or says that it does not. */
export async function started(server: Pick<Server, "status" | "onStatus">): Promise<void> {
  if (server.status.kind !== "starting") return;
  await new Promise<void>((resolve) => {
    const listening = server.onStatus(({ kind }) => {
      if (kind === "starting") return;
      listening.dispose();
      resolve();
    });
  });
}

/** The root modules of the workspace. Where the server does not answer: the folder of the active file. */
export async function rootModules(server: AskedServer): Promise<readonly RootModule[]> {
  await started(server);
  const answer = await server.request<RootModulesResult>(ROOT_MODULES, {});
  if (answer && answer.roots.length > 0) return answer.roots;
  const directory = activeFolder();
  return directory === undefined ? [] : [{ directory, folders: [directory], varsFiles: [] }];
}

/** The folder of the Terraform file that is being edited. */
function activeFolder(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document?.uri.scheme === "file" && TERRAFORM_FILE.test(document.uri.fsPath)
    ? dirname(document.uri.fsPath)
    : undefined;
}

/** Root modules with that of the active file first: its own folder, then what calls it; then the one planned last. */
export function ordered(
  roots: readonly RootModule[],
  active: string | undefined,
  last: string | undefined,
): readonly RootModule[] {
  const rank = ({ directory, folders }: RootModule): number => {
    if (directory === active) return 0;
    if (active !== undefined && folders.includes(active)) return 1;
    return directory === last ? 2 : 3;
  };
  return [...roots].sort((one, other) => rank(one) - rank(other));
}

/** Asks for the root module unless there is only one. @returns undefined when nobody chose, or there is none (which has been said). */
export async function pickRootModule(
  server: AskedServer,
  last: string | undefined,
): Promise<RootModule | undefined> {
  const roots = ordered(await rootModules(server), activeFolder(), last);
  if (roots.length <= 1) {
    if (roots[0] === undefined)
      void window.showInformationMessage(
        l10n.t("There is no Terraform or OpenTofu root module in this workspace."),
      );
    return roots[0];
  }
  const items = roots.map((root): QuickPickItem & { readonly root: RootModule } => ({
    label: nameOf(root.directory),
    description: root.directory === last ? l10n.t("planned last") : "",
    root,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Preview Plan"),
    placeHolder: l10n.t("Which root module?"),
    matchOnDescription: true,
  });
  return picked?.root;
}

/** The root module in that folder; one of its own where the server knows none there. */
export async function rootModuleAt(server: AskedServer, directory: string): Promise<RootModule> {
  const roots = await rootModules(server);
  return (
    roots.find((root) => isSame(root.directory, directory)) ?? {
      directory,
      folders: [directory],
      varsFiles: [],
    }
  );
}

/** What people call a folder: as the explorer shows it. Runs name folders with links resolved, workspaces as they were opened. */
export function nameOf(directory: string): string {
  const folders = foldersOnDisk();
  const folder = folders.find((one) => insideOf([one])(directory));
  if (folder === undefined) return directory;
  const below = relative(realPath(folder), realPath(directory)).replaceAll("\\", "/");
  if (below === "") return basename(folder);
  return folders.length > 1 ? `${basename(folder)}/${below}` : below;
}

/**
 * Documents whose text is not on disk yet, which is where the tools read.
 * @param folders whose files of Terraform or, where `pattern` says so, of something else count
 * @param files that count whatever they are called
 */
export function unsavedIn(
  folders: readonly string[],
  files: readonly string[] = [],
  pattern = TERRAFORM_FILE,
): readonly TextDocument[] {
  return workspace.textDocuments.filter(
    ({ uri, isDirty }) =>
      isDirty &&
      uri.scheme === "file" &&
      (files.includes(uri.fsPath) || (pattern.test(uri.fsPath) && folders.includes(dirname(uri.fsPath)))),
  );
}

/** Whether a run's root module belongs to this window. */
export function isOfWorkspace(root: string): boolean {
  return insideOf(foldersOnDisk())(root);
}

/** Runs name folders with links resolved, editors as they were opened. */
export function isSame(one: string, other: string): boolean {
  return one === other || realPath(one) === realPath(other);
}

export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Gone: it is the same as nothing else.
    return path;
  }
}
