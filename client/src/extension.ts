import type { ExtensionContext } from "vscode";
import { registerCommands } from "./features/commands.ts";
import { registerRulePages } from "./features/rule-pages.ts";
import { Server } from "./features/server.ts";
import { registerStatus } from "./features/status.ts";
import { PlanFeatures } from "./plan/plan-features.ts";
import { registerMarks } from "./plan/register-marks.ts";

let server: Server | undefined;

/** Nothing is awaited: the editor goes on while the server starts. */
export function activate(context: ExtensionContext): void {
  server = new Server(context);
  const { subscriptions } = context;
  subscriptions.push(server, registerStatus(server), registerRulePages(context), registerCommands(server));
  const features = new PlanFeatures(context, server);
  subscriptions.push(features, registerMarks(context, features.plans, server));
  void server.start();
  // Runs lie on a disk, which may be slow: they are looked for when the editor has gone on.
  setImmediate(() => features.start());
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
