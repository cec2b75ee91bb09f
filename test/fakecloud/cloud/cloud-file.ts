import { appendFileSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { checkFaults, type Effects, effectsOf, type Fault, type Operation } from "../faults.ts";
import type { Value } from "../provider/values.ts";
import type { Context } from "./context.ts";
import { withFileLock } from "./file-lock.ts";
import { type JournalEvent, journalPath } from "./journal.ts";
import { settle, unsettled } from "./rollout.ts";
import { type CloudState, emptyState, findThing } from "./state.ts";

/**
 * The cloud: a JSON file that several processes may use at once. Every change is made under a lock and written as a whole
 * file that takes the other's place, so that a reader without the lock sees a complete one.
 */
export class CloudFile {
  private readonly waiting: Waiting[] = [];
  private running = false;
  private seen: { readonly stamp: string; readonly state: CloudState } | undefined;

  /** @param faults what is to go wrong beside what the file says. */
  constructor(
    readonly path: string,
    private readonly faults: readonly Fault[] = [],
  ) {}

  /**
   * The cloud as it is now; it is not to be changed.
   * @throws when the file is no cloud's.
   */
  async read(): Promise<CloudState> {
    const state = this.load();
    return unsettled(state) ? this.change(({ state: settled }) => settled) : state;
  }

  /**
   * Runs `work` alone and writes what it did. Where it throws it must not have changed anything.
   * Changes that wait for the lock together are written together.
   */
  change<Result>(work: (context: Context) => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!this.running) void this.runAll();
    });
  }

  private async runAll(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      let taken: Waiting[] = [];
      try {
        const answers = await withFileLock(`${this.path}.lock`, () => {
          taken = this.waiting.splice(0);
          return this.runTogether(taken);
        });
        for (const answer of answers) answer();
      } catch (error) {
        for (const { reject } of [...taken, ...this.waiting.splice(0)]) reject(error);
      }
    }
    this.running = false;
  }

  /** @returns what is to be said to each once everything is written. */
  private runTogether(taken: readonly Waiting[]): (() => void)[] {
    const events: JournalEvent[] = [];
    const context = this.makeContext(this.load(), events);
    this.seen = undefined;
    settle(context);
    const answers = taken.map(({ work, resolve, reject }) => {
      try {
        const result = work(context);
        return () => resolve(result);
      } catch (error) {
        return () => reject(error);
      }
    });
    settle(context);
    this.save(context.state, events);
    return answers;
  }

  /** What is to go wrong with an operation; see {@link effectsOf}. Writes only where something may be to count. */
  async effects(
    operation: Operation,
    kind: string,
    attributes: Readonly<Record<string, Value>>,
  ): Promise<Effects> {
    const faults = [...(await this.read()).faults, ...this.faults];
    if (!faults.some((fault) => fault.on === operation)) return {};
    return this.change((context) => context.effects(operation, kind, attributes));
  }

  private load(): CloudState {
    const stamp = stampOf(this.path);
    if (this.seen?.stamp === stamp) return this.seen.state;
    const state = stamp === ABSENT ? emptyState() : parseState(readFileSync(this.path, "utf8"), this.path);
    this.seen = { stamp, state };
    return state;
  }

  private save(state: CloudState, events: readonly JournalEvent[]): void {
    const next = `${this.path}.next`;
    writeFileSync(next, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, this.path);
    this.seen = { stamp: stampOf(this.path), state };
    const lines = events.map((event) => `${JSON.stringify(event)}\n`);
    appendFileSync(journalPath(this.path), lines.join(""), { mode: 0o600 });
  }

  private makeContext(state: CloudState, events: JournalEvent[]): Context {
    return {
      state,
      now: Date.now(),
      record: (event, { kind, id, name }) => {
        const at = new Date().toISOString();
        events.push({ at, process: process.pid, event, kind, ...(id && { id }), ...(name && { name }) });
      },
      effects: (operation, kind, attributes) => this.effectsIn(state, operation, kind, attributes),
    };
  }

  private effectsIn(
    state: CloudState,
    operation: Operation,
    kind: string,
    attributes: Readonly<Record<string, Value>>,
  ) {
    const factOf = (name: string): Value | undefined => {
      const [other, attribute] = name.split(".");
      if (other === undefined || attribute === undefined) return attributes[name];
      return findThing(state, other, attributes[`${other}_id`])?.attributes[attribute];
    };
    return effectsOf([...state.faults, ...this.faults], operation, kind, factOf, state.faultUses);
  }
}

interface Waiting {
  readonly work: (context: Context) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const ABSENT = "absent";

function stampOf(path: string): string {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  return file ? `${file.ino} ${file.size} ${file.mtimeNs}` : ABSENT;
}

function parseState(text: string, path: string): CloudState {
  let state: CloudState;
  try {
    state = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON: ${(error as Error).message}`);
  }
  if (state?.format !== 1 || typeof state.things !== "object")
    throw new Error(`${path} is no cloud of format 1: it needs "format": 1 and "things".`);
  checkFaults(state.faults, `${path}: faults`);
  return state;
}
