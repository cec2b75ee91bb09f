import { commands, Disposable } from "vscode";
import { isBakeRun } from "../../../protocol/src/run-record.ts";
import { tellEnds } from "../runs/tell-ends.ts";
import type { BakeTools } from "./bake.ts";

/** Bake Image. What does it is loaded when it is first asked for. */
export function registerBake(tools: BakeTools): Disposable {
  return Disposable.from(
    commands.registerCommand("rebake.bakeImage", async (given) =>
      (await import("./bake.ts")).bakeImage(tools, given),
    ),
    tellEnds(tools.home, isBakeRun, async (follower) =>
      (await import("./bake-end.ts")).tellBakeEnd(follower, tools.projects),
    ),
  );
}
