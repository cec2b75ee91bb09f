import type { RunnerOrders } from "./runs.ts";
import { chooseEngine } from "./tools/choose-engine.ts";
import type { NoTool } from "./tools/find-tool.ts";
import { type IdentifiedTool, identifyTool } from "./tools/identify-tool.ts";

/** The engine of a run: the one that was named, or the one that the root module is for. */
export async function identifyForRun(
  root: string,
  orders: RunnerOrders,
  environment: NodeJS.ProcessEnv,
): Promise<IdentifiedTool | NoTool> {
  const { toolName, toolPath } = orders;
  const options = optionsOf(root, orders, environment);
  if (toolName) return identifyTool(toolName, options);
  if (toolPath) return identifyTool(/tofu/i.test(toolPath) ? "tofu" : "terraform", options);
  const choice = chooseEngine(root, options);
  return choice.kind === "chosen" ? identifyTool(choice.name, options) : choice;
}

/** The Packer of a bake. @param directory the folder of the template */
export function identifyPacker(
  directory: string,
  orders: RunnerOrders,
  environment: NodeJS.ProcessEnv,
): Promise<IdentifiedTool | NoTool> {
  return identifyTool("packer", optionsOf(directory, orders, environment));
}

function optionsOf(
  directory: string,
  { state, toolPath, workspaceFolders }: RunnerOrders,
  environment: NodeJS.ProcessEnv,
): Parameters<typeof identifyTool>[1] {
  return {
    environment,
    workspaceFolders: [directory, ...workspaceFolders],
    directory,
    cache: state.cache,
    setting: toolPath,
  };
}
