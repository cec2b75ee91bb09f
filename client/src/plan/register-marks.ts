import { Disposable, type ExtensionContext, Uri } from "vscode";
import type { Server } from "../features/server.ts";
import { registerPlanDiagnostics } from "./diagnostics.ts";
import { registerPlanGutter } from "./gutter.ts";
import { registerPlanLenses } from "./lenses.ts";
import { PlanMarks } from "./plan-marks.ts";
import type { Plans } from "./plan-state.ts";
import { registerShowInPlan } from "./show-in-plan.ts";
import { type Deployable, registerPlanTree } from "./tree.ts";

/** The plans in the source, in the side bar and in the Problems. */
export function registerMarks(
  context: Pick<ExtensionContext, "extensionUri">,
  plans: Plans,
  server: Pick<Server, "request" | "log">,
  deployable: Deployable,
): Disposable {
  const marks = new PlanMarks(plans, server);
  return Disposable.from(
    marks,
    registerPlanLenses(marks),
    registerPlanGutter(marks, Uri.joinPath(context.extensionUri, "media", "plan")),
    registerPlanTree(plans, deployable),
    registerPlanDiagnostics(marks),
    registerShowInPlan(marks),
  );
}
