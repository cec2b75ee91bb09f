import type { RunnerOrders } from "./runs.ts";
import { chooseEngine } from "./tools/choose-engine.ts";
import type { NoTool } from "./tools/find-tool.ts";
import { type IdentifiedTool, identifyTool } from "./tools/identify-tool.ts";

/** The engine of a run: the one that was named, or the one that the root module is for. */
export async function identifyForRun(
  root: string,
  { state, toolName, toolPath, workspaceFolders }: RunnerOrders,
  environment: NodeJS.ProcessEnv,
): Promise<IdentifiedTool | NoTool> {
  const options = {
    environment,
    workspaceFolders: [root, ...workspaceFolders],
    directory: root,
    cache: state.cache,
    setting: toolPath,
  };
  if (toolName) return identifyTool(toolName, options);
  if (toolPath) return identifyTool(/tofu/i.test(toolPath) ? "tofu" : "terraform", options);
  const choice = chooseEngine(root, options);
  return choice.kind === "chosen" ? identifyTool(choice.name, options) : choice;
}
