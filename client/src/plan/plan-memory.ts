import type { Memento } from "vscode";
import type { PlanRequest } from "../../../protocol/src/run-record.ts";
import { USUAL_PLAN } from "../../../protocol/src/usual-plan.ts";

export type EngineName = "terraform" | "tofu";

/** What is chosen once for a root module and asked for no more. */
export type PlanOptions = Pick<
  PlanRequest,
  "mode" | "refresh" | "workspace" | "varFiles" | "targets" | "replace" | "lockTimeoutSeconds"
>;

/** What people chose, kept by the editor for this workspace and never written into it. */
export class PlanMemory {
  constructor(private readonly store: Memento) {}

  get root(): string | undefined {
    return this.store.get("plan.root");
  }

  async setRoot(root: string): Promise<void> {
    await this.store.update("plan.root", root);
  }

  engine(root: string): EngineName | undefined {
    return this.store.get<Record<string, EngineName>>("plan.engines", {})[root];
  }

  setEngine(root: string, engine: EngineName): Promise<void> {
    return this.put("plan.engines", root, engine);
  }

  options(root: string): PlanOptions {
    return {
      ...USUAL_PLAN,
      ...this.store.get<Record<string, Partial<PlanOptions>>>("plan.options", {})[root],
    };
  }

  setOptions(root: string, options: PlanOptions): Promise<void> {
    return this.put("plan.options", root, options);
  }

  /** True for a run that somebody has put away, and for those before it: ids of runs begin with when they began. */
  isPutAway(root: string, run: string): boolean {
    const last = this.store.get<Record<string, string>>("plan.putAway", {})[root];
    return last !== undefined && run <= last;
  }

  setPutAway(root: string, run: string): Promise<void> {
    return this.put("plan.putAway", root, run);
  }

  private async put(key: string, root: string, value: unknown): Promise<void> {
    await this.store.update(key, { ...this.store.get<object>(key, {}), [root]: value });
  }
}
