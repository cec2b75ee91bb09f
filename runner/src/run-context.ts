import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { RUN_FILES, type RunRecord } from "../../protocol/src/run-record.ts";
import { Redactor } from "../../server/src/plan/redactor.ts";
import { EventLog } from "./event-log.ts";
import { redactEvent } from "./redact-event.ts";
import { writeRecord } from "./runs.ts";
import { Stopper } from "./stopper.ts";

/** How many bytes of output are kept of a run; a tool in a loop must not fill the disk. */
const MAXIMAL_OUTPUT = 64 * 1024 * 1024;

/** What everything in the process of one run shares: its folder, its log, its secrets, how it is stopped. */
export class RunContext {
  readonly redactor = new Redactor();
  /** All that is known to be secret, to be handed to another process: never through arguments or files. */
  readonly secrets: string[] = [];
  /** Until then nothing that a tool says may be read: the redactor does not know the secrets yet. */
  secretsKnown: Promise<void> = Promise.resolve();
  readonly stopper = new Stopper((event) => this.emit(event));
  private readonly log: EventLog;
  private outputBytes = 0;

  constructor(
    readonly folder: string,
    private current: RunRecord,
  ) {
    this.log = new EventLog(folder, (event) => redactEvent(event, this.redactor));
  }

  get record(): RunRecord {
    return this.current;
  }

  file(name: keyof typeof RUN_FILES): string {
    return join(this.folder, RUN_FILES[name]);
  }

  emit(event: EventBody): void {
    this.stopper.see(event);
    this.log.append(event);
  }

  /** From now on these are taken out of everything that is written. */
  hide(secrets: readonly string[]): void {
    this.secrets.push(...secrets);
    for (const secret of secrets) this.redactor.add(secret, "known");
  }

  /** Adds to run.json what is known now. */
  note(
    more: Partial<Pick<RunRecord, "process" | "tools" | "workspace" | "backend" | "inputs" | "git">>,
  ): void {
    this.current = { ...this.current, ...more };
    writeRecord(this.folder, this.current);
  }

  /** A line of a tool's output, for people to read. */
  output(text: string): void {
    if (this.outputBytes > MAXIMAL_OUTPUT) return;
    const line = `${this.redactor.line(text)}\n`;
    this.outputBytes += line.length;
    const isLast = this.outputBytes > MAXIMAL_OUTPUT;
    try {
      appendFileSync(this.file("output"), isLast ? `${line}… (no more of the output is kept)\n` : line, {
        mode: 0o600,
      });
    } catch (error) {
      // The events are what counts, and they are tried again; of this copy the rest is given up, and that is said.
      this.outputBytes = Number.POSITIVE_INFINITY;
      this.emit({
        type: "log",
        source: "rebake",
        level: "warn",
        text: `The output is not kept any more: ${(error as Error).message}`,
      });
    }
  }

  /** Waits until everything that happened is written down, where the disk has to be made room on for that. */
  drain(): Promise<void> {
    return this.log.drain();
  }

  close(): void {
    this.log.close();
  }
}
