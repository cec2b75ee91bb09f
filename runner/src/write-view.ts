import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes the view of a plan, whole or not at all, since whoever finds the file reads it.
 * @returns a sentence where the disk does not take it
 */
export function writeView(path: string, view: unknown): string | undefined {
  const part = `${path}.part`;
  try {
    writeFileSync(part, JSON.stringify(view), { mode: 0o600, flag: "w" });
    renameSync(part, path);
    return undefined;
  } catch (error) {
    rmSync(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `The view of the plan could not be written: ${message}.`;
  }
}
