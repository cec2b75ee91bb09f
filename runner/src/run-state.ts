import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { EventOf, RunEvent } from "../../protocol/src/run-events.ts";
import { isBakeRun, type ProcessIdentity, RUN_FILES } from "../../protocol/src/run-record.ts";
import { deathOfBake } from "./bake-death.ts";
import { deathOfDeployment } from "./deploy-death.ts";
import { pinLeft } from "./pin-left.ts";
import { livenessOf } from "./processes.ts";
import { EventReader, lastEvent, watchFolder } from "./read-events.ts";
import { currentRecord, type RunFolder } from "./runs.ts";

export type RunPhase = "starting" | "running" | "stopping" | "finished" | "dead";

/** Where a run stands, from what it wrote and from whether its process lives. */
export interface RunState {
  readonly phase: RunPhase;
  readonly step: string | undefined;
  /** The process of the tool that runs, or ran when the run died. */
  readonly stepProcess: ProcessIdentity | undefined;
  readonly finished: EventOf<"finished"> | undefined;
  /** What is being done right now, by address. */
  readonly running: readonly string[];
  readonly counts: RunCounts;
  /** Of a bake: what each build that runs is doing. */
  readonly doing: readonly { readonly build: string; readonly text: string }[];
  /** Of a dead run: what it left, as sentences. */
  readonly left: readonly string[];
}

export interface RunCounts {
  readonly refreshed: number;
  readonly refreshing: number;
  readonly planned: number;
  readonly drifted: number;
  readonly done: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Whether a run has neither ended nor died. */
export function goesOn({ phase }: Pick<RunState, "phase">): boolean {
  return phase !== "finished" && phase !== "dead";
}

/** How long a process may take to say that it has begun. */
const START_MILLISECONDS = 15_000;

/** Adds up the events of a run. */
export class RunStateReader {
  private readonly reader: EventReader;
  private readonly operations = new Map<string, EventOf<"operation">>();
  private readonly counted = { refreshed: 0, planned: 0, drifted: 0, done: 0, errors: 0, warnings: 0 };
  private readonly buildSteps = new Map<string, string>();
  private step: string | undefined;
  private stepProcess: ProcessIdentity | undefined;
  private packerRun: EventOf<"packer_run"> | undefined;
  private isWrittenDown = false;
  private finished: EventOf<"finished"> | undefined;
  /** The last step that was seen to end. */
  private ended: string | undefined;
  private pin: EventOf<"pin"> | undefined;
  private readonly late: RunEvent[] = [];
  /** It is looked whether what was deployed serves, also between two attempts. */
  private isVerifying = false;
  private isStopping = false;
  private isUnusable = true;

  constructor(private readonly run: RunFolder) {
    this.reader = new EventReader(run.folder);
  }

  /** Lines of the log that are no events. */
  get invalid(): readonly string[] {
    return this.reader.invalid;
  }

  /** Takes in what is new. @returns it. */
  update(): RunEvent[] {
    return [...this.takeLate(), ...this.read()];
  }

  /** What `state` has found of a run that ended while it was looked whether it lives; each event is handed over once. */
  takeLate(): RunEvent[] {
    return this.late.splice(0);
  }

  private read(): RunEvent[] {
    const events = this.reader.read();
    for (const event of events) this.count(event);
    return events;
  }

  /** Call `update` before. */
  get state(): RunState {
    const phase = this.phase;
    const refreshing = [...this.operations.values()].filter(({ verb }) => verb === "refresh").length;
    return {
      phase,
      step: this.step ?? (this.isVerifying ? "verify" : undefined),
      stepProcess: this.stepProcess,
      finished: this.finished,
      running: this.addresses,
      counts: { ...this.counted, refreshing },
      doing: [...this.buildSteps].map(([build, text]) => ({ build, text })),
      left: phase === "dead" ? this.left() : [],
    };
  }

  private get addresses(): string[] {
    return [...new Set([...this.operations.values()].map(({ address }) => address))];
  }

  private get phase(): RunPhase {
    if (this.finished) return "finished";
    const { process, created } = currentRecord(this.run);
    if (!process) return Date.now() - Date.parse(created) < START_MILLISECONDS ? "starting" : "dead";
    if (livenessOf(process) !== "dead") return this.isStopping ? "stopping" : "running";
    // It may have written its last events between our two looks.
    this.late.push(...this.read());
    return this.finished ? "finished" : "dead";
  }

