import { spawnSync } from "node:child_process";
import { closeSync, openSync, readSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { executable, type FoundTool } from "./find-tool.ts";

export type Manager = "mise" | "asdf" | "tfenv" | "tenv";

export interface Shim {
  readonly manager: Manager;
  /** The real executable; undefined where the manager did not tell. */
  readonly path: string | undefined;
}

/**
 * What a version manager's shim stands for in a folder. Shims are resolved because a signal they swallow never reaches the tool
 * (tenv#255 left a lock). Links of tfswitch are resolved by being links.
 * @param directory the root module's folder: its version files decide.
 * @returns undefined for what is no shim.
 */
export function resolveShim(
  tool: FoundTool,
  directory: string,
  environment: NodeJS.ProcessEnv,
  inside: (path: string) => boolean,
): Shim | undefined {
  const manager = managerOf(tool);
  if (!manager) return undefined;
  const answer = ASK[manager](tool, directory, environment);
  return { manager, path: answer === undefined ? undefined : usable(answer, tool, inside) };
}

/** Which manager a file belongs to, by what it is and where it lies. */
export function managerOf({ found, path }: Pick<FoundTool, "found" | "path">): Manager | undefined {
  if (/^mise(?:\.exe)?$/.test(basename(path))) return "mise";
  const beginning = beginningOf(path);
  if (beginning.startsWith("#!")) {
    if (/\basdf\b.*\bexec\b/.test(beginning)) return "asdf";
    if (/\btfenv\b/.test(beginning)) return "tfenv";
    if (/\bmise\b/.test(beginning)) return "mise";
  }
  // tenv puts small programs for each tool beside itself; the tool itself never lies beside a tenv.
  const beside = [found, path].some((file) => executable(join(dirname(file), "tenv")) !== undefined);
  return beside ? "tenv" : undefined;
}

const ASK: Readonly<
  Record<Manager, (tool: FoundTool, directory: string, environment: NodeJS.ProcessEnv) => string | undefined>
> = {
  mise: (tool, directory, environment) => ask(tool.path, ["which", tool.name], directory, environment),
  asdf: (tool, directory, environment) => {
    const asdf = firstExecutable([
      join(dirname(dirname(tool.found)), "bin", "asdf"),
      ...absoluteEntries(environment).map((entry) => join(entry, "asdf")),
    ]);
    return asdf && ask(asdf, ["which", tool.name], directory, environment);
  },
  tfenv: (tool, directory, environment) => {
    const home = dirname(dirname(tool.path));
    const tfenv = firstExecutable([join(home, "bin", "tfenv")]);
    const version = tfenv && ask(tfenv, ["version-name"], directory, environment);
    return version && join(environment.TFENV_CONFIG_DIR || home, "versions", version, tool.name);
  },
  tenv: (tool, directory, environment) => {
    const tenv = firstExecutable([tool.found, tool.path].map((file) => join(dirname(file), "tenv")));
    const said = tenv && ask(tenv, [tool.name === "tofu" ? "tofu" : "tf", "detect"], directory, environment);
    const version = /(\d+\.\d+\.\d+\S*) will be run/.exec(said ?? "")?.[1];
    const home = environment.TENV_ROOT || join(environment.HOME || homedir(), ".tenv");
    return version && join(home, tool.name === "tofu" ? "OpenTofu" : "Terraform", version, tool.name);
  },
};

/** Managers read version files upwards from where they are run, so this runs in the folder of the root module. */
function ask(
  program: string,
  args: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    cwd: directory,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 20_000,
    windowsHide: true,
  });
  return status === 0 ? stdout.trim() : undefined;
}

function usable(path: string, tool: FoundTool, inside: (path: string) => boolean): string | undefined {
  const real = isAbsolute(path) ? executable(path) : undefined;
  if (real === undefined) return undefined;
  return real === tool.path || inside(path) || inside(real) ? undefined : real;
}

function firstExecutable(paths: readonly string[]): string | undefined {
  return paths.find((path) => executable(path) !== undefined);
}

function absoluteEntries(environment: NodeJS.ProcessEnv): string[] {
  return (environment.PATH ?? "").split(":").filter((entry) => isAbsolute(entry));
}

function beginningOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
