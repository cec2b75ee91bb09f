import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commands, EventEmitter, type ExtensionContext, window, workspace } from "vscode";
import { PlanPage } from "../../../client/src/plan/page.ts";
import { PLAN_COMMANDS, type Plans, type RootPlan } from "../../../client/src/plan/plan-state.ts";

/**
 * An extension that is nothing but the plan page, and that takes the place of runs: the plan of the workspace's folder is what stands
 * in `plan.json` there (a RootPlan as JSON, without its root), read anew each time a command asks for it.
 */
export function activate(context: ExtensionContext): void {
  const root = workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (root === undefined) throw new Error("The window has no folder.");
  const changes = new EventEmitter<string>();
  const read = (): RootPlan =>
    ({ ...JSON.parse(readFileSync(join(root, "plan.json"), "utf8")), root }) as RootPlan;
  const plans: Plans = {
    onDidChange: changes.event,
    roots: [root],
    of: (asked) => (asked === root ? read() : undefined),
    get current() {
      return read();
    },
  };
  const page = new PlanPage(context, plans, {
    onDidChange: new EventEmitter<void>().event,
    messageOf: ({ run }) => ({ type: "deploy", plan: run.id, offers: [], isPinned: false, problems: [] }),
    obey: async () => undefined,
  });
  const ready = window.createStatusBarItem();
  ready.text = "plan page ready";
  ready.show();
  context.subscriptions.push(
    page,
    ready,
    commands.registerCommand(PLAN_COMMANDS.show, (asked?: string, change?: string) =>
      page.show(asked, change),
    ),
    commands.registerCommand("rebakeTest.showEip", () => page.show(undefined, "aws_eip.web")),
    commands.registerCommand(PLAN_COMMANDS.again, () => changes.fire(root)),
  );
}