  private left(): string[] {
    const left: string[] = [];
    const { step, stepProcess } = this;
    const isAlive = stepProcess !== undefined && livenessOf(stepProcess) === "alive";
    if (this.run.record.kind === "deploy")
      left.push(deathOfDeployment(this.run.folder, step, this.ended, isAlive ? stepProcess.pid : undefined));
    else if (isBakeRun(this.run.record))
      left.push(
        ...deathOfBake(this.run.record, {
          step,
          ended: this.ended,
          packer: isAlive ? stepProcess.pid : undefined,
          known: this.packerRun,
          isWrittenDown: this.isWrittenDown,
        }),
      );
    else if (isAlive)
      left.push(
        `its tool (${step}, process ${stepProcess.pid}) still runs and nobody reads what it says: wait until it has ended, or end it`,
      );
    else if (step)
      left.push(`it died during "${step}": the lock of the state may be left; the next plan says so`);
    else if (this.ended !== undefined)
      left.push(`it died after "${this.ended}" had ended, which holds no lock any more`);
    else left.push("it died before it ran any tool");
    if (this.operations.size > 0 && step !== "plan")
      left.push(
        `these were begun and not seen to end, so what they are now is not known: ${this.addresses.join(", ")}`,
      );
    left.push(...pinLeft(this.pin));
    if (existsSync(join(this.run.folder, RUN_FILES.plan))) {
      const what = this.isUnusable ? "a plan that may not be whole" : "a plan that nobody was shown";
      left.push(`${join(this.run.folder, RUN_FILES.plan)}: ${what}; it is not offered for applying`);
    }
    const words = join(this.run.folder, RUN_FILES.process);
    if ((statSync(words, { throwIfNoEntry: false })?.size ?? 0) > 0)
      left.push(`its last words stand in ${words}`);
    return left;
  }

  private count(event: RunEvent): void {
    const { counted, operations } = this;
    if (event.type === "step_started") {
      this.step = event.step;
      this.isVerifying = event.step === "verify";
      this.stepProcess = event.process;
    } else if (event.type === "step_finished") {
      this.ended = event.step;
      this.step = undefined;
      this.stepProcess = undefined;
      operations.clear();
      this.buildSteps.clear();
    } else if (event.type === "operation") {
      // A provisioner runs while its resource is being created.
      const key = event.verb === "provision" ? `provision ${event.address}` : event.address;
      if (event.phase === "start" || event.phase === "progress") operations.set(key, event);
      else {
        operations.delete(key);
        this.buildSteps.delete(event.address);
        if (event.verb === "refresh") counted.refreshed++;
        else counted.done++;
      }
    } else if (event.type === "build_step") this.buildSteps.set(event.build, event.text);
    else if (event.type === "planned_change") counted.planned++;
    else if (event.type === "resource_drift") counted.drifted++;
    else if (event.type === "diagnostic") counted[event.severity === "error" ? "errors" : "warnings"]++;
    else if (event.type === "image_record") this.isWrittenDown = true;
    else if (event.type === "packer_run") this.packerRun = event;
    else if (event.type === "verify_attempt") this.isVerifying = true;
    else if (event.type === "verify_result") this.isVerifying = false;
    else if (event.type === "stopping") this.isStopping = true;
    else if (event.type === "pin") this.pin = event;
    else if (event.type === "plan_file") this.isUnusable = !event.usable;
    else if (event.type === "finished") this.finished = event;
  }
}

/** Where a run stands now, for a list of many: of one that has ended only its end is read, and what it counted is not known. */
export function briefStateOf(run: RunFolder): RunState {
  const last = lastEvent(run.folder);
  if (last?.type !== "finished") return runStateOf(run);
  return {
    phase: "finished",
    step: undefined,
    stepProcess: undefined,
    finished: last,
    running: [],
    counts: NOTHING_COUNTED,
    doing: [],
    left: [],
  };
}

/** Of a run that has not been read, or whose counts nobody asks for. */
export const NOTHING_COUNTED: RunCounts = {
  refreshed: 0,
  refreshing: 0,
  planned: 0,
  drifted: 0,
  done: 0,
  errors: 0,
  warnings: 0,
};

/** Where a run stands now. */
export function runStateOf(run: RunFolder): RunState {
  const reader = new RunStateReader(run);
  reader.update();
  return reader.state;
}

/**
 * Hands over the events of a run, those that were before first, until it has ended or died, or until `signal` is aborted.
 * @returns where it stood last.
 */
export async function followRun(
  run: RunFolder,
  take: (events: readonly RunEvent[], state: RunState) => void,
  signal?: AbortSignal,
): Promise<RunState> {
  const reader = new RunStateReader(run);
  return new Promise((resolve, reject) => {
    const stop = watchFolder(run.folder, look);
    const end = (act: () => void): void => {
      stop();
      signal?.removeEventListener("abort", look);
      act();
    };
    signal?.addEventListener("abort", look);
    look();
    function look(): void {
      try {
        const before = reader.update();
        const { state } = reader;
        const events = [...before, ...reader.takeLate()];
        if (events.length > 0 || state.phase === "dead") take(events, state);
        if (!goesOn(state) || signal?.aborted) end(() => resolve(state));
      } catch (error) {
        end(() => reject(error));
      }
    }
  });
}
