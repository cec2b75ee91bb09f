import { commands, type Disposable } from "vscode";
import type { BakeTools } from "./bake.ts";

/** Bake Image. What does it is loaded when it is first asked for. */
export function registerBake(tools: BakeTools): Disposable {
  return commands.registerCommand("rebake.bakeImage", async (given) =>
    (await import("./bake.ts")).bakeImage(tools, given),
  );
}
