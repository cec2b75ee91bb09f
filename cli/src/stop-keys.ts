import { createInterface, type Interface } from "node:readline";
import { isBakeRun } from "../../protocol/src/run-record.ts";
import { cancelRun, forceStop, orphansOf } from "../../runner/src/control.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import type { Shell } from "./shell.ts";

/** The beginning of a sentence that ends with what would be left. */
export function orphansSentence({ record }: RunFolder): string {
  return isBakeRun(record)
    ? "Stopping it by force kills Packer before it can clean up; what these builds have begun goes on, and goes on costing"
    : "Stopping it by force orphans these: they may exist and no state will know of them";
}

/**
 * What Ctrl-C does while a run is followed: the first one cancels, once and gently; the second one says what is waited for and asks;
 * the third one leaves the run to itself. It never stops by force without somebody having written so.
 */
export class StopKeys {
  private presses = 0;
  private question: Interface | undefined;
  private readonly onSignal = (): void => this.press();

  constructor(
    private readonly run: RunFolder,
    private readonly shell: Shell,
    private readonly progress: { isHeldBack: boolean },
    private readonly leave: () => void,
  ) {
    process.on("SIGINT", this.onSignal);
    process.on("SIGTERM", this.onSignal);
  }

  release(): void {
    process.off("SIGINT", this.onSignal);
    process.off("SIGTERM", this.onSignal);
    this.question?.close();
  }

  private press(): void {
    this.presses++;
    if (this.presses > 2) this.leave();
    else this.attempt(() => (this.presses === 1 ? this.cancel() : this.explain()));
  }

  /** What cannot be asked of the run is told; it is followed further. */
  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.say(`rebake: the run cannot be stopped from here: ${(error as Error).message}`);
    }
  }

  private cancel(): void {
    cancelRun(this.run);
    this.say(
      "Cancelling: the tool was asked to stop, once, and ends what it is doing. Press Ctrl-C again to see what it waits for.",
    );
  }

  private explain(): void {
    const { running } = runStateOf(this.run);
    const orphans = orphansOf(this.run);
    this.say(
      `It is still stopping and waits for ${running.length === 0 ? "the tool to end" : running.join(", ")}.`,
    );
    this.say(
      orphans.length === 0
        ? isBakeRun(this.run.record)
          ? "Stopping it by force leaves nothing behind."
          : "Stopping it by force leaves nothing behind but, perhaps, the lock of the state."
        : `${orphansSentence(this.run)}: ${orphans.join(", ")}.`,
    );
    if (!process.stdin.isTTY) {
      this.say(
        `"rebake runs ${this.run.id} --force-stop" does that. Press Ctrl-C again to leave the run to itself.`,
      );
      return;
    }
    this.progress.isHeldBack = true;
    this.question = createInterface({ input: process.stdin, output: process.stderr });
    // In a terminal that reads lines, Ctrl-C comes here.
    this.question.on("SIGINT", this.onSignal);
    this.question.question('Write "force" to stop it by force; anything else goes on waiting: ', (answer) => {
      this.question?.close();
      this.progress.isHeldBack = false;
      if (answer.trim() === "force") this.attempt(() => forceStop(this.run));
      else this.presses = 1;
    });
  }

  private say(text: string): void {
    this.shell.stderr.write(`${this.shell.stderr.isTTY ? "\r\x1b[K" : ""}${text}\n`);
  }
}
