import type { Diagnostic } from "vscode-languageserver/node";

export interface StoredDiagnostics {
  readonly path: string;
  /** The version of the open document they speak of; undefined for a file. */
  readonly version: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Another one as soon as the diagnostics are others. */
  readonly resultId: string;
}

/** The diagnostics of every file that was checked, as plain values. */
export class DiagnosticStore {
  private readonly entries = new Map<string, StoredDiagnostics>();
  private readonly pathsOf = new Map<string, ReadonlySet<string>>();
  private next = 1;
  /** A client may still hold identifiers of a server that ran before. */
  private readonly session = Date.now().toString(36);

  /** @param onChange gets the paths whose diagnostics, or their version, are others than before. */
  constructor(private readonly onChange: (paths: readonly string[]) => void) {}

  /** Replaces all that is known of a folder. */
  setFolder(directory: string, files: readonly Omit<StoredDiagnostics, "resultId">[]): void {
    const changed: string[] = [];
    const before = this.pathsOf.get(directory) ?? new Set();
    const now = new Set(files.map((file) => file.path));
    for (const path of before) if (!now.has(path) && this.remove(path)) changed.push(path);
    for (const file of files) if (this.set(file)) changed.push(file.path);
    if (now.size > 0) this.pathsOf.set(directory, now);
    else this.pathsOf.delete(directory);
    if (changed.length > 0) this.onChange(changed);
  }

  get(path: string): StoredDiagnostics | undefined {
    return this.entries.get(path);
  }

  all(): IterableIterator<StoredDiagnostics> {
    return this.entries.values();
  }

  /** The folders of which something is known. */
  directories(): string[] {
    return [...this.pathsOf.keys()];
  }

  totals(): { findings: number; files: number } {
    let findings = 0;
    for (const { diagnostics } of this.entries.values()) findings += diagnostics.length;
    return { findings, files: this.entries.size };
  }

  private set(file: Omit<StoredDiagnostics, "resultId">): boolean {
    const known = this.entries.get(file.path);
    const isSame = known && JSON.stringify(known.diagnostics) === JSON.stringify(file.diagnostics);
    if (isSame && known.version === file.version) return false;
    this.entries.set(file.path, {
      ...file,
      resultId: isSame ? known.resultId : `${this.session}.${this.next++}`,
    });
    // A file in which nothing was ever found is not news.
    return known !== undefined || file.diagnostics.length > 0 || file.version !== undefined;
  }

  private remove(path: string): boolean {
    const known = this.entries.get(path);
    this.entries.delete(path);
    return known !== undefined && known.diagnostics.length > 0;
  }
}
