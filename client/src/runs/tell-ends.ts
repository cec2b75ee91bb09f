import type { Disposable } from "vscode";
import type { RunRecord } from "../../../protocol/src/run-record.ts";
import type { RunFollower } from "./run-follower.ts";
import type { RunsHome } from "./runs-home.ts";

/**
 * A window that was closed or reloaded in the middle of a run says in the end what came of it, too.
 * @param tell says it, once: it may be asked again for a run when runs are listed again
 */
export function tellEnds(
  { store, onDidList }: Pick<RunsHome, "store" | "onDidList">,
  isMeant: (record: RunRecord) => boolean,
  tell: (follower: RunFollower) => unknown,
): Disposable {
  return onDidList(() => {
    for (const { run } of store.live) {
      if (!isMeant(run.record)) continue;
      const follower = store.follow(run);
      void follower.ended.then(() => tell(follower));
    }
  });
}
