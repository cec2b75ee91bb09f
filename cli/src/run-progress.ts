import { printable } from "../../protocol/src/printable.ts";
import type { RunState } from "../../runner/src/run-state.ts";
import type { Shell } from "./shell.ts";

/** How a run goes on, in one line of a terminal that is rewritten; nothing where nobody looks. */
export class RunProgress {
  private shown = false;
  private readonly timer: NodeJS.Timeout | undefined;
  /** While somebody is asked something in the same place. */
  isHeldBack = false;
  private readonly started = performance.now();
  private state: RunState | undefined;

  constructor(
    private readonly shell: Shell,
    private readonly describe: (state: RunState) => string = progressText,
  ) {
    if (shell.stderr.isTTY) this.timer = setInterval(() => this.draw(), 200);
  }

  show(state: RunState): void {
    this.state = state;
  }

  /** Writes a line that stays above it. */
  say(line: string): void {
    this.shell.stderr.write(`${this.shown ? "\r\x1b[K" : ""}${line}\n`);
  }

  /** Clears the line. */
  finish(): void {
    clearInterval(this.timer);
    if (this.shown) this.shell.stderr.write("\r\x1b[K");
  }

  private draw(): void {
    if (!this.state || this.isHeldBack) return;
    this.shown = true;
    const width = this.shell.stderr.columns ?? 80;
    const seconds = Math.round((performance.now() - this.started) / 1000);
    const time = ` (${seconds} s)`;
    // A line that wraps cannot be taken back.
    const text = printable(this.describe(this.state)).slice(0, Math.max(10, width - time.length - 1));
    this.shell.stderr.write(`\r\x1b[K${text}${time}`);
  }
}

const STEPS: Readonly<Record<string, string>> = {
  init: "Initialising",
  workspaces: "Looking at the workspaces",
  plan: "Planning",
  validate: "Validating",
  build: "Baking",
};

/** What a run is doing, in a few words. */
export function progressText({ phase, step, counts, running, doing }: RunState): string {
  const { refreshed, refreshing, planned, drifted } = counts;
  const facts = [
    refreshed + refreshing > 0 ? `${refreshed} of ${refreshed + refreshing} refreshed` : "",
    drifted > 0 ? `${drifted} drifted` : "",
    planned > 0 ? `${planned} to change` : "",
    ...doing.map(({ build, text }) => `${build}: ${text}`),
  ].filter((fact) => fact !== "");
  const now =
    phase === "stopping"
      ? `Stopping, waiting for ${running.length} ${running.length === 1 ? "operation" : "operations"}`
      : (STEPS[step ?? ""] ?? "Preparing");
  return [now, ...facts].join(", ");
}
