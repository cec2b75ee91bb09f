import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { Server } from "../../../client/src/features/server.ts";
import { PLAN_COMMANDS, type Plans, type RootPlan } from "../../../client/src/plan/plan-state.ts";
import { registerMarks } from "../../../client/src/plan/register-marks.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";

/** An extension that has Rebake's marks, Plan view and language server, and plans that tests make up. */
export interface FakePlans {
  set(plan: RootPlan): void;
  putAway(root: string): void;
  /** What commands of plans were called with. */
  readonly called: readonly (readonly [command: string, ...parameters: unknown[]])[];
}

class Held implements Plans {
  private readonly changes = new vscode.EventEmitter<string>();
  readonly onDidChange = this.changes.event;
  private readonly plans = new Map<string, RootPlan>();

  get roots(): readonly string[] {
    return [...this.plans.keys()];
  }

  of(root: string): RootPlan | undefined {
    return this.plans.get(root);
  }

  get current(): RootPlan | undefined {
    return [...this.plans.values()].at(-1);
  }

  set(plan: RootPlan): void {
    this.plans.set(plan.root, plan);
    this.changes.fire(plan.root);
  }

  putAway(root: string): void {
    this.plans.delete(root);
    this.changes.fire(root);
  }
}

const NOT_DEPLOYABLE = { onDidChange: new vscode.EventEmitter<void>().event, canDeploy: () => false };

export async function activate(context: vscode.ExtensionContext): Promise<FakePlans> {
  const server = new Server(context);
  const plans = new Held();
  const called: [string, ...unknown[]][] = [];
  for (const command of Object.values(PLAN_COMMANDS))
    context.subscriptions.push(
      vscode.commands.registerCommand(command, (...parameters) => called.push([command, ...parameters])),
    );
  context.subscriptions.push(server, registerMarks(context, plans, server, NOT_DEPLOYABLE));
  await server.start();
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  await vscode.commands.executeCommand("setContext", "rebake.hasPlan", true);
  const plan = root === undefined ? undefined : planBeside(root);
  if (plan) plans.set(plan);
  return { set: (one) => plans.set(one), putAway: (one) => plans.putAway(one), called };
}

/** The plan in `plan.json`, what `show -json` printed. */
export function planBeside(root: string): RootPlan {
  const read = viewPlan(JSON.parse(readFileSync(join(root, "plan.json"), "utf8")));
  if (!("view" in read)) throw new Error(read.problem);
  return fakePlan(root, { view: read.view });
}

export function fakePlan(root: string, rest: Partial<RootPlan>, id = "20260101T000000-1"): RootPlan {
  const created = "2026-01-01T00:00:00Z";
  const by = { program: "test", version: "0" };
  const record = { version: 1, id, kind: "plan", root, created, by, request: {} };
  const counts = { refreshed: 0, refreshing: 0, planned: 0, drifted: 0, done: 0, errors: 0, warnings: 0 };
  return {
    root,
    run: { id, folder: "/nowhere", record },
    state: {
      phase: "finished",
      step: undefined,
      stepProcess: undefined,
      finished: {
        v: 1,
        seq: 1,
        at: created,
        type: "finished",
        outcome: "succeeded",
        message: "",
        left: [],
      },
      running: [],
      counts,
      doing: [],
      left: [],
    },
    diagnostics: [],
    problems: [],
    notices: [],
    view: undefined,
    notice: undefined,
    isOutdated: false,
    isApplied: false,
    ...rest,
  };
}
