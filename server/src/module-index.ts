import type { SourceFile } from "./syntax/source-file.ts";
import { joined, localSources } from "./terraform/call-targets.ts";

/** Which folder calls which, by local paths. Kept up to date while the folders change. */
export class ModuleIndex {
  private readonly calls = new Map<string, ReadonlySet<string>>();
  private readonly callersOf = new Map<string, Set<string>>();

  has(directory: string): boolean {
    return this.calls.has(directory);
  }

  /** Takes in what the files of a folder say now. Returns the folders that it called before and calls no more. */
  set(directory: string, files: readonly SourceFile[]): readonly string[] {
    const before = this.calls.get(directory) ?? NONE;
    const sources = files.flatMap((file) => localSources(file));
    this.setSources(directory, sources);
    const now = this.calls.get(directory) ?? NONE;
    return [...before].filter((target) => !now.has(target));
  }

  /** @param sources the local paths that module calls of the folder lead to */
  setSources(directory: string, sources: readonly string[]): void {
    const targets = new Set(sources.map((source) => joined(directory, source)));
    const before = this.calls.get(directory);
    if (before?.size === targets.size && [...targets].every((target) => before.has(target))) return;
    this.delete(directory);
    this.calls.set(directory, targets);
    for (const target of targets) {
      const callers = this.callersOf.get(target);
      if (callers) callers.add(directory);
      else this.callersOf.set(target, new Set([directory]));
    }
  }

  delete(directory: string): void {
    for (const target of this.calls.get(directory) ?? []) this.callersOf.get(target)?.delete(directory);
    this.calls.delete(directory);
  }

  callers(directory: string): readonly string[] {
    return [...(this.callersOf.get(directory) ?? [])].sort();
  }

  /** The folders whose content may decide what is found in this one: all that call it, and all that any of those call. */
  neighbours(directory: string): ReadonlySet<string> {
    const above = this.reach([directory], (one) => this.callersOf.get(one) ?? NONE);
    const all = this.reach([...above], (one) => this.calls.get(one) ?? NONE);
    all.delete(directory);
    return all;
  }

  /** The folders in which something else may be found when this one changes: what it calls, and what calls it. */
  dependents(directory: string): ReadonlySet<string> {
    const below = this.reach([directory], (one) => this.calls.get(one) ?? NONE);
    for (const caller of this.reach([directory], (one) => this.callersOf.get(one) ?? NONE)) below.add(caller);
    below.delete(directory);
    return below;
  }

  private reach(from: readonly string[], next: (directory: string) => ReadonlySet<string>): Set<string> {
    const seen = new Set(from);
    const pending = [...from];
    for (let one = pending.pop(); one !== undefined && seen.size < MOST_NEIGHBOURS; one = pending.pop()) {
      for (const other of next(one)) {
        if (seen.has(other)) continue;
        seen.add(other);
        pending.push(other);
      }
    }
    return seen;
  }
}

/** Where everything calls everything, the nearest decide. */
const MOST_NEIGHBOURS = 2_000;
const NONE: ReadonlySet<string> = new Set();
