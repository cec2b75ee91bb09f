/**
 * Does work folder by folder, one at a time: what someone is waiting for first, the rest in the order it came.
 * Asking twice for a folder that has not begun does it once.
 */
export class Scheduler {
  private readonly urgent = new Set<string>();
  private readonly background = new Set<string>();
  private readonly timers = new Map<string, { readonly timer: NodeJS.Timeout; readonly since: number }>();
  private running = false;
  private holds = 0;
  private readonly watchers = new Set<(directory: string) => void>();
  private idleListeners: (() => void)[] = [];

  constructor(
    private readonly work: (directory: string) => Promise<void>,
    private readonly onState: (busy: boolean) => void,
  ) {}

  /**
   * A keystroke: does it when `delayMs` have passed without another one, and at the latest `longestMs` after the first, so
   * that a person who types without a pause still sees the findings move along.
   */
  soon(directory: string, delayMs: number, longestMs = delayMs): void {
    this.asked(directory);
    const since = this.timers.get(directory)?.since ?? performance.now();
    const wait = Math.max(0, Math.min(delayMs, since + longestMs - performance.now()));
    clearTimeout(this.timers.get(directory)?.timer);
    const timer = setTimeout(() => {
      this.timers.delete(directory);
      this.background.delete(directory);
      this.urgent.add(directory);
      this.start();
    }, wait);
    this.timers.set(directory, { timer, since });
  }

  later(directory: string): void {
    this.asked(directory);
    if (this.urgent.has(directory) || this.timers.has(directory)) return;
    this.background.add(directory);
    this.start();
  }

  forget(directory: string): void {
    clearTimeout(this.timers.get(directory)?.timer);
    this.timers.delete(directory);
    this.urgent.delete(directory);
    this.background.delete(directory);
  }

  /** Is told of every folder that is asked for, until the returned function is called. */
  watch(watcher: (directory: string) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Counts as busy until the returned function is called. */
  hold(): () => void {
    this.holds++;
    this.tell();
    return () => {
      this.holds--;
      this.tell();
    };
  }

  get isBusy(): boolean {
    return this.running || this.holds > 0 || this.timers.size > 0;
  }

  /** Resolves when there is nothing to do. */
  idle(): Promise<void> {
    if (!this.isBusy) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  dispose(): void {
    for (const directory of [...this.timers.keys(), ...this.urgent, ...this.background])
      this.forget(directory);
  }

  private asked(directory: string): void {
    for (const watcher of this.watchers) watcher(directory);
  }

  private start(): void {
    if (this.running) return;
    this.running = true;
    this.tell();
    // Not at once: what is asked for in the same moment should be put in order first.
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    for (let next = this.take(); next !== undefined; next = this.take()) {
      await this.work(next);
      // Requests that came meanwhile go first.
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.running = false;
    this.tell();
  }

  private take(): string | undefined {
    for (const queue of [this.urgent, this.background]) {
      for (const directory of queue) {
        queue.delete(directory);
        return directory;
      }
    }
    return undefined;
  }

  private tell(): void {
    this.onState(this.isBusy);
    if (this.isBusy) return;
    const listeners = this.idleListeners;
    this.idleListeners = [];
    for (const listener of listeners) listener();
  }
}
