import type { EventBody } from "../../protocol/src/run-events.ts";
import type { ProcessIdentity } from "../../protocol/src/run-record.ts";
import { signalProcess } from "./processes.ts";

/** A tool that runs, and how it wants to be stopped. */
export interface Stoppable {
  readonly process: ProcessIdentity;
  /** SIGINT for Terraform and OpenTofu. Packer's wrapper ignores it when it is sent to its process alone: SIGTERM. */
  readonly gentle: "SIGINT" | "SIGTERM";
  /** What the second request sends. Terraform's second SIGINT gives up what it is doing, but still gives back the lock. */
  readonly forceful: "SIGINT" | "SIGKILL";
  /** Nothing that it is doing outlives it: it only reads. */
  readonly onlyReads: boolean;
  /** How long it may take to end once it was asked; then it is killed. For what leaves nothing behind when it is. */
  readonly patienceMilliseconds?: number | undefined;
}

/** How long a tool may take to end after it was stopped by force, before all of its processes are killed. */
const FORCE_MILLISECONDS = 10_000;

/** Stops what a run is doing: once gently, and by force only when that is asked for by itself. */
export class Stopper {
  /** Set when somebody asked; a run begins nothing new then. */
  stopped: "cancelled" | "forced" | undefined;
  private readonly request = new AbortController();
  private tool: Stoppable | undefined;
  private wasAsked = false;
  private readonly operations = new Map<string, string>();
  private killing: NodeJS.Timeout | undefined;

  constructor(private readonly emit: (event: EventBody) => void) {}

  /** A tool begins; one that was asked for too late is stopped at once. */
  begin(tool: Stoppable): void {
    this.tool = tool;
    this.wasAsked = false;
    this.operations.clear();
    if (this.stopped) this.interrupt();
  }

  end(): void {
    clearTimeout(this.killing);
    this.tool = undefined;
    this.operations.clear();
  }

  /** Follows what is being done, to be able to say what is waited for. */
  see(event: EventBody): void {
    if (event.type !== "operation") return;
    const key = `${event.verb === "provision"} ${event.address}`;
    if (event.phase === "start" || event.phase === "progress") this.operations.set(key, event.address);
    else this.operations.delete(key);
  }

  /** Aborted when somebody asks: what only reads is ended then, without being asked. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  /** Asks the tool to stop. However often it is called, the tool gets one signal. */
  cancel(): void {
    if (this.stopped) return;
    this.stopped = "cancelled";
    this.request.abort();
    this.interrupt();
  }

  /** Stops the tool whatever it is doing. */
  force(): void {
    if (this.stopped === "forced") return;
    this.stopped = "forced";
    this.request.abort();
    const { tool } = this;
    if (!tool) return;
    this.emit({ type: "forced", signal: tool.forceful, orphans: tool.onlyReads ? [] : this.addresses });
    signalProcess(tool.process, tool.forceful, tool.forceful === "SIGKILL");
    clearTimeout(this.killing);
    this.killing = setTimeout(() => signalProcess(tool.process, "SIGKILL", true), FORCE_MILLISECONDS);
  }

  private interrupt(): void {
    const { tool } = this;
    if (!tool || this.wasAsked) return;
    this.wasAsked = true;
    if (process.platform === "win32") {
      // Node has no gentle way there: every signal ends a process at once (nodejs/node#35172).
      this.emit({
        type: "log",
        source: "rebake",
        level: "warn",
        text: "On Windows a tool cannot be asked to stop; it goes on until it is done or stopped by force.",
      });
      return;
    }
    this.emit({ type: "stopping", signal: tool.gentle, waitingFor: this.addresses });
    signalProcess(tool.process, tool.gentle);
    if (tool.patienceMilliseconds !== undefined)
      this.killing = setTimeout(
        () => signalProcess(tool.process, "SIGKILL", true),
        tool.patienceMilliseconds,
      );
  }

  private get addresses(): string[] {
    return [...new Set(this.operations.values())];
  }
}
