import type { Disposable } from "vscode";
import type { RunRecord } from "../../../protocol/src/run-record.ts";
import type { RunFollower } from "./run-follower.ts";
import type { RunsHome } from "./runs-home.ts";

/**
 * A window that was closed or reloaded in the middle of a run says in the end what came of it, too.
 * @param tell says it; it is asked once for each run
 */
export function tellEnds(
  { store, onDidList }: Pick<RunsHome, "store" | "onDidList">,
  isMeant: (record: RunRecord) => boolean,
  tell: (follower: RunFollower) => unknown,
): Disposable {
  const told = new Set<string>();
  return onDidList(() => {
    for (const { run } of store.live) {
      if (!isMeant(run.record) || told.has(run.id)) continue;
      told.add(run.id);
      const follower = store.follow(run);
      void follower.ended.then(() => tell(follower));
    }
  });
}
