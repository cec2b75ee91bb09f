import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EventBody, EventType } from "../../protocol/src/run-events.ts";
import { RUN_FILES, RUN_VERSION } from "../../protocol/src/run-record.ts";

/**
 * Events after which the disk is waited for. What a process has written outlives the process; only a machine that loses power
 * loses what was not yet on the disk, and these are what somebody must know of then. All others would only be slowed down.
 */
const DURABLE: ReadonlySet<EventType> = new Set([
  "started",
  "step_started",
  "stopping",
  "forced",
  "plan_file",
  "finished",
]);

/** How many events are kept in memory while the disk takes none; the oldest go first. */
const MAXIMAL_PENDING = 20_000;

/** How long somebody has to make room on a full disk once a run is over. */
const LONGEST_DRAIN_MILLISECONDS = 10 * 60_000;
const RETRY_MILLISECONDS = 250;

/** Writes events.jsonl: one process, appending, a whole line at a time. */
export class EventLog {
  private readonly file: number;
  private seq = 0;
  private pending: Buffer[] = [];
  /** What the disk last said when it took no more (no space left); undefined while it takes everything. */
  failure: string | undefined;

  /** @param redact takes secrets out of every text of an event before it is written. */
  constructor(
    folder: string,
    private readonly redact: (body: EventBody) => EventBody,
  ) {
    this.file = openSync(join(folder, RUN_FILES.events), "ax", 0o600);
  }

  /** Never throws: a full disk must not end a run that changes infrastructure. What could not be written is tried again. */
  append(body: EventBody): void {
    this.seq += 1;
    const event = { v: RUN_VERSION, seq: this.seq, at: new Date().toISOString(), ...this.redact(body) };
    this.pending.push(Buffer.from(`${JSON.stringify(event)}\n`));
    if (this.pending.length > MAXIMAL_PENDING) this.pending.shift();
    this.write();
    if (DURABLE.has(body.type)) this.sync();
  }

  /** Waits for room on the disk, for what could not be written yet: without its last event a run looks as if it had died. */
  async drain(): Promise<void> {
    const end = performance.now() + LONGEST_DRAIN_MILLISECONDS;
    while (this.pending.length > 0 && performance.now() < end) {
      await pause(RETRY_MILLISECONDS);
      this.write();
      this.sync();
    }
  }

  close(): void {
    this.write();
    closeSync(this.file);
  }

  private write(): void {
    while (this.pending.length > 0) {
      const line = this.pending[0] as Buffer;
      try {
        const written = writeSync(this.file, line);
        this.failure = undefined;
        if (written < line.length) this.pending[0] = line.subarray(written);
        else this.pending.shift();
      } catch (error) {
        this.failure = (error as Error).message;
        return;
      }
    }
  }

  private sync(): void {
    try {
      fsyncSync(this.file);
    } catch (error) {
      this.failure = (error as Error).message;
    }
  }
}
