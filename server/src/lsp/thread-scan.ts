import type { CheckSettings, FolderResult, FolderTask } from "../host/check-folders.ts";
import type { StoredDiagnostics } from "./diagnostic-store.ts";
import { plainDiagnosticsOfFile } from "./grouped-diagnostics.ts";
import type { Session } from "./session.ts";
import { diskPathOf, schemeOf, uriOfDisk } from "./uris.ts";

/** Checks folders as they lie on disk, elsewhere than on the thread that answers the editor. */
export type CheckElsewhere = (
  wanted: readonly FolderTask[],
  others: readonly FolderTask[],
  settings: CheckSettings,
  on: { result(result: FolderResult): void; isCancelled(): boolean },
) => Promise<void>;

/** A folder with the files of ours in it; URIs. */
export interface ClosedFolder {
  readonly directory: string;
  readonly files: readonly string[];
}

/** Below this many files the thread that answers is done before others have started. */
const FEWEST_FILES = 250;

/**
 * The first look at a large workspace, in threads of their own, so that no keystroke waits for it. Returns the folders that
 * are left for this thread: what it cannot do elsewhere, and what may be others than on disk by now.
 */
export async function scanInThreads(
  session: Session,
  root: string,
  folders: readonly ClosedFolder[],
  isCancelled: () => boolean,
): Promise<readonly string[]> {
  const all = folders.map((one) => one.directory);
  const { checkElsewhere } = session;
  const files = folders.reduce((sum, one) => sum + one.files.length, 0);
  if (!checkElsewhere || files < FEWEST_FILES || schemeOf(root) !== "file") return all;
  // Which of its findings somebody has accepted is decided on this thread.
  if (session.baselines.hides(root)) return all;
  const touched = new Set(session.workspace.openDirectories());
  const stopWatching = session.scheduler.watch((directory) => touched.add(directory));
  const done = new Set<string>();
  const tasks = new Map(folders.map((one) => [diskPathOf(one.directory), one]));
  const mayDiffer = dependentsOf(session, touched);
  const task = ({ directory, files: own }: ClosedFolder): FolderTask => ({
    directory: diskPathOf(directory),
    files: own.map(diskPathOf),
  });
  try {
    await checkElsewhere(
      folders.filter((one) => !mayDiffer.has(one.directory)).map(task),
      folders.filter((one) => mayDiffer.has(one.directory)).map(task),
      {
        root: diskPathOf(root),
        rules: undefined,
        severities: Object.fromEntries(session.settings.levels(root)),
        ruleOptions: session.projects.ruleOptions(root),
        today: session.today(),
        varsFiles: varsFilesOf(session, all),
        brief: true,
        score: true,
      },
      {
        isCancelled,
        result(result) {
          const folder = tasks.get(result.directory);
          if (!folder || isCancelled()) return;
          done.add(folder.directory);
          if (!touched.has(folder.directory)) take(session, folder, result);
        },
      },
    );
  } catch (error) {
    session.log.error(`The threads that check the workspace failed, it goes on without them: ${error}`);
  } finally {
    stopWatching();
  }
  const again = dependentsOf(session, touched);
  return all.filter((one) => !done.has(one) || (again.has(one) && !session.workspace.isOpen(one)));
}

/** The folders, and those in which something else may be found because of what is in them. */
function dependentsOf(session: Session, directories: ReadonlySet<string>): Set<string> {
  const found = new Set(directories);
  for (const one of directories)
    for (const dependent of session.modules.index.dependents(one)) found.add(dependent);
  return found;
}

function varsFilesOf(
  session: Session,
  directories: readonly string[],
): NonNullable<CheckSettings["varsFiles"]> {
  const chosen = directories.flatMap((one) => {
    const paths = session.projects.varsFiles(one);
    return paths.length > 0 ? [[diskPathOf(one), paths.map(diskPathOf)] as const] : [];
  });
  return Object.fromEntries(chosen);
}

function take(session: Session, { directory, files }: ClosedFolder, result: FolderResult): void {
  const reported: Omit<StoredDiagnostics, "resultId">[] = [];
  for (const path of files) {
    if (!session.isInScope(path)) continue;
    const own = result.findings.filter((one) => uriOfDisk(one.path) === path);
    const diagnostics = plainDiagnosticsOfFile(own, uriOfDisk, session.diagnosticOptions);
    reported.push({ path, version: undefined, diagnostics });
  }
  for (const problem of result.problems) {
    const unread = files.find((path) => problem.startsWith(`${diskPathOf(path)}: `));
    if (unread) {
      const reason = problem.slice(diskPathOf(unread).length + 2).replace("; it was left out", "");
      session.unreadable(unread, `it ${reason}`);
    } else session.log.warn(problem);
  }
  session.takeScanned(directory, reported, result.tally);
}
