import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { ProcessIdentity } from "../../protocol/src/run-record.ts";

/** `unknown`: it belongs to another machine (a home folder on a network), so that only there it can be told. */
export type Liveness = "alive" | "dead" | "unknown";

/** @returns undefined when there is no such process (any more). */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { pid, started, boot: bootId(), host: hostname() };
}

/** @throws never for a running process; an error says that the system does not tell about processes. */
export function identifySelf(): ProcessIdentity {
  const self = identify(process.pid);
  if (!self)
    throw new Error(
      "The system does not say when this process began, so a run could not be recognised later.",
    );
  return self;
}

/** Whether the process still runs. Its number alone proves nothing, since numbers are given out again. */
export function livenessOf(identity: ProcessIdentity): Liveness {
  if (identity.host !== hostname()) return "unknown";
  if (identity.boot !== bootId()) return "dead";
  return startOf(identity.pid) === identity.started ? "alive" : "dead";
}

/**
 * Sends a signal to the process, or with `group` to its whole group, when it is still that process.
 * @returns false when it has ended.
 */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals, group = false): boolean {
  if (livenessOf(identity) !== "alive") return false;
  try {
    process.kill(group ? -identity.pid : identity.pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === "linux") return startFromProc(pid);
  return process.platform === "win32" ? startFromPowershell(pid) : startFromPs(pid);
}

function startFromProc(pid: number): string | undefined {
  try {
    return startInStat(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH") return undefined;
    throw error;
  }
}

/**
 * Field 22 of /proc/<pid>/stat (proc(5)): ticks from boot to its start; undefined for a zombie, which has ended.
 * Field 2 is the program's name in parentheses and may itself hold spaces and parentheses.
 */
export function startInStat(stat: string): string | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
}

function startFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync("/bin/ps", ["-o", "state=,lstart=", "-p", String(pid)], {
    encoding: "utf8",
    env: { LC_ALL: "C", TZ: "UTC" },
  });
  return startInPs(stdout);
}

/** From "Ss   Thu Nov 26 15:36:46 2026"; undefined for no line and for a zombie. */
export function startInPs(line: string | null): string | undefined {
  const [state, ...start] = (line ?? "").trim().split(/\s+/);
  return !state || state.startsWith("Z") || start.length === 0 ? undefined : start.join(" ");
}

function startFromPowershell(pid: number): string | undefined {
  const powershell = join(
    process.env.SystemRoot ?? "C:\\Windows",
    "System32\\WindowsPowerShell\\v1.0\\powershell.exe",
  );
  const question = `(Get-Process -Id ${pid} -ErrorAction SilentlyContinue).StartTime.ToFileTimeUtc()`;
  const { stdout } = spawnSync(powershell, ["-NoProfile", "-NonInteractive", "-Command", question], {
    encoding: "utf8",
    windowsHide: true,
  });
  return /^\d+$/.exec((stdout ?? "").trim())?.[0];
}

let boot: string | undefined;

/** Where start times count from boot, the boot is part of who a process is. */
function bootId(): string {
  boot ??=
    process.platform === "linux" ? readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim() : "";
  return boot;
}
