import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { type MoreEnvironment, vsCodeEnvironment } from "./environment.ts";
import { installExtensions } from "./extensions.ts";
import { beforeExit, killGroup } from "./processes.ts";
import { quietSettings, type Settings } from "./settings.ts";
import { ensureVsCode } from "./setup.ts";

/** Pairs for the workbench's `payload` parameter, such as `["openFile", "vscode-remote://..."]`. */
export type Payload = readonly (readonly [name: string, value: string])[];

export type ServerOptions = {
  /** Where installed extensions are; left out, a new empty folder. */
  extensionsDirectory?: string | undefined;
  /** Extensions to install before the start: `.vsix` files, or folders with a `package.json`. */
  extensions?: readonly string[] | undefined;
  userSettings: Settings;
  /** What the extensions find in their environment beside the usual. */
  environment?: MoreEnvironment | undefined;
  /** Left out, a free one. */
  port?: number | undefined;
  /** Gets a sentence for each step of an installation of VS Code, should it be needed. */
  report?: ((line: string) => void) | undefined;
};

/** A VS Code server that runs, and listens on this machine only. */
export type RunningVsCode = {
  /** The folder of its settings and logs. */
  data: string;
  port: number;
  /** The address for a browser. It carries the secret that lets the browser in. */
  url(folder: string, payload?: Payload): string;
  /** The name that the workbench gives to a file of this machine. */
  remoteUri(path: string): string;
  /** All that the server has printed so far. */
  log(): string;
  /** Ends the server with all its extension hosts, and removes its data. */
  stop(): Promise<void>;
};

const startLimitMs = 60_000;
const host = "127.0.0.1";

/**
 * Starts a VS Code server with data of its own, so that nothing is left over from an earlier run. It ends
 * with this process at the latest.
 *
 * User settings are in `<server data>/data/User/settings.json`: this server keeps there what other VS Codes
 * keep on the person's own machine or in the browser. Settings that only a user may set, such as
 * `security.workspace.trust.enabled`, have their effect there and not in `data/Machine/settings.json`.
 * A window reads that file once, at its start: to change a setting later, do it in the window.
 *
 * @throws Error when VS Code or an extension cannot be installed, or when it does not listen within a
 *   minute, with all it has printed
 */
export async function startVsCode(options: ServerOptions): Promise<RunningVsCode> {
  const { serverMain } = await ensureVsCode(options.report ?? (() => {}));
  const data = await mkdtemp(join(tmpdir(), "rebake-vscode-"));
  const removeData = beforeExit(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  const extensionsDirectory = options.extensionsDirectory ?? join(data, "extensions");
  try {
    await writeUserSettings(data, options.userSettings);
    await installExtensions({ serverMain, data, extensionsDirectory }, options.extensions ?? []);
    const token = randomBytes(16).toString("hex");
    const server = launch(
      options.environment ?? {},
      [serverMain, "--host", host, "--port", String(options.port ?? 0), "--connection-token", token],
      ["--server-data-dir", data, "--extensions-dir", extensionsDirectory],
    );
    const port = await portOf(server);
    return running(data, port, token, { ...server, stop: () => server.stop().then(removeData) });
  } catch (error) {
    removeData();
    throw error;
  }
}

/** What a window of VS Code is opened with. */
export type WindowOptions = {
  /** The folder to open. */
  workspace: string;
  /** Folder of an extension to load as it is, as F5 does in VS Code. Only one: a second would replace it. */
  extensionPath?: string | undefined;
  /** A file to show at once, with the line to go to. */
  file?: { path: string; line?: number } | undefined;
  /** More pairs for the payload. */
  more?: Payload;
};

/** The address of a window, for a browser. */
export function windowUrl(server: RunningVsCode, options: WindowOptions): string {
  const { extensionPath, file } = options;
  const payload: (readonly [string, string])[] = [...(options.more ?? [])];
  if (extensionPath) payload.push(["extensionDevelopmentPath", server.remoteUri(extensionPath)]);
  if (file) {
    const place = server.remoteUri(`${file.path}:${file.line ?? 1}`);
    payload.push(["openFile", place], ["gotoLineMode", "true"]);
  }
  return server.url(options.workspace, payload);
}

async function writeUserSettings(data: string, settings: Settings): Promise<void> {
  const folder = join(data, "data", "User");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

function running(data: string, port: number, token: string, server: ServerProcess): RunningVsCode {
  return {
    data,
    port,
    url: (folder, payload = []) => address(port, token, folder, payload),
    remoteUri: (path) =>
      `vscode-remote://${host}:${port}${path.split("/").map(encodeURIComponent).join("/")}`,
    log: server.log,
    stop: server.stop,
  };
}

function address(port: number, token: string, folder: string, payload: Payload): string {
  const url = new URL(`http://${host}:${port}/`);
  url.searchParams.set("tkn", token);
  url.searchParams.set("folder", folder);
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

type ServerProcess = { ended: Promise<unknown>; log(): string; stop(): Promise<void> };

/** Starts Node as the head of a process group of its own, which its extension hosts belong to as well. */
function launch(environment: MoreEnvironment, ...args: string[][]): ServerProcess {
  const server = execa(
    process.execPath,
    [
      ...args.flat(),
      // Otherwise it asks an interactive shell for its environment, and waits for that before extensions start: 10 s where
      // somebody's start-up files are slow, and with an environment that is not the one it is given.
      "--force-disable-user-env",
      "--accept-server-license-terms",
      "--telemetry-level",
      "off",
    ],
    {
      detached: true,
      all: true,
      buffer: false,
      reject: false,
      stdin: "ignore",
      ...vsCodeEnvironment(environment),
    },
  );
  const group = server.pid;
  if (group === undefined) throw new Error(`Node (${process.execPath}) could not be started.`);
  const kill = beforeExit(() => killGroup(group));
  let log = "";
  server.all.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  return {
    ended: Promise.resolve(server),
    log: () => log,
    stop: async () => {
      kill();
      await server;
    },
  };
}

/**
 * @throws Error when the server ends, or says nothing of a port within the limit; it is stopped then
 */
async function portOf(server: ServerProcess): Promise<number> {
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  for (const end = Date.now() + startLimitMs; Date.now() < end && !ended; ) {
    const port = /Extension host agent listening on (\d+)/.exec(server.log())?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await server.stop();
  const what = ended ? "ended at once" : "did not start within a minute";
  throw new Error(`VS Code's server ${what}. It printed:\n${server.log()}`);
}
