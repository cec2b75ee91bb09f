import { createHash, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROCESS } from "../../protocol/src/run-record.ts";
import { object, type TypeOf, text } from "../../protocol/src/shape.ts";
import { identifySelf, livenessOf } from "./processes.ts";

const HOLDER = object({ process: PROCESS, run: text, about: text, since: text });
export type LockHolder = TypeOf<typeof HOLDER>;

/** A lock that is held, or who holds it; `holder` is undefined for a lock file that cannot be understood. */
export type LockAnswer =
  | { readonly kind: "held"; readonly release: () => void }
  | { readonly kind: "busy"; readonly holder: LockHolder | undefined; readonly file: string };

/** The lock file of a root module (its real path), or of something else that one process may use at a time. */
export function lockFile(locks: string, about: string): string {
  return join(locks, `${createHash("sha256").update(about).digest("hex").slice(0, 32)}.lock`);
}

/** Who holds the lock now; undefined when nobody who lives does. */
export function lockHolder(file: string): LockHolder | undefined {
  const found = readHolder(file);
  return found && found !== "unreadable" && livenessOf(found.process) !== "dead" ? found : undefined;
}

/**
 * Takes the lock, also from a process that has died. Lock files appear whole (by a hard link), so that nobody reads half a
 * one. Only who holds the lock's own lock may take away a dead one: otherwise two that both saw it dead could each take away
 * what the other has just made.
 */
export function takeLock(file: string, run: string, about: string): LockAnswer {
  return take(file, { process: identifySelf(), run, about, since: new Date().toISOString() }, 0);
}

/** How many processes must die while taking over from each other before somebody must delete a file by hand. */
const MAXIMAL_DEPTH = 4;

function take(file: string, holder: LockHolder, depth: number): LockAnswer {
  if (create(file, holder)) return { kind: "held", release: () => release(file, holder) };
  const found = readHolder(file);
  // It went away between the two looks: whoever held it is done.
  if (found === undefined) return depth < MAXIMAL_DEPTH ? take(file, holder, depth + 1) : busy(file, found);
  if (found === "unreadable" || livenessOf(found.process) !== "dead") return busy(file, found);
  if (depth >= MAXIMAL_DEPTH) return busy(file, found);
  const right = take(`${file}.takeover`, holder, depth + 1);
  if (right.kind === "busy") return busy(file, found);
  try {
    const now = readHolder(file);
    if (now && now !== "unreadable" && same(now, found)) rmSync(file, { force: true });
    return create(file, holder)
      ? { kind: "held", release: () => release(file, holder) }
      : busy(file, readHolder(file));
  } finally {
    right.release();
  }
}

function busy(file: string, holder: LockHolder | "unreadable" | undefined): LockAnswer {
  return { kind: "busy", holder: holder === "unreadable" ? undefined : holder, file };
}

/** @returns false when the file is there already. */
function create(file: string, holder: LockHolder): boolean {
  const whole = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(whole, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
  try {
    linkSync(whole, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

function readHolder(file: string): LockHolder | "unreadable" | undefined {
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(source);
    return HOLDER.wrong(value, "lock") ? "unreadable" : (value as LockHolder);
  } catch {
    return "unreadable";
  }
}

/** Takes only our own lock away. */
function release(file: string, holder: LockHolder): void {
  const found = readHolder(file);
  if (found && found !== "unreadable" && same(found, holder)) rmSync(file, { force: true });
}

function same(one: LockHolder, other: LockHolder): boolean {
  return (
    one.process.pid === other.process.pid &&
    one.process.started === other.process.started &&
    one.process.boot === other.process.boot &&
    one.run === other.run &&
    one.since === other.since
  );
}
