import { type Disposable, EventEmitter, workspace } from "vscode";
import {
  APPROVAL_ORDERS,
  type ApprovalOrdersParams,
  type ApprovalOrdersResult,
} from "../../../protocol/src/lsp.ts";
import type { DeployMessage } from "../../../protocol/src/plan-page-deploy.ts";
import { isDeployRun, isPlanRun } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { Server } from "../features/server.ts";
import type { RootPlan } from "../plan/plan-state.ts";
import type { ProjectStore } from "../project/project-store.ts";
import type { RunStore } from "../runs/run-store.ts";
import { isKept } from "../runs/taken-plan.ts";
import { Throttle } from "../runs/throttle.ts";
import { offersFor } from "./deploy-offers.ts";
import { deploymentMessage } from "./deployment-message.ts";

/** What is known of deploying the plans that are shown: to which targets, and what came of it. */
export class DeployDesk implements Disposable {
  private readonly changes = new EventEmitter<void>();
  /** Something else is to be said of a plan. Not more than five times a second. */
  readonly onDidChange = this.changes.event;
  private readonly throttle = new Throttle(LEAST_MILLISECONDS, () => this.changes.fire());
  private readonly answers = new Map<string, ApprovalOrdersResult>();
  /** Those that are asked for, or were asked for and are good. */
  private readonly asked = new Set<string>();
  private readonly warnings = new Map<string, readonly string[]>();
  private readonly listening: readonly Disposable[];

  constructor(
    private readonly server: Pick<Server, "request">,
    private readonly runs: RunStore,
    projects: Pick<ProjectStore, "onDidChange">,
  ) {
    this.listening = [
      this.throttle,
      projects.onDidChange(() => {
        // What was said counts until there is another answer.
        this.asked.clear();
        this.throttle.call();
      }),
      runs.onDidChange((id) => {
        const shown = id === undefined ? undefined : runs.of(id);
        if (shown && isDeployRun(shown.run.record)) this.throttle.call();
      }),
    ];
  }

  /** Somebody asked for this plan to deploy it, and should know that before. */
  warn(plan: string, warnings: readonly string[]): void {
    this.warnings.set(plan, warnings);
    this.throttle.call();
  }

  /** What the page says; what is not known yet is asked for, and told of when it is. */
  messageOf(plan: RootPlan): DeployMessage {
    const { run, view, isOutdated } = plan;
    const { record, id } = run;
    const request = isPlanRun(record) ? record.request : undefined;
    const nothing = { type: "deploy", plan: id, isPinned: request?.pin !== undefined } as const;
    if (!request || !view || !workspace.isTrusted) return { ...nothing, offers: [], problems: [] };
    const found = this.runs.deploymentOf(id);
    const follower = found && this.runs.follow(found.run);
    const deployment = follower && deploymentMessage(follower, view);
    const about = deployment ? { deployment } : {};
    if (follower && goesOn(follower.state)) return { ...nothing, ...about, offers: [], problems: [] };
    const isFileKept = isKept(run);
    // It was applied, and cannot be once more.
    if (follower && !isFileKept) return { ...nothing, ...about, offers: [], problems: [] };
    const answer = this.answerFor(plan);
    const warnings = this.warnings.get(id) ?? [];
    const offers =
      answer && offersFor({ id, request, view, isOutdated, isKept: isFileKept, warnings }, answer);
    return { ...nothing, ...about, offers: offers?.offers ?? [], problems: offers?.problems ?? [] };
  }

  /** Whether somebody may deploy it now. */
  canDeploy(plan: RootPlan): boolean {
    return this.messageOf(plan).offers.some(({ refusal }) => refusal === undefined);
  }

  /** What the server says now of the targets that a plan may be for. */
  async ask({ root, run }: Pick<RootPlan, "root" | "run">): Promise<ApprovalOrdersResult | undefined> {
    const { workspace: selected } = run.record;
    const params: ApprovalOrdersParams = {
      root,
      ...(selected === undefined ? {} : { workspace: selected }),
    };
    return this.server.request<ApprovalOrdersResult>(APPROVAL_ORDERS, params);
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changes.dispose();
  }

  private answerFor(plan: RootPlan): ApprovalOrdersResult | undefined {
    const { id } = plan.run;
    if (!this.asked.has(id)) {
      this.asked.add(id);
      void this.learn(plan);
    }
    return this.answers.get(id);
  }

  private async learn(plan: RootPlan): Promise<void> {
    const answer = await this.ask(plan);
    // The server does not run; when it does, its projects are others.
    if (!answer) return;
    this.answers.set(plan.run.id, answer);
    this.throttle.call();
  }
}

const LEAST_MILLISECONDS = 200;
