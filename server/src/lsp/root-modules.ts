import type { RootModule, RootModulesResult } from "../../../protocol/src/lsp.ts";
import { dialectOf } from "../syntax/names.ts";
import type { Session } from "./session.ts";
import { diskPathOf, isWithin, schemeOf } from "./uris.ts";

/** Answers ROOT_MODULES, as soon as it is known which folder calls which. */
export async function rootModules(session: Session): Promise<RootModulesResult> {
  await session.indexed;
  const roots: RootModule[] = [];
  for (const directory of session.modules.index.directories()) {
    if (schemeOf(directory) !== "file" || !isInWorkspace(session, directory)) continue;
    if (!(await isRootModule(session, directory))) continue;
    roots.push({
      directory: diskPathOf(directory),
      folders: session.modules.index.below(directory).map(diskPathOf).sort(),
      varsFiles: session.projects.varsFiles(directory).map(diskPathOf),
    });
  }
  return { roots };
}

async function isRootModule(session: Session, directory: string): Promise<boolean> {
  const { files, modules, workspace } = session;
  const listed = await files.list(directory);
  if (listed.kind !== "entries") return false;
  const hasModule = listed.entries.some(
    ({ kind, name }) => kind === "file" && dialectOf(name) === "terraform",
  );
  if (!hasModule) return false;
  if (!modules.index.mayBeCalled(directory)) return true;
  // How it is used is looked up only where somebody calls it: it takes reading all that belongs to it.
  const { uses } = await modules.around(directory, await workspace.snapshot(directory));
  return uses.modules.some(({ use }) => use.call === undefined && !use.isCalledByOthers);
}

function isInWorkspace(session: Session, directory: string): boolean {
  return [...session.settings.rootPaths()].some((root) => isWithin(root, directory));
}
