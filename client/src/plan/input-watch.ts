import { basename, dirname, isAbsolute, join } from "node:path";
import { type Disposable, RelativePattern, Uri, workspace } from "vscode";
import type { PlanRunRecord } from "../../../protocol/src/run-record.ts";
import { changedInputs } from "../../../runner/src/inputs.ts";

/** Says, whenever a file that a plan read is changed on disk, made or removed, whether all of them are still what it read. */
export class InputWatch implements Disposable {
  private readonly watches: Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param told gets true when something is different; it is called at the beginning, too. */
  constructor(
    private readonly record: PlanRunRecord,
    private readonly told: (isOutdated: boolean) => void,
  ) {
    for (const [folder, pattern] of watchedFolders(record)) {
      const watch = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), pattern));
      watch.onDidChange(() => this.later());
      watch.onDidCreate(() => this.later());
      watch.onDidDelete(() => this.later());
      this.watches.push(watch);
    }
    // Where watching fails (some network drives), saving is still seen.
    this.watches.push(workspace.onDidSaveTextDocument(() => this.later()));
    this.later();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const watch of this.watches) watch.dispose();
  }

  /** Saving all files is many events. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.told(isOutdated(this.record)), PAUSE_MILLISECONDS);
  }
}

/** True when what the plan read is different now, or there is more of it or less. */
export function isOutdated(record: PlanRunRecord): boolean {
  try {
    return changedInputs(record, record.request.varFiles).length > 0;
  } catch (error) {
    // The folder is gone, or cannot be read: that is another one than the plan read.
    if ((error as NodeJS.ErrnoException).code !== undefined) return true;
    throw error;
  }
}

/** The root module, the modules beside it and the vars files: folders, and what in them counts. */
function watchedFolders({ root, inputs, request }: PlanRunRecord): [folder: string, pattern: string][] {
  const modules = Object.keys(inputs ?? {})
    .filter((name) => !isAbsolute(name))
    .map((name) => dirname(join(root, name)));
  return [
    ...[...new Set([root, ...modules])].map((folder): [string, string] => [folder, INPUTS]),
    ...request.varFiles.map((path): [string, string] => [dirname(path), basename(path)]),
  ];
}

const INPUTS = "{*.tf,*.tofu,*.tfvars,*.tf.json,*.tofu.json,*.tfvars.json,.terraform.lock.hcl}";
const PAUSE_MILLISECONDS = 200;
