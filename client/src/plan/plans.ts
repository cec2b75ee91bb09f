import { type Disposable, EventEmitter } from "vscode";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import { readPlanView } from "../../../runner/src/read-view.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { Server } from "../features/server.ts";
import type { RunFollower } from "../runs/run-follower.ts";
import type { RunStore } from "../runs/run-store.ts";
import { isApplied } from "../runs/taken-plan.ts";
import { Throttle } from "../runs/throttle.ts";
import { InputWatch } from "./input-watch.ts";
import { placedView } from "./placed-view.ts";
import { askPlaces } from "./places.ts";
import type { Plans, RootPlan } from "./plan-state.ts";
import { asOpened } from "./root-spelling.ts";

/** The newest plan of each root module of this window. It reads; what begins and stops runs is elsewhere. */
export class PlanStore implements Plans, Disposable {
  private readonly changes = new EventEmitter<string>();
  readonly onDidChange = this.changes.event;
  private readonly held = new Map<string, HeldPlan>();
  private currentRoot: string | undefined;
  private isServerRunning = false;

  /** @param notices sentences that belong to every plan of this window; more may come. */
  constructor(
    private readonly server: Pick<Server, "request" | "onStatus" | "log">,
    private readonly runs: RunStore,
    private readonly notices: readonly string[],
  ) {
    // What was read before the server ran has no places yet.
    server.onStatus(({ kind }) => {
      const isNew = kind === "running" && !this.isServerRunning;
      this.isServerRunning = kind === "running";
      if (isNew) for (const plan of this.held.values()) void plan.readView();
    });
  }

  get roots(): readonly string[] {
    return [...this.held.keys()];
  }

  of(root: string): RootPlan | undefined {
    return this.held.get(root)?.plan(this.notices);
  }

  get current(): RootPlan | undefined {
    return this.currentRoot === undefined ? undefined : this.of(this.currentRoot);
  }

  /** Makes it the one that commands without an argument are about. */
  setCurrent(root: string): void {
    if (this.currentRoot === root || !this.held.has(root)) return;
    this.currentRoot = root;
    this.changes.fire(root);
  }

  /**
   * Follows a run of a root module, unless a newer one of it is there.
   * @param isWanted somebody asked for this one: it takes the place of newer ones, too
   * @returns false when there is a newer one.
   */
  take(run: RunFolder, isWanted = false): boolean {
    const { root, created } = run.record;
    const before = this.held.get(root);
    if (before?.follower.run.id === run.id) return true;
    if (before && !isWanted && before.follower.run.record.created > created) return false;
    before?.dispose();
    const throttle = new Throttle(LEAST_MILLISECONDS, () => this.changes.fire(root));
    this.held.set(root, new HeldPlan(this.runs, run, this.server, throttle));
    this.currentRoot ??= root;
    throttle.call();
    return true;
  }

  /** Resolves when the run has ended and, where there is a view, that is read; at once for one that is not the newest. */
  async ended(run: RunFolder): Promise<void> {
    const held = this.held.get(run.record.root);
    if (held?.follower.run.id === run.id) await held.ended;
  }

  /** Takes it off the screen. */
  putAway(root: string): void {
    const held = this.held.get(root);
    if (!held) return;
    held.dispose();
    this.held.delete(root);
    if (this.currentRoot === root) this.currentRoot = this.roots.at(-1);
    this.changes.fire(root);
  }

  dispose(): void {
    for (const plan of this.held.values()) plan.dispose();
    this.held.clear();
    this.changes.dispose();
  }
}

/** One of the plans: its run, its view, whether it is outdated. */
class HeldPlan {
  readonly follower: RunFollower;
  readonly ended: Promise<void>;
  /** The view as the run wrote it, which no one changes. */
  private written: PlanView | undefined;
  /** The same with places. */
  private view: PlanView | undefined;
  private isOutdated = false;
  /** The run has ended and its view, if there is one, was read. */
  private isConcluded = false;
  private watch: InputWatch | undefined;
  private isDisposed = false;
  /** Counts the readings: one that is overtaken does not count. */
  private readings = 0;
  private readonly listening: Disposable;

  constructor(
    private readonly runs: RunStore,
    run: RunFolder,
    private readonly server: Pick<Server, "request" | "log">,
    private readonly throttle: Throttle,
  ) {
    this.follower = runs.follow(run);
    this.listening = runs.onDidChange((id) => {
      const isAbout = id === run.id || (id !== undefined && id === runs.deploymentOf(run.id)?.run.id);
      if (isAbout) throttle.call();
    });
    this.ended = this.follower.ended.then(() => this.conclude());
  }

  plan(notices: readonly string[]): RootPlan {
    const { run, state, diagnostics, problems, notice } = this.follower;
    return {
      root: run.record.root,
      run,
      // Until its view is read a plan that succeeded has nothing to show yet.
      state: this.isConcluded ? state : readingOf(state),
      diagnostics,
      problems,
      notices: [...notices, ...this.follower.notices],
      view: this.view,
      notice,
      isOutdated: this.isOutdated,
      isApplied: isApplied(this.runs, run),
    };
  }

  /** With places where the server finds them, without where it does not answer. The file is read once; places change. */
  async readView(): Promise<void> {
    const { viewFile, run, state } = this.follower;
    if (viewFile === undefined || state.finished?.outcome !== "succeeded" || this.isDisposed) return;
    const mine = ++this.readings;
    this.written ??= await this.readWritten(viewFile);
    if (!this.written) return;
    const root = await asOpened(run.record.root);
    const view = await placedView(this.written, (blocks) => askPlaces(this.server, { root, blocks }));
    if (mine !== this.readings || this.isDisposed) return;
    this.view = view;
    this.throttle.call();
  }

  private async readWritten(viewFile: string): Promise<PlanView | undefined> {
    const read = await readPlanView(viewFile);
    if (!("problem" in read)) return read.view;
    this.server.log.error(`${viewFile} ${read.problem}.`);
    return undefined;
  }

  dispose(): void {
    this.isDisposed = true;
    this.listening.dispose();
    this.watch?.dispose();
    this.throttle.dispose();
  }

  private async conclude(): Promise<void> {
    const { run, notices } = this.follower;
    if (this.isDisposed) return;
    for (const notice of notices) this.server.log.warn(`${run.record.root}: ${notice}`);
    await this.readView();
    this.isConcluded = true;
    this.throttle.call();
    // Only what a plan says can be outdated, and it may have been put away meanwhile.
    if (this.isDisposed || !isPlanRun(run.record)) return;
    this.watch = new InputWatch(run.record, (isOutdated) => this.inputsChanged(isOutdated));
  }

  private inputsChanged(isOutdated: boolean): void {
    const before = this.isOutdated;
    this.isOutdated = isOutdated;
    if (isOutdated || before) void this.readView();
    if (isOutdated !== before) this.throttle.call();
  }
}

function readingOf(state: RunState): RunState {
  return state.finished?.outcome === "succeeded"
    ? { ...state, phase: "running", step: "show", finished: undefined }
    : state;
}

/** Ten times a second. */
const LEAST_MILLISECONDS = 100;
