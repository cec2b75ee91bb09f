import type { Memento } from "vscode";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { RunRecord } from "../../../protocol/src/run-record.ts";

/** What a look for drift was about: a root module and its workspace. */
export function aboutOf({ root, workspace = "" }: Pick<RunRecord, "root" | "workspace">): string {
  return `${root} ${workspace}`;
}

/** What had drifted when it was looked for last, kept by the editor: what is known already is not told once more. */
export class KnownDrift {
  constructor(private readonly store: Memento) {}

  /**
   * Takes in what was found now.
   * @param about as `aboutOf` says it
   * @returns the addresses of what had not drifted so before
   */
  async learn(about: string, { drift }: Pick<PlanView, "drift">): Promise<readonly string[]> {
    const all = this.store.get<Record<string, readonly string[]>>(KEY, {});
    const before = new Set(all[about]);
    const now = drift.map((one) => ({ key: `${one.kind} ${one.about} ${one.id}`, address: one.address }));
    await this.store.update(KEY, { ...all, [about]: now.map(({ key }) => key) });
    return now.filter(({ key }) => !before.has(key)).map(({ address }) => address);
  }
}

const KEY = "drift.known";
