import { chmodSync, copyFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/** Writes what was asked for to the file that was named. @throws UsageError with the file and the cause, when it cannot be written */
export function writeOutput(path: string, text: string): void {
  explained(path, () => writeFileSync(path, text));
}

/** Hands over a result: to the file that was named, or to standard output. @throws UsageError when the file cannot be written */
export function writeResult(text: string, output: string | undefined, shell: Shell): void {
  if (output === undefined) shell.stdout.write(text);
  else writeOutput(resolve(shell.directory, output), text);
}

/** A copy for this user alone. @throws UsageError with the file and the cause, when it cannot be written */
export function copyPrivately(from: string, to: string): void {
  explained(to, () => {
    copyFileSync(from, to);
    chmodSync(to, 0o600);
  });
}

function explained(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${path} cannot be written (${message.split(",")[0]})`);
  }
}
