import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** The built command line, run as a user runs it. */
export const REBAKE = join(import.meta.dirname, "../../dist/cli/rebake.js");

export interface CommandResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `rebake` as a process of its own. */
export async function rebake(
  directory: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<CommandResult> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [REBAKE, ...args], {
    cwd: directory,
    reject: false,
    stdin: "ignore",
    env: { NO_COLOR: "1", ...environment },
  });
  return { exitCode, stdout, stderr };
}

/** A folder of its own with these files; `remove` takes it away. */
export function folderWith(files: Readonly<Record<string, string>>): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "rebake-test-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
