/** Calls at once, and then no more often than once in so many milliseconds; what came in between is called for at the end. */
export class Throttle {
  private timer: NodeJS.Timeout | undefined;
  private isWaiting = false;

  constructor(
    private readonly milliseconds: number,
    private readonly work: () => void,
  ) {}

  call(): void {
    if (this.timer) {
      this.isWaiting = true;
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.isWaiting) return;
      this.isWaiting = false;
      this.call();
    }, this.milliseconds);
    this.work();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.isWaiting = false;
  }
}
