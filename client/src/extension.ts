import type { ExtensionContext } from "vscode";
import { registerBake } from "./bake/register-bake.ts";
import { DeployDesk } from "./deploy/deploy-desk.ts";
import type { DeployTools } from "./deploy/deploy-tools.ts";
import { obeyPage, registerDeploy } from "./deploy/register-deploy.ts";
import { registerDriftSchedule } from "./drift/register-drift.ts";
import { registerCommands } from "./features/commands.ts";
import { registerRulePages } from "./features/rule-pages.ts";
import { Server } from "./features/server.ts";
import { registerStatus } from "./features/status.ts";
import { PlanFeatures } from "./plan/plan-features.ts";
import { registerMarks } from "./plan/register-marks.ts";
import { registerRunStatus } from "./plan/status.ts";
import { ProjectStore } from "./project/project-store.ts";
import { registerProject } from "./project/register-project.ts";
import { registerRunLenses } from "./project/run-lenses.ts";
import { registerRuns } from "./runs/register-runs.ts";
import { RunsHome } from "./runs/runs-home.ts";

let server: Server | undefined;

/** Nothing is awaited: the editor goes on while the server starts. */
export function activate(context: ExtensionContext): void {
  server = new Server(context);
  const { subscriptions } = context;
  subscriptions.push(server, registerStatus(server), registerRulePages(context), registerCommands(server));
  const home = new RunsHome(context, server);
  const projects = new ProjectStore(server);
  const desk = new DeployDesk(server, home.store, projects);
  const plans = new PlanFeatures(context, server, home, {
    onDidChange: desk.onDidChange,
    messageOf: (plan) => desk.messageOf(plan),
    obey: (plan, message) => obeyPage(deploying, plan, message),
  });
  const deploying: DeployTools = { ...plans.tools, projects, desk, putAway: (plan) => plans.putAway(plan) };
  subscriptions.push(
    home,
    projects,
    plans,
    registerMarks(context, plans.plans, server, desk),
    registerRunStatus(plans.plans, home.store),
    registerProject(projects, home.store, server),
    registerRuns(home, projects, ({ run }) => plans.showRun(run)),
    registerRunLenses(server),
    registerBake({ context, server, home, projects }),
    registerDeploy(deploying),
    registerDriftSchedule(deploying),
  );
  void server.start();
  // Runs lie on a disk, which may be slow: they are looked for when the editor has gone on.
  setImmediate(() => home.start());
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
