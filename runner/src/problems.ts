import type { EventBody } from "../../protocol/src/run-events.ts";
import { APPLY_PROBLEMS, loginProblem } from "./apply-problems.ts";
import { CRASHED } from "./apply-tally.ts";

type Diagnostic = Extract<EventBody, { type: "diagnostic" }>;
type Problem = Extract<EventBody, { type: "problem" }>;

/** What a run knows that helps to understand what a tool says. */
export interface ProblemContext {
  /** When the tool was started, as milliseconds since 1970. */
  readonly startedAt: number;
  readonly host: string;
  readonly user: string;
}

export type Explain = (diagnostic: Diagnostic, context: ProblemContext) => Omit<Problem, "type"> | undefined;

/**
 * What a diagnostic means and what to do about it; undefined for one that speaks for itself. Told by the tools' summaries, which
 * both engines share (the recordings of Terraform 1.11 and OpenTofu 1.6 are the test).
 */
export function problemOf(diagnostic: Diagnostic, context: ProblemContext): Problem | undefined {
  if (diagnostic.severity !== "error") return undefined;
  for (const [summary, explain] of KNOWN) {
    if (!summary.test(diagnostic.summary)) continue;
    const problem = explain(diagnostic, context);
    if (problem) return { type: "problem", ...problem };
  }
  return loginProblem(diagnostic);
}

/** True for what `init` would put right without anybody having to decide anything. */
export function isInitNeeded(problem: Pick<Problem, "code">): boolean {
  return problem.code === "init-needed";
}

const INIT =
  "Run init (rebake plan --init): it downloads the providers and modules that the configuration asks for.";

const KNOWN: readonly (readonly [RegExp, Explain])[] = [
  [/^Error acquiring the state lock/, stateLock],
  [
    /^(?:Required plugins are not installed|Inconsistent dependency lock file|Failed to install provider)/,
    ({ detail }) =>
      /checksum/.test(detail)
        ? {
            code: "checksum-mismatch",
            message:
              "A provider does not match the checksums in .terraform.lock.hcl. It may have been tampered with.",
            advice: "Find out why before anything else. Nothing is upgraded or installed by itself here.",
            details: { said: detail },
          }
        : {
            code: "init-needed",
            message: "The providers of this root module are not installed.",
            advice: INIT,
          },
  ],
  [
    /^(?:Backend initialization required|Initialization required)/,
    ({ summary, detail }) =>
      /required: /.test(summary) || /has changed|changed/.test(/^Reason: (.*)/.exec(detail)?.[1] ?? "")
        ? {
            code: "backend-changed",
            message: "The backend block is another than the one this folder was initialised with.",
            advice:
              "Decide yourself: init -migrate-state copies the state to the new backend; init -reconfigure leaves the old state where it is and starts with what the new backend holds.",
          }
        : {
            code: "init-needed",
            message: "The backend of this root module was never initialised.",
            advice: INIT,
          },
  ],
  [
    /^Backend configuration changed/,
    () => ({
      code: "backend-changed",
      message: "The backend block is another than the one this folder was initialised with.",
      advice:
        "Decide yourself: init -migrate-state copies the state to the new backend; init -reconfigure leaves the old state where it is and starts with what the new backend holds.",
    }),
  ],
  [
    /^Module not installed/,
    () => ({ code: "init-needed", message: "A module that is called is not installed.", advice: INIT }),
  ],
  [
    /^Unsupported (?:Terraform|OpenTofu) Core version/,
    ({ detail }) => ({
      code: "version-unsupported",
      message: /^.*?\.(?=\s|$)/s.exec(detail)?.[0] ?? detail,
      advice: "Take a version that required_version allows.",
    }),
  ],
  [
    /^No value for required variable/,
    ({ detail }) => ({
      code: "variable-missing",
      message: `The variable ${/"([^"]+)"/.exec(detail)?.[1] ?? ""} has no value.`.replace("  ", " "),
      advice:
        "Give it one in a vars file (--var-file), or, when it is a secret, as TF_VAR_<name> in the environment.",
    }),
  ],
  [
    /^Failed to read variables file/,
    ({ detail }) => ({
      code: "vars-file-missing",
      message: detail,
      advice: "Correct the path given with --var-file.",
    }),
  ],
  [
    /^No configuration files/,
    () => ({
      code: "no-configuration",
      message: "There are no Terraform files in this folder.",
      advice: "Name the folder of the root module: rebake plan <folder>.",
    }),
  ],
  [
    /^(?:Failed to (?:query|resolve)(?: available)? provider packages|Failed to download module|Could not retrieve the list of available versions)/,
    ({ detail }) => ({
      code: "download-failed",
      message: `What init needs could not be fetched${hostIn(detail)}.`,
      advice:
        "Check the network and the proxy, or set up a provider mirror in the CLI configuration. Nothing is retried by itself.",
    }),
  ],
  ...APPLY_PROBLEMS,
  [
    CRASHED,
    () => ({
      code: "plugin-crashed",
      message: "A provider ended in the middle of its work.",
      advice: "What it printed is in the log of the run. Report it to whoever makes the provider.",
    }),
  ],
  [
    /(?:decryption|encryption) failed|failed to decrypt|encrypted payload|^(?:Invalid|Missing) encryption/i,
    ({ summary }) => ({
      code: "encrypted",
      message: `The state or plan is encrypted, and could not be read: ${summary}.`.replace("..", "."),
      advice:
        "Give the key as the configuration asks for it, or as TF_ENCRYPTION in the environment, which is handed on.",
    }),
  ],
  [
    /no space left on device|read-only file system/i,
    ({ summary }) => ({
      code: "disk",
      message: summary,
      advice: "Make room, or make the folder writable, and plan again.",
    }),
  ],
];

