import type { Shell } from "./shell.ts";

/** Says on stderr how far a long command is: nothing in the first second, then a line (a terminal: one line, rewritten). */
export class Progress {
  private readonly started = performance.now();
  private last = 0;
  private shown = false;

  constructor(
    private readonly shell: Shell,
    private readonly total: number,
  ) {}

  report(done: number): void {
    const now = performance.now();
    const pause = this.shell.stderr.isTTY ? 100 : 5000;
    if (now - this.started < 1000 || now - this.last < pause) return;
    this.last = now;
    this.shown = true;
    const text = `Checked ${done} of ${this.total} files`;
    this.shell.stderr.write(this.shell.stderr.isTTY ? `\r${text}` : `${text}\n`);
  }

  /** Clears the line in a terminal. */
  finish(): void {
    if (this.shown && this.shell.stderr.isTTY) this.shell.stderr.write("\r\x1b[K");
  }
}
