import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isObject } from "../../protocol/src/shape.ts";

/** How much of a line is kept in which a tool may print a state. */
export const LONGEST_STATE = 256 * 1024 * 1024;

const SAID = '"@message":"Emergency state dump"';

/** Whether a line is a state that the tool could write nowhere: it then prints it, with all that is secret in it. */
export function isStateDump(line: string): boolean {
  return line.startsWith("{") && line.slice(0, 200).includes(SAID);
}

/** What stands in the log of the run instead. */
export const STATE_DUMP = "(the state, which could be written nowhere; Rebake has saved it)";

/**
 * Saves a state that a tool has printed: it is the only one that there is.
 * @param path where it is to be; beside the temporary files where that cannot be written
 * @returns where it is, or why it is nowhere
 */
export function saveStateDump(
  line: string,
  path: string,
): { readonly path: string } | { readonly wrong: string } {
  let state: unknown;
  try {
    const message: unknown = JSON.parse(line);
    state = isObject(message) ? message.state : undefined;
  } catch {
    state = undefined;
  }
  if (!isObject(state)) return { wrong: "what the tool printed of it is no state" };
  const text = `${JSON.stringify(state, undefined, 2)}\n`;
  let wrong = "";
  for (const place of [path, join(tmpdir(), `rebake-${randomBytes(8).toString("hex")}.tfstate`)]) {
    try {
      writeFileSync(place, text, { mode: 0o600, flag: "wx", flush: true });
      return { path: place };
    } catch (error) {
      wrong = (error as Error).message;
    }
  }
  return { wrong };
}
