import { existsSync } from "node:fs";
import { type Disposable, EventEmitter } from "vscode";
import { isDeployRun } from "../../../protocol/src/run-record.ts";
import { briefStateOf, goesOn, type RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { RunFacts } from "./run-facts.ts";
import { RunFollower } from "./run-follower.ts";

/** A run as a window knows it. */
export interface ShownRun {
  readonly run: RunFolder;
  readonly state: RunState;
  /** What it made and did; undefined for one that had ended before this window looked. */
  readonly facts: RunFacts | undefined;
}

interface Entry {
  readonly run: RunFolder;
  readonly follower: RunFollower | undefined;
  /** Of one that had ended before this window looked. */
  readonly ended: RunState | undefined;
}

/** The runs of this window's workspace, whoever began them: each is followed once, and everything that shows runs reads them here. */
export class RunStore implements Disposable {
  private readonly changes = new EventEmitter<string | undefined>();
  /** The id of a run that began, went on or ended; undefined where others came or went. */
  readonly onDidChange = this.changes.event;
  private readonly entries = new Map<string, Entry>();

  /** @param failed gets a sentence when the folder of a run cannot be read any more. */
  constructor(private readonly failed: (message: string) => void) {}

  /** Newest first: ids begin with when a run began. */
  get runs(): readonly ShownRun[] {
    return [...this.entries.values()]
      .sort((one, other) => (one.run.id < other.run.id ? 1 : -1))
      .map((entry) => shown(entry));
  }

  /** Those that have neither ended nor died, newest first. */
  get live(): readonly ShownRun[] {
    // One that is not followed has ended.
    return [...this.entries.values()]
      .filter(({ follower }) => follower && goesOn(follower.state))
      .sort((one, other) => (one.run.id < other.run.id ? 1 : -1))
      .map((entry) => shown(entry));
  }

  of(id: string): ShownRun | undefined {
    const entry = this.entries.get(id);
    return entry && shown(entry);
  }

  /** The newest run that applies or has applied the plan of a run. */
  deploymentOf(plan: string): ShownRun | undefined {
    let newest: Entry | undefined;
    for (const entry of this.entries.values()) {
      const { record, id } = entry.run;
      if (!isDeployRun(record) || record.request.planRun !== plan) continue;
      if (!newest || newest.run.id < id) newest = entry;
    }
    return newest && shown(newest);
  }

  /** Takes in runs that are on the disk; those that have not ended are followed. */
  add(runs: readonly RunFolder[]): void {
    for (const run of runs) {
      if (this.entries.has(run.id)) continue;
      const state = briefStateOf(run);
      if (goesOn(state)) this.follow(run);
      else this.entries.set(run.id, { run, follower: undefined, ended: state });
    }
    this.changes.fire(undefined);
  }

  /** Follows a run to its end, from its beginning; there is one follower for each. */
  follow(run: RunFolder): RunFollower {
    const known = this.entries.get(run.id);
    if (known?.follower) return known.follower;
    const follower = new RunFollower(run, () => this.changes.fire(run.id), this.failed);
    this.entries.set(run.id, { run, follower, ended: undefined });
    this.changes.fire(run.id);
    return follower;
  }

  /** Forgets those that somebody has removed from the disk, and those that are not wanted; none that goes on. */
  prune(isWanted: (run: RunFolder) => boolean = () => true): void {
    let isLess = false;
    for (const [id, { run, follower }] of this.entries) {
      if ((follower && goesOn(follower.state)) || (existsSync(run.folder) && isWanted(run))) continue;
      follower?.dispose();
      isLess = this.entries.delete(id) || isLess;
    }
    if (isLess) this.changes.fire(undefined);
  }

  dispose(): void {
    for (const { follower } of this.entries.values()) follower?.dispose();
    this.entries.clear();
    this.changes.dispose();
  }
}

function shown({ run, follower, ended }: Entry): ShownRun {
  return follower
    ? { run: follower.run, state: follower.state, facts: follower.facts }
    : { run, state: ended ?? briefStateOf(run), facts: undefined };
}
