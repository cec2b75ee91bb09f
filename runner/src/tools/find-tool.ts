import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative, sep } from "node:path";

export type ToolName = "terraform" | "tofu" | "packer";

export interface PathOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Nothing in these folders is started as a tool. */
  readonly workspaceFolders: readonly string[];
}

export interface FindOptions extends PathOptions {
  /** What the setting says; it must be absolute. */
  readonly setting?: string | undefined;
}

/** Where an executable lies. */
export interface FoundTool {
  readonly name: ToolName;
  /** Absolute: as PATH or the setting has it. */
  readonly found: string;
  /** Absolute, with links resolved. */
  readonly path: string;
  readonly from: "setting" | "path";
  /** Entries of PATH that have the tool and were passed over, with the reason. */
  readonly ignored: readonly string[];
}

/** Why there is no tool to start; `message` is a sentence with what to do. */
export interface NoTool {
  readonly kind: "missing" | "refused";
  readonly message: string;
}

/**
 * Finds a tool: what the setting says, or the first in PATH. Entries of PATH that are relative or inside the workspace do not
 * count, nor does what only links into it: a repository must not bring the program that it is planned with.
 */
export function findTool(name: ToolName, options: FindOptions): FoundTool | NoTool {
  if (options.setting !== undefined && options.setting !== "")
    return fromSetting(name, options.setting, insideOf(options.workspaceFolders));
  const ignored: string[] = [];
  for (const { found, path, refused } of programsInPath(name, options)) {
    if (refused === undefined) return { name, found, path, from: "path", ignored };
    ignored.push(`${found}: ${refused}`);
  }
  const passed = ignored.length > 0 ? ` Passed over: ${ignored.join("; ")}.` : "";
  return {
    kind: "missing",
    message: `${name} was not found in PATH.${passed} Install it, or say where it is with an absolute path.`,
  };
}

function fromSetting(name: ToolName, setting: string, inside: (path: string) => boolean): FoundTool | NoTool {
  const refuse = (reason: string): NoTool => ({
    kind: "refused",
    message: `${setting}, which is set as the executable of ${name}, ${reason}.`,
  });
  if (!isAbsolute(setting)) return refuse("is not an absolute path; give the whole one");
  if (process.platform === "win32" && !/\.exe$/i.test(setting))
    return refuse("is no .exe file; scripts would be run by a shell, which Rebake does not use");
  const real = executable(setting);
  if (real === undefined) return refuse("is no file that can be executed; correct the path");
  if (inside(setting) || inside(real))
    return refuse("lies in the workspace, whose files are not trusted as tools");
  return { name, found: setting, path: real, from: "setting", ignored: [] };
}

/** Another program in PATH, by the same rules; undefined when there is none. */
export function findProgram(
  name: string,
  options: PathOptions,
): Pick<FoundTool, "found" | "path"> | undefined {
  for (const program of programsInPath(name, options)) if (program.refused === undefined) return program;
  return undefined;
}

interface ProgramInPath extends Pick<FoundTool, "found" | "path"> {
  /** Why it does not count. */
  readonly refused: string | undefined;
}

/** The programs of that name in PATH, in its order. On Windows only real executables: .cmd and .bat need a shell. */
function* programsInPath(
  name: string,
  { environment, workspaceFolders }: PathOptions,
): Generator<ProgramInPath> {
  const inside = insideOf(workspaceFolders);
  const file = process.platform === "win32" ? `${name}.exe` : name;
  for (const entry of (environment.PATH ?? environment.Path ?? "").split(delimiter)) {
    const found = join(entry === "" ? "." : entry, file);
    const path = executable(found);
    if (path === undefined) continue;
    const isOfWorkspace = inside(found) || inside(path);
    const refused = !isAbsolute(entry)
      ? "the entry of PATH is relative"
      : isOfWorkspace
        ? "it lies in the workspace"
        : undefined;
    yield { found, path, refused };
  }
}

/** The real path of a file that may be executed. */
export function executable(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    if (!statSync(real).isFile()) return undefined;
    accessSync(real, constants.X_OK);
    return real;
  } catch {
    return undefined;
  }
}

/** Whether a path lies in one of the folders, by their names or by where they really are. */
export function insideOf(folders: readonly string[]): (path: string) => boolean {
  const roots = folders.flatMap((folder) => {
    try {
      return [folder, realpathSync(folder)];
    } catch {
      return [folder];
    }
  });
  return (path) =>
    roots.some((root) => {
      const way = relative(root, path);
      return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
    });
}
