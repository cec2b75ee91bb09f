import { BASELINE_FILE, readBaseline } from "../baseline.ts";
import { fingerprintsOf } from "../fingerprints.ts";
import type { Folder } from "../folder.ts";
import type { LintFinding } from "../lint.ts";
import type { FileAccess } from "../workspace.ts";
import { relativeTo } from "./uris.ts";

export interface BaselinesOptions {
  readonly files: FileAccess;
  /** The folder that the paths of a baseline are relative to. */
  readonly baseOf: (path: string) => string | undefined;
  /** True when nothing in the workspace may hide findings. */
  readonly isOff: () => boolean;
  readonly onProblem: (problem: string) => void;
}

/** The baselines of the workspace: what was there when somebody decided to look only at new findings. */
export class Baselines {
  private byBase = new Map<string, ReadonlySet<string>>();

  constructor(private readonly options: BaselinesOptions) {}

  /** Reads those of these roots anew. Never rejects. */
  async load(roots: readonly string[]): Promise<void> {
    const bases = new Set(roots.flatMap((root) => this.options.baseOf(root) ?? []));
    const found = await Promise.all([...bases].map(async (base) => [base, await this.read(base)] as const));
    this.byBase = new Map(found.flatMap(([base, known]) => (known ? [[base, known]] : [])));
  }

  /** True where some findings are known and not shown. */
  hides(path: string): boolean {
    const base = this.options.baseOf(path);
    return base !== undefined && (this.byBase.get(base)?.size ?? 0) > 0 && !this.options.isOff();
  }

  /** The findings of a folder that are new. @param findings all of them, sorted by place */
  withoutKnown(folder: Folder, findings: LintFinding[]): LintFinding[] {
    const base = this.options.baseOf(folder.directory);
    const known = base === undefined ? undefined : this.byBase.get(base);
    if (!known || base === undefined || known.size === 0 || this.options.isOff()) return findings;
    // As the command line sees them: paths below the workspace, not URIs.
    const texts = new Map(folder.files.map(({ path, text }) => [below(base, path), text]));
    const plain = findings.map(({ rule, identity, location: { path, range } }) => ({
      rule,
      identity,
      location: { path: below(base, path), range },
    }));
    const fingerprints = fingerprintsOf(plain, (path) => texts.get(path), base);
    return findings.filter((_finding, index) => !known.has(fingerprints[index] ?? ""));
  }

  private async read(base: string): Promise<ReadonlySet<string> | undefined> {
    const path = `${base}/${BASELINE_FILE}`;
    const result = await this.options.files.read(path);
    if (result.kind === "absent") return undefined;
    const read = result.kind === "text" ? readBaseline(result.text) : { problem: result.reason };
    if ("problem" in read) {
      this.options.onProblem(`${path}: ${read.problem}; all findings are shown`);
      return undefined;
    }
    return new Set(read.entries.map(({ fingerprint }) => fingerprint));
  }
}

function below(base: string, path: string): string {
  return relativeTo(base, path) ?? path;
}
