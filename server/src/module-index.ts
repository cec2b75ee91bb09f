import type { SourceFile } from "./syntax/source-file.ts";
import { isInRegion, isRegion, regionsAround } from "./terraform/call-regions.ts";
import { localSources, targetOf } from "./terraform/call-targets.ts";

/**
 * Which folder calls which, by local paths; where it is not known to which a call leads, which region may be called. Kept
 * up to date while the folders change.
 */
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
    return [...before].filter((target) => !now.has(target)).flatMap((target) => this.foldersOf(target));
  }

  /** @param sources the local paths that module calls of the folder lead to */
  setSources(directory: string, sources: readonly string[]): void {
    const targets = new Set(sources.map((source) => targetOf(directory, source)));
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

  /** The folders with files of ours, called or not. */
  directories(): readonly string[] {
    return [...this.calls.keys()].sort();
  }

  /** A folder and all that its calls are known to lead to. */
  below(directory: string): readonly string[] {
    const found = this.reach([directory], (one) =>
      [...(this.calls.get(one) ?? NONE)].filter((target) => !isRegion(target)),
    );
    return [...found];
  }

  /** False when no call leads to the folder, nor may lead to it. */
  mayBeCalled(directory: string): boolean {
    return this.everyCaller(directory).length > 0;
  }

  /** The folders with calls that lead to a folder, or that may lead to one of a region. */
  callers(directory: string): readonly string[] {
    return [...(this.callersOf.get(directory) ?? [])].sort();
  }

  /** The folders whose content may decide what is found in this one: all that call it, and all that any of those call. */
  neighbours(directory: string): ReadonlySet<string> {
    const above = this.reach([directory], (one) => this.callersOf.get(one) ?? NONE);
    // What a region means is loaded when it is asked for: it may be the whole workspace.
    const all = this.reach([...above], (one) =>
      [...(this.calls.get(one) ?? NONE)].filter((target) => !isRegion(target)),
    );
    all.delete(directory);
    return all;
  }

  /** The folders in which something else may be found when this one changes: what it calls, and what calls it. */
  dependents(directory: string): ReadonlySet<string> {
    const below = this.reach([directory], (one) => this.everyTarget(one));
    for (const caller of this.reach([directory], (one) => this.everyCaller(one))) below.add(caller);
    below.delete(directory);
    return below;
  }

  private everyTarget(directory: string): readonly string[] {
    return [...(this.calls.get(directory) ?? NONE)].flatMap((target) => this.foldersOf(target));
  }

  private everyCaller(directory: string): readonly string[] {
    return [directory, ...regionsAround(directory)].flatMap((target) => this.callers(target));
  }

  private foldersOf(target: string): readonly string[] {
    if (!isRegion(target)) return [target];
    return [...this.calls.keys()].filter((directory) => isInRegion(directory, target));
  }

  private reach(from: readonly string[], next: (directory: string) => Iterable<string>): Set<string> {
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
