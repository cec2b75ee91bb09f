import { basename, dirname, relative } from "node:path";
import { l10n, Range, SnippetString, Uri, window, workspace } from "vscode";
import { type AskedServer, rootModules } from "../plan/root-modules.ts";
import { templateFolders } from "./packer-templates.ts";

/** Writes a block about an image into rebake.hcl, which is made where there is none, and leaves the rest to whoever is asked. */
export async function addImage(): Promise<void> {
  const file = await projectFile();
  if (!file) return;
  const folder = dirname(file.fsPath);
  const templates = (await templateFolders()).map((one) => below(folder, one));
  await insert(file, imageSnippet(templates));
}

/** The same for a target. */
export async function addTarget(server: AskedServer): Promise<void> {
  const file = await projectFile();
  if (!file) return;
  const folder = dirname(file.fsPath);
  const roots = (await rootModules(server)).map(({ directory }) => below(folder, directory));
  const document = await workspace.openTextDocument(file);
  const images = [...document.getText().matchAll(/^image\s+"([^"]+)"/gm)].map((match) => match[1] as string);
  await insert(file, targetSnippet(roots, images));
}

/** `/` between folders, as rebake.hcl has it. */
function below(folder: string, path: string): string {
  return relative(folder, path).replaceAll("\\", "/") || ".";
}

/** @param templates paths that may be meant, the likeliest first */
export function imageSnippet(templates: readonly string[]): string {
  const [first = "packer"] = templates;
  const name = first === "." ? "web" : basename(first, ".pkr.hcl");
  return `image "${place(1, [name])}" {\n  template = "${place(2, templates, first)}"\n}\n`;
}

/**
 * @param roots folders of root modules, the likeliest first
 * @param images those that rebake.hcl has
 */
export function targetSnippet(roots: readonly string[], images: readonly string[]): string {
  const [first = "infra"] = roots;
  const name = first === "." ? "web" : basename(first);
  return [
    `target "${place(1, [name])}" {`,
    `  root     = "${place(2, roots, first)}"`,
    `  image    = "${place(3, images, "web")}"`,
    `  variable = "${place(4, ["image_id"])}"`,
    "",
    "  verify {",
    `    http = "${place(5, ["http://localhost:8080/health"])}"`,
    "  }",
    "}",
    "",
  ].join("\n");
}

/** A place of a snippet: one to choose from where there are several. */
function place(index: number, choices: readonly string[], other = ""): string {
  if (choices.length > 1) return `\${${index}|${choices.map((one) => escaped(one, /[\\,|]/g)).join(",")}|}`;
  return `\${${index}:${escaped(choices[0] ?? other, /[\\$}]/g)}}`;
}

function escaped(text: string, special: RegExp): string {
  return text.replaceAll(special, (one) => `\\${one}`);
}

/** The rebake.hcl that is meant; made at the top of the workspace where there is none. @returns undefined when nobody chose. */
async function projectFile(): Promise<Uri | undefined> {
  const found = await workspace.findFiles("**/rebake.hcl", "**/{node_modules,.terraform}/**", MOST_FILES);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only) {
    const items = found.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
    const picked = await window.showQuickPick(items, { placeHolder: l10n.t("Which rebake.hcl?") });
    return picked?.uri;
  }
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  if (!folder) return undefined;
  const uri = Uri.joinPath(folder.uri, "rebake.hcl");
  await workspace.fs.writeFile(uri, new Uint8Array());
  return uri;
}

const MOST_FILES = 50;

async function insert(file: Uri, snippet: string): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const editor = await window.showTextDocument(document);
  const text = document.getText();
  const end = document.positionAt(text.length);
  const before = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  await editor.insertSnippet(new SnippetString(before + snippet), new Range(end, end));
}
