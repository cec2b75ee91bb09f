import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { ExecaError, execa } from "execa";
import { cacheFolder, repositoryRoot } from "./paths.ts";

/** A VS Code server that is ready to be started with Node. */
export type VsCodeInstallation = {
  /** The folder of VS Code itself, with `package.json`, `out` and `extensions`. */
  directory: string;
  /** The script that Node runs. */
  serverMain: string;
  /** Of VS Code, such as `1.100.3`. */
  version: string;
};

/**
 * What is installed. `codeServer` carries a whole VS Code. The other two are newer than the ones VS Code 1.100
 * asks for, because these come ready-built inside their packages: no compiler is needed.
 * `recipe` goes up when this file changes what it makes of them.
 */
const wanted = { codeServer: "4.100.3", nodePty: "1.2.0-beta.15", ripgrep: "1.18.0", recipe: 1 };

const installFolder = join(cacheFolder, "code-server");
const markerName = "installed.json";
const noDevice = "00000000-0000-4000-8000-000000000000";
const noScripts = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Gives the VS Code of the tests and of `npm start`, and installs it into `.cache/code-server` when it is not
 * there yet. An installation is made beside and moved to its place when whole, so half of one is never used.
 *
 * @param report gets a sentence for each step that takes longer than a second
 * @throws Error when npm cannot install it, with npm's own words
 */
export async function ensureVsCode(report: (line: string) => void): Promise<VsCodeInstallation> {
  if (!(await isInstalled())) {
    await removeLeftovers();
    await install(report);
  }
  return describe(installFolder);
}

async function describe(folder: string): Promise<VsCodeInstallation> {
  const directory = vsCodeIn(folder);
  const manifest = JSON.parse(await readFile(join(directory, "package.json"), "utf8")) as { version: string };
  return { directory, serverMain: join(directory, "out", "server-main.js"), version: manifest.version };
}

function vsCodeIn(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

/** The marker says what was installed, and for which machine, as parts of it are executables. */
function marker(): string {
  return JSON.stringify({ ...wanted, platform: `${process.platform}-${process.arch}` });
}

async function isInstalled(): Promise<boolean> {
  const found = await readFile(join(installFolder, markerName), "utf8").catch(() => "");
  return found === marker();
}

/** Removes what installations that were interrupted have left. */
async function removeLeftovers(): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  for (const name of await readdir(cacheFolder)) {
    const owner = /^code-server-installing-(\d+)-/.exec(name)?.[1];
    if (owner && !isRunning(Number(owner)))
      await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function install(report: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(cacheFolder, `code-server-installing-${process.pid}-`));
  try {
    report(`Installing VS Code (code-server ${wanted.codeServer} from npm), once, about half a minute`);
    await installPackages(folder);
    report("Installing the packages of VS Code");
    await npm(vsCodeIn(folder), ["install", "--omit=dev", ...noScripts]);
    await addNativeModules(folder);
    await writeFile(join(folder, markerName), marker());
    await moveToPlace(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two processes may install at the same time: the first to finish wins, both are the same. */
async function moveToPlace(folder: string): Promise<void> {
  if (await isInstalled()) return;
  await rm(installFolder, { recursive: true, force: true });
  await rename(folder, installFolder).catch(async (error: unknown) => {
    if (!(await isInstalled())) throw error;
  });
}

async function installPackages(folder: string): Promise<void> {
  const dependencies = {
    "code-server": wanted.codeServer,
    "node-pty": wanted.nodePty,
    "@vscode/ripgrep": wanted.ripgrep,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await npm(folder, ["install", ...noScripts]);
}

/**
 * @throws Error with what npm wrote and what to do about it
 */
async function npm(folder: string, args: string[]): Promise<void> {
  try {
    await execa("npm", args, { cwd: folder, all: true });
  } catch (error) {
    const words = error instanceof ExecaError ? (error.all ?? error.shortMessage) : String(error);
    throw new Error(
      `VS Code for the tests could not be installed: "npm ${args[0]}" failed in ${folder}. ` +
        `It needs npm and a way to the npm registry, no compiler. npm said:\n${words}`,
    );
  }
}

/**
 * Puts what is executable to where VS Code looks for it: terminals and search from ready-built packages,
 * and stand-ins for the three modules that come as source only.
 */
async function addNativeModules(folder: string): Promise<void> {
  const modules = join(vsCodeIn(folder), "node_modules");
  await replaceFolder(join(folder, "node_modules", "node-pty"), join(modules, "node-pty"));
  await replaceFolder(ripgrepIn(folder), join(modules, "@vscode", "ripgrep", "bin"));
  await replaceModule(modules, "native-watchdog", "exports.start = () => {};\n");
  await replaceModule(modules, "@vscode/deviceid", `exports.getDeviceId = async () => "${noDevice}";\n`);
  await replaceModule(modules, "@vscode/spdlog", await bundledLogWriter());
}

function ripgrepIn(folder: string): string {
  const name = `ripgrep-${process.platform}-${process.arch}`;
  const directory = join(folder, "node_modules", "@vscode", name, "bin");
  if (!existsSync(directory)) {
    throw new Error(`VS Code for the tests cannot run here: npm has no @vscode/${name} for this machine.`);
  }
  return directory;
}

async function replaceFolder(source: string, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await cp(source, target, { recursive: true });
}

async function replaceModule(modules: string, name: string, code: string): Promise<void> {
  const target = join(modules, name);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "package.json"), JSON.stringify({ name, main: "index.js", version: "0.0.0" }));
  await writeFile(join(target, "index.js"), code);
}

async function bundledLogWriter(): Promise<string> {
  const result = await build({
    entryPoints: [join(repositoryRoot, "scripts", "host", "stand-ins", "spdlog.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}
