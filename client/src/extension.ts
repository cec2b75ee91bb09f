import type { ExtensionContext } from "vscode";
import { registerCommands } from "./features/commands.ts";
import { registerRulePages } from "./features/rule-pages.ts";
import { Server } from "./features/server.ts";
import { registerStatus } from "./features/status.ts";
import { PlanFeatures } from "./plan/plan-features.ts";
import { registerMarks } from "./plan/register-marks.ts";
import { registerRunStatus } from "./plan/status.ts";
import { RunsHome } from "./runs/runs-home.ts";

let server: Server | undefined;

/** Nothing is awaited: the editor goes on while the server starts. */
export function activate(context: ExtensionContext): void {
  server = new Server(context);
  const { subscriptions } = context;
  subscriptions.push(server, registerStatus(server), registerRulePages(context), registerCommands(server));
  const home = new RunsHome(context, server);
  const features = new PlanFeatures(context, server, home);
  subscriptions.push(home, features, registerMarks(context, features.plans, server));
  subscriptions.push(registerRunStatus(features.plans, home.store));
  void server.start();
  // Runs lie on a disk, which may be slow: they are looked for when the editor has gone on.
  setImmediate(() => home.start());
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
