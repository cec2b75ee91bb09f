import { join } from "node:path";
import { l10n } from "vscode";
import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import { RUN_FILES } from "../../../protocol/src/run-record.ts";
import { lastEvent } from "../../../runner/src/read-events.ts";
import { briefStateOf, followRun, NOTHING_COUNTED, type RunState } from "../../../runner/src/run-state.ts";
import { type RunFolder, readRun } from "../../../runner/src/runs.ts";
import { RunFacts } from "./run-facts.ts";

/** Reads what a run writes, from its beginning to its end, and keeps what people are shown of it. */
export class RunFollower {
  diagnostics: readonly EventOf<"diagnostic">[] = [];
  problems: readonly EventOf<"problem">[] = [];
  readonly notices: string[] = [];
  /** The file of the view; undefined until there is one. */
  viewFile: string | undefined;
  /** Why there is no whole view. */
  notice: string | undefined;
  /** What it made and did. */
  readonly facts = new RunFacts();
  /** Resolves when the run has ended or died, or is followed no more; never rejects. */
  readonly ended: Promise<void>;
  private current: RunState;
  private readonly left = new AbortController();

  /**
   * @param changed is called whenever there is something new; never within the constructor.
   * @param failed gets a sentence when the run's folder cannot be read any more.
   */
  constructor(
    private folder: RunFolder,
    private readonly changed: () => void,
    failed: (message: string) => void,
  ) {
    this.current = lastEvent(folder.folder)?.type === "finished" ? briefStateOf(folder) : NOT_READ_YET;
    this.ended = Promise.resolve()
      .then(() => followRun(folder, (events, state) => this.take(events, state), this.left.signal))
      .then((state) => {
        if (!this.left.signal.aborted) this.take([], state);
      })
      .catch((error: Error) => failed(`${folder.folder} cannot be followed: ${error.message}`));
  }

  /** With run.json as it was read last: the run itself adds to it. */
  get run(): RunFolder {
    return this.folder;
  }

  get state(): RunState {
    return this.current;
  }

  /** Follows it no more; the run goes on. */
  dispose(): void {
    this.left.abort();
  }

  private take(events: readonly RunEvent[], state: RunState): void {
    if (this.left.signal.aborted) return;
    for (const event of events) this.keep(event);
    if (events.some(({ type }) => type in WRITES_RECORD)) {
      const read = readRun(this.folder.folder);
      if (typeof read !== "string") this.folder = read;
    }
    this.current = state;
    this.changed();
  }

  private keep(event: RunEvent): void {
    this.facts.take(event);
    if (event.type === "step_started" && event.step === "plan") {
      // After init it is planned once more: what was wrong before is right now.
      this.diagnostics = [];
      this.problems = [];
    } else if (event.type === "diagnostic") this.diagnostics = [...this.diagnostics, event];
    else if (event.type === "problem") this.problems = [...this.problems, event];
    else if (event.type === "tool") this.notices.push(...event.warnings);
    else if (event.type === "environment" && event.removed.length > 0)
      this.notices.push(l10n.t("Taken out of the environment: {0}.", event.removed.join(", ")));
    else if (event.type === "log" && event.source === "rebake") this.notices.push(event.text);
    else if (event.type === "plan_view") {
      this.notice = event.why;
      if (event.file !== "") this.viewFile = join(this.folder.folder, RUN_FILES.view);
    }
  }
}

/** A run that goes on may have written much: that is read once, right afterwards. */
const NOT_READ_YET: RunState = {
  phase: "starting",
  step: undefined,
  stepProcess: undefined,
  finished: undefined,
  running: [],
  counts: NOTHING_COUNTED,
  doing: [],
  left: [],
};

/** After these events run.json says more than before. */
const WRITES_RECORD = { started: true, step_started: true, finished: true } as const;
