import { setImmediate } from "node:timers/promises";

/** How long work goes on before it lets others have their turn, such as keystrokes. */
const SLICE_MS = 5;

/** Long work that shares its thread asks here, as often as it likes, whether it is to give way. */
export class Pauses {
  private since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.since >= SLICE_MS;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
