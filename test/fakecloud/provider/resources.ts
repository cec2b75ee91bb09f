import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { CloudFile } from "../cloud/cloud-file.ts";
import { changeThing, deleteThing, describe, makeThing } from "../cloud/operations.ts";
import { subject } from "../cloud/rollout.ts";
import { findThing } from "../cloud/state.ts";
import type { Effects, Moment, Operation } from "../faults.ts";
import { CloudError, type Kind } from "../kinds/kind.ts";
import { type Plan, plan } from "./planning.ts";
import type { ObjectValue } from "./values.ts";

const HEALTH_POLL_MILLISECONDS = 50;
const FILE_POLL_MILLISECONDS = 20;

/** What there is after an operation, also after one that failed half way. */
export interface Outcome {
  readonly state: ObjectValue | null;
  readonly error?: unknown;
}

/** What Terraform asks of a resource, with everything that is to go wrong with it. */
export class Resources {
  /** @param crash ends the process at once. */
  constructor(
    private readonly cloud: CloudFile,
    private readonly stop: AbortSignal,
    private readonly crash: () => never,
  ) {}

  async plan(kind: Kind, prior: ObjectValue | null, configuration: ObjectValue): Promise<Plan> {
    await this.pass("plan", kind, configuration);
    return plan(kind, prior, configuration);
  }

  /** @returns null when it is gone. */
  async read(kind: Kind, current: ObjectValue): Promise<ObjectValue | null> {
    await this.pass("read", kind, current);
    const thing = findThing(await this.cloud.read(), kind.name, current.id);
    return thing ? describe(kind, thing, current) : null;
  }

  async import(kind: Kind, id: string): Promise<ObjectValue> {
    const thing = findThing(await this.cloud.read(), kind.name, id);
    if (!thing) throw new CloudError("Cannot import", `There is no ${kind.name} ${id}.`);
    await this.pass("import", kind, thing.attributes);
    return describe(kind, thing, null);
  }

  create(kind: Kind, planned: ObjectValue): Promise<Outcome> {
    return this.journaled("create", kind, planned, null, async (effects, made) => {
      const state = await this.cloud.change((context) => {
        const thing = makeThing(kind, planned, context, effects);
        context.record("create exists", subject(thing));
        return describe(kind, thing, planned);
      });
      made(state);
      await this.wait(effects);
      await this.waitForHealth(kind, String(state.id));
    });
  }

  update(kind: Kind, prior: ObjectValue, planned: ObjectValue): Promise<Outcome> {
    return this.journaled("update", kind, prior, prior, async (effects, made) => {
      const state = await this.cloud.change((context) =>
        describe(kind, changeThing(kind, String(prior.id), planned, context), planned),
      );
      made(state);
      await this.wait(effects);
    });
  }

  delete(kind: Kind, prior: ObjectValue): Promise<Outcome> {
    return this.journaled("delete", kind, prior, prior, async (effects, made) => {
      await this.wait(effects);
      await this.cloud.change((context) => deleteThing(kind, String(prior.id), context));
      made(null);
    });
  }

  /** Whatever only looks: it may be slow, fail or crash. */
  async pass(operation: Operation, kind: Pick<Kind, "name">, attributes: ObjectValue): Promise<void> {
    const effects = await this.cloud.effects(operation, kind.name, attributes);
    await this.wait(effects);
    this.strike(effects, "before", operation, kind);
    this.strike(effects, "after", operation, kind);
  }

  /** Does `work`, which says what there is now as soon as it has changed. */
  private async journaled(
    operation: "create" | "update" | "delete",
    kind: Kind,
    about: ObjectValue,
    before: ObjectValue | null,
    work: (effects: Effects, made: (state: ObjectValue | null) => void) => Promise<void>,
  ): Promise<Outcome> {
    let state = before;
    const record = (event: string): Promise<Effects> =>
      this.cloud.change((context) => {
        context.record(`${operation} ${event}`, subjectOf(kind, state ?? about));
        return event === "started" ? context.effects(operation, kind.name, about) : {};
      });
    const effects = await record("started");
    try {
      this.strike(effects, "before", operation, kind);
      await work(effects, (now) => {
        state = now;
      });
      this.strike(effects, "after", operation, kind);
    } catch (error) {
      await record("failed");
      return { state, error };
    }
    await record("finished");
    return { state };
  }

  private strike(effects: Effects, moment: Moment, operation: Operation, kind: Pick<Kind, "name">): void {
    if (effects.crash === moment) this.crash();
    if (effects.fail === moment)
      throw new CloudError(`Cannot ${operation} ${kind.name}`, effects.message ?? "A fault was asked for.");
  }

  private async wait({ slow, until, stoppable }: Effects): Promise<void> {
    const options = stoppable ? { signal: this.stop } : {};
    try {
      if (slow) await sleep(slow * 1000, undefined, options);
      while (until !== undefined && !existsSync(until))
        await sleep(FILE_POLL_MILLISECONDS, undefined, options);
    } catch {
      throw new CloudError("Stopped", "The operation was asked to stop and did not wait for its end.");
    }
  }

  private async waitForHealth(kind: Kind, id: string): Promise<void> {
    const begin = Date.now();
    for (;;) {
      const state = await this.cloud.read();
      const thing = findThing(state, kind.name, id);
      const wait = thing && kind.waitsFor?.(thing, { state, now: Date.now() });
      if (!wait) return;
      if (Date.now() - begin > wait.atMost * 1000)
        throw new CloudError("Not healthy in time", `After ${wait.atMost} s ${wait.missing}`);
      await sleep(HEALTH_POLL_MILLISECONDS);
    }
  }
}

function subjectOf(kind: Kind, about: ObjectValue): { kind: string; id?: string; name?: string } {
  const { id, name } = about;
  return {
    kind: kind.name,
    ...(typeof id === "string" && { id }),
    ...(typeof name === "string" && { name }),
  };
}
