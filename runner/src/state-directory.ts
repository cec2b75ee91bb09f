import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { userInfo } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where runs are kept: outside every repository, for this user alone. */
export interface StateDirectory {
  readonly path: string;
  readonly runs: string;
  readonly locks: string;
  readonly cache: string;
}

/**
 * The folder of Rebake in the user's state directory, made when it is missing.
 * @param given an absolute path to take instead, such as the storage an editor gives when the usual one cannot be written.
 * @throws Error naming the folder that cannot be made or is not ours.
 */
export function stateDirectory(environment: NodeJS.ProcessEnv, given?: string): StateDirectory {
  const path = given ?? join(baseOf(environment), "rebake");
  const folders = { path, runs: join(path, "runs"), locks: join(path, "locks"), cache: join(path, "cache") };
  for (const folder of Object.values(folders)) makePrivateFolder(folder);
  return folders;
}

/** XDG base directory specification; a relative XDG_STATE_HOME is to be ignored, it says. */
export function baseOf(environment: NodeJS.ProcessEnv): string {
  const { HOME, LOCALAPPDATA } = environment;
  // One that is empty or relative would put runs, with their secrets, into whatever folder this was started in.
  const home = HOME && isAbsolute(HOME) ? HOME : homeOfUser();
  if (process.platform === "win32")
    return LOCALAPPDATA && isAbsolute(LOCALAPPDATA) ? LOCALAPPDATA : join(home, "AppData", "Local");
  if (process.platform === "darwin") return join(home, "Library", "Application Support");
  const { XDG_STATE_HOME } = environment;
  return XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME) ? XDG_STATE_HOME : join(home, ".local", "state");
}

/** @throws Error where the system knows none, as of a user that is only a number. */
function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    throw new Error(
      "There is no folder for runs: this user has no home. Set HOME or XDG_STATE_HOME to a folder that can be written.",
    );
  }
}

/**
 * A folder that only this user may enter.
 * @throws Error naming it when it cannot be made, is a link or belongs to somebody else.
 */
export function makePrivateFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const found = lstatSync(path);
    if (!found.isDirectory()) throw new Error("it is a link or a file, not a folder");
    if (process.getuid && found.uid !== process.getuid()) throw new Error("it belongs to another user");
    if ((found.mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    throw new Error(
      `${path} cannot be used for runs: ${(error as Error).message}. Make it a folder of yours, or set XDG_STATE_HOME to one that can be written.`,
    );
  }
}
