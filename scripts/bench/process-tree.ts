import { readdirSync, readFileSync } from "node:fs";

/** What a process took at most. */
export interface PeakOfProcess {
  readonly pid: number;
  /** Its arguments, joined. */
  readonly command: string;
  /** Resident, in megabytes, by the kernel's own account. */
  readonly peak: number;
}

/** Looks every few milliseconds at what descends from this process. Linux only, as is this machine. */
export class ProcessTree {
  private readonly seen = new Map<number, PeakOfProcess>();
  private readonly timer = setInterval(() => this.look(), 10);

  constructor(private readonly isOurs: (command: string, environment: string) => boolean) {}

  /** @returns every process that was seen, the largest first. */
  end(): readonly PeakOfProcess[] {
    clearInterval(this.timer);
    return [...this.seen.values()].sort((a, b) => b.peak - a.peak);
  }

  private look(): void {
    for (const name of readdirSync("/proc")) {
      const pid = Number(name);
      if (!pid) continue;
      const found = this.peakOf(pid);
      if (found) this.seen.set(pid, found);
    }
  }

  private peakOf(pid: number): PeakOfProcess | undefined {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      if (!this.seen.has(pid) && !this.isOurs(command, readFileSync(`/proc/${pid}/environ`, "latin1")))
        return;
      const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      // One that is just ending has no memory any more.
      if (kilobytes === undefined) return;
      return { pid, command, peak: Math.round(Number(kilobytes) / 1024) };
    } catch (error) {
      // It ended between two looks, or is somebody else's.
      if (["ENOENT", "ESRCH", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) return;
      throw error;
    }
  }
}
