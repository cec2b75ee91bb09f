import { type Disposable, l10n, workspace } from "vscode";
import { DRIFT_ORDER, type DriftOrderParams, type DriftOrderResult } from "../../../protocol/src/lsp.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { readPlanView } from "../../../runner/src/read-view.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { DeployTools } from "../deploy/deploy-tools.ts";
import { quietEngineFor } from "../plan/engine.ts";
import { tell } from "../plan/offer.ts";
import { foldersOnDisk, nameOf, realPath } from "../plan/root-modules.ts";
import { startRun } from "../plan/run-starter.ts";
import { type TargetOf, targetsOf } from "../project/project-store.ts";
import { wishOf } from "./drift.ts";
import { dueIn } from "./drift-interval.ts";
import { driftSummary } from "./drift-verdict.ts";
import { aboutOf, KnownDrift } from "./known-drift.ts";

/** Looks for drift of every target now and then. Quiet: only drift that was not there before is told. */
export class DriftSchedule implements Disposable {
  private timer: NodeJS.Timeout | undefined;
  private isDisposed = false;
  private readonly known: KnownDrift;

  constructor(
    private readonly tools: DeployTools,
    private readonly minutes: number,
  ) {
    this.known = new KnownDrift(tools.context.workspaceState);
    this.later(FIRST_MILLISECONDS);
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
  }

  private later(milliseconds: number): void {
    if (this.isDisposed) return;
    // Timers take no more than 24 days.
    this.timer = setTimeout(() => void this.look(), Math.min(milliseconds, LONGEST_TIMER));
  }

  private async look(): Promise<void> {
    const interval = this.minutes * 60_000;
    let next = interval;
    try {
      const { projects, home } = this.tools;
      for (const one of workspace.isTrusted ? targetsOf(await projects.fresh()) : []) {
        if (this.isDisposed) return;
        const runs = home.store.runs.map(({ run }) => run);
        const root = realPath(one.target.root);
        const due = dueIn({ root, workspace: one.target.workspace }, runs, interval, Date.now());
        next = Math.min(next, due === 0 ? interval : due);
        const why = due > 0 ? `it is due in ${Math.ceil(due / 1000)} s` : this.whyNotNow(one, root);
        this.tools.server.log.info(
          why === undefined
            ? `Looking for drift of ${one.target.name}.`
            : `Not looking for drift of ${one.target.name}: ${why}.`,
        );
        if (why === undefined) await this.lookAt(one);
      }
    } catch (error) {
      this.tools.server.log.error(error as Error);
    }
    this.later(Math.max(next, LEAST_MILLISECONDS));
  }

  /** Somebody works on it, or is about to deploy: a look would only be in the way. */
  private whyNotNow({ target }: TargetOf, root: string): string | undefined {
    if (!target.last) return "it was never deployed";
    const { home, store, desk } = this.tools;
    if (home.store.live.some(({ run }) => run.record.root === root)) return "a run of it goes on";
    const plan = store.of(root);
    return plan && desk.canDeploy(plan) ? "its plan may be deployed" : undefined;
  }

  private async lookAt({ project, target }: TargetOf): Promise<void> {
    const { server, home, context, memory } = this.tools;
    const params: DriftOrderParams = { project, target: target.name };
    const answer = await server.request<DriftOrderResult>(DRIFT_ORDER, params);
    if (!answer || "wrong" in answer) {
      if (answer) server.log.warn(answer.wrong);
      return;
    }
    const { root } = answer.order;
    const engine = quietEngineFor(root, foldersOnDisk(), memory);
    if (typeof engine === "string") {
      server.log.warn(`${target.name} is not looked at for drift: ${engine}`);
      return;
    }
    // Nothing is downloaded that nobody agreed to.
    const { run, isOurs } = startRun(context, home.state(), root, engine, wishOf(answer.order), "never");
    if (!isOurs) return;
    const follower = home.followQuietly(run);
    await follower.ended;
    const { finished } = follower.state;
    if (finished?.outcome === "cancelled") return;
    if (finished?.outcome !== "succeeded" || follower.viewFile === undefined) {
      server.log.warn(
        `${target.name} could not be looked at for drift: ${finished?.message ?? "the run died"}`,
      );
      return;
    }
    const read = await readPlanView(follower.viewFile);
    if ("problem" in read) server.log.warn(`${follower.viewFile} ${read.problem}.`);
    else await this.tell(target.name, follower.run, read.view);
  }

  private async tell(target: string, run: RunFolder, view: PlanView): Promise<void> {
    const { root } = run.record;
    const fresh = await this.known.learn(aboutOf(run.record), view);
    if (fresh.length === 0) return;
    const words = l10n.t("Drift in {0} ({1}): {2}", target, nameOf(root), driftSummary(view, l10n.t));
    tell("warning", words, {
      title: l10n.t("Show Drift"),
      command: "rebake.showRunPlan",
      arguments: [run.id],
    });
  }
}

/** A window that was just opened has other things to do. */
const FIRST_MILLISECONDS = 20_000;
const LEAST_MILLISECONDS = 10_000;
const LONGEST_TIMER = 24 * 24 * 60 * 60 * 1000;
