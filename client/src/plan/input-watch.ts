import { basename, dirname } from "node:path";
import { type Disposable, RelativePattern, Uri, workspace } from "vscode";
import type { PlanRunRecord } from "../../../protocol/src/run-record.ts";
import { inputHashes } from "../../../runner/src/inputs.ts";

/** Says, whenever a file that a plan read is changed on disk, made or removed, whether all of them are still what it read. */
export class InputWatch implements Disposable {
  private readonly watches: Disposable[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param told gets true when something is different; it is called at the beginning, too. */
  constructor(
    private readonly record: PlanRunRecord,
    private readonly told: (isOutdated: boolean) => void,
  ) {
    const files = record.request.varFiles.map((path) => [dirname(path), basename(path)] as const);
    for (const [folder, pattern] of [[record.root, INPUTS] as const, ...files]) {
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

/** True when the files of the root module are others, or say something else, than what the plan read. */
export function isOutdated({ root, inputs, request }: PlanRunRecord): boolean {
  if (!inputs) return false;
  let now: Readonly<Record<string, string>>;
  try {
    now = inputHashes(root, request.varFiles);
  } catch (error) {
    // The folder is gone, or cannot be read: that is another one than the plan read.
    if ((error as NodeJS.ErrnoException).code !== undefined) return true;
    throw error;
  }
  const names = new Set([...Object.keys(inputs), ...Object.keys(now)]);
  return [...names].some((name) => inputs[name] !== now[name]);
}

const INPUTS = "{*.tf,*.tofu,*.tfvars,*.tf.json,*.tofu.json,*.tfvars.json,.terraform.lock.hcl}";
const PAUSE_MILLISECONDS = 200;
