import type { PageState } from "../../../protocol/src/plan-page.ts";

const KEEP_AFTER_MILLISECONDS = 200;

/** What was kept when the page was last shown, until it is there again or somebody goes elsewhere; and what is kept of it now. */
export class Memory {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private kept: PageState | undefined,
    private readonly write: (state: PageState) => void,
    private readonly now: () => PageState,
  ) {}

  /** What was kept of this plan and is not restored yet. */
  of(plan: string): PageState | undefined {
    return this.kept?.plan === plan ? this.kept : undefined;
  }

  /** It is restored, or not wanted any more. */
  forget(): void {
    this.kept = undefined;
  }

  keepSoon(): void {
    this.timer ??= setTimeout(() => this.keep(), KEEP_AFTER_MILLISECONDS);
  }

  keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // What is being restored is not reached yet, and would be lost.
    if (!this.kept) this.write(this.now());
  }
}