/** "The cause is in the line `Error message:`": a full disk or a folder that cannot be written say the same summary as a lock. */
function stateLock({ detail }: Diagnostic, context: ProblemContext): Omit<Problem, "type"> {
  const cause = /^Error message: (.*)$/m.exec(detail)?.[1] ?? "";
  if (/no space left/i.test(cause))
    return {
      code: "disk-full",
      message: `The state could not be locked because the disk is full: ${cause}.`,
      advice: "Make room and plan again. The lock is nobody's.",
    };
  if (/read-only file system|permission denied|access is denied/i.test(cause))
    return {
      code: "not-writable",
      message: `The state could not be locked because it cannot be written: ${cause}.`,
      advice: "Make the folder writable and plan again. The lock is nobody's.",
    };
  const info = lockInfo(detail);
  if (!info)
    return {
      code: "state-lock",
      message: `The state could not be locked: ${cause}.`,
      advice: "Read the message of the backend.",
    };
  return lockedBy(cause, info, context);
}

/** The HTTP backend shows who asks instead of who holds: then the lock is younger than the run that was refused (#38144). */
function lockedBy(
  cause: string,
  info: Readonly<Record<string, string>>,
  { startedAt, host, user }: ProblemContext,
): Omit<Problem, "type"> {
  const heldId = /already locked: ID=(\S+)/.exec(cause)?.[1];
  const created = createdAt(info.Created ?? "");
  const isOurs =
    (heldId !== undefined && heldId !== info.ID) || (created !== undefined && created >= startedAt);
  if (isOurs)
    return {
      code: "state-locked",
      message: `The state is locked${heldId ? ` (${heldId})` : ""}; by whom the backend does not say.`,
      advice: "Wait until they are done, or plan again with --lock-timeout.",
      details: { ...(heldId ? { id: heldId } : {}), holder: "unknown" },
    };
  const details = {
    id: info.ID ?? "",
    who: info.Who ?? "",
    operation: info.Operation ?? "",
    created: info.Created ?? "",
  };
  const operation = (info.Operation ?? "").replace(/^OperationType/, "").toLowerCase();
  const isMine = info.Who === `${user}@${host}`;
  return {
    code: "state-locked",
    message: `The state is locked by ${info.Who || "somebody"}${operation ? ` for ${operation}` : ""} since ${info.Created || "some time"}.`,
    advice: isMine
      ? "It is yours, from this machine: if that process still runs, wait for it. If it died, force-unlock with the lock's id, which it shows."
      : "Wait until they are done, or plan again with --lock-timeout.",
    details,
  };
}

/** The lines below "Lock Info:"; undefined where there are none. */
export function lockInfo(detail: string): Readonly<Record<string, string>> | undefined {
  if (!/^Lock Info:$/m.test(detail)) return undefined;
  const lines = detail.matchAll(/^\s{2}(ID|Path|Operation|Who|Version|Created|Info):\s*(.*)$/gm);
  return Object.fromEntries([...lines].map(([, key, value]) => [key as string, (value ?? "").trim()]));
}

/** From Go's "2026-11-22 19:32:50.966964114 +0000 UTC". */
function createdAt(text: string): number | undefined {
  const [, day, time, zone] = /^(\S+) (\d+:\d+:\d+(?:\.\d{1,3})?)\d* ([+-]\d{4})/.exec(text) ?? [];
  const parsed = Date.parse(`${day}T${time}${zone?.replace(/(\d\d)$/, ":$1")}`);
  return Number.isNaN(parsed) ? undefined : parsed;
}

function hostIn(detail: string): string {
  const host = /(?:https?:\/\/|host |lookup )([\w.-]+\.[a-z]+)/.exec(detail)?.[1];
  return host ? ` from ${host}` : "";
}
