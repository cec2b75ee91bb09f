import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { closeBrowser, openPage, saveScreenshot, usualViewport } from "./browser.ts";
import type { MoreEnvironment } from "./environment.ts";
import { artifactsFolder } from "./paths.ts";
import { type RunningVsCode, startVsCode, windowUrl } from "./server.ts";
import type { Settings } from "./settings.ts";

export type HostTestOptions = {
  /** Folder of the extension under test, with its `package.json`. */
  extensionPath: string;
  /** More extensions to install beside it (folders or `.vsix`), such as stand-ins for other publishers'. */
  extraExtensions?: readonly string[] | undefined;
  /** The CommonJS file with `run(): Promise<void>`, as `bundleSuite` makes it. */
  testsPath: string;
  /** Folder that the window opens. */
  workspace: string;
  /** Without `"security.workspace.trust.enabled": true` the workspace is trusted. */
  userSettings?: Settings;
  environment?: MoreEnvironment;
  /** For the whole run. */
  limitMs?: number;
};

export type HostTestResult = {
  /** 0 when `run()` was fulfilled. */
  exitCode: number;
  /** What the suite wrote to its console, and what VS Code said about its end. */
  log: string;
};

/** VS Code cannot ask in a test window whether the folder is trusted: it refuses every dialog there. */
const settingsOfTests: Settings = { "security.workspace.trust.enabled": false };

/**
 * Opens a window of a real VS Code, loads the extension, and executes the suite inside the extension host.
 *
 * @throws Error when the suite does not end within the limit, with the log; the folder `artifacts` has a
 *   screenshot then
 */
export async function runInExtensionHost(options: HostTestOptions): Promise<HostTestResult> {
  const server = await startVsCode({
    userSettings: { ...settingsOfTests, ...options.userSettings },
    extensions: options.extraExtensions,
    environment: options.environment,
  });
  try {
    return await runOn(server, options);
  } finally {
    await server.stop();
  }
}

async function runOn(server: RunningVsCode, options: HostTestOptions): Promise<HostTestResult> {
  const page = await openPage(usualViewport);
  try {
    const run = await listenToRun(page);
    await page.goto(urlOf(server, options));
    return await withinLimit(page, run, server, options);
  } finally {
    await closeBrowser(page);
  }
}

function urlOf(server: RunningVsCode, { workspace, extensionPath, testsPath }: HostTestOptions): string {
  const tests = ["extensionTestsPath", server.remoteUri(testsPath)] as const;
  return windowUrl(server, { workspace, extensionPath, more: [tests, ["skipWelcome", "true"]] });
}

type Run = { ended: Promise<number>; lines: string[] };

/** What every window says for itself at its start, and what follows from there being no network. */
const chatter =
  /^(Resolv(ing|ed) connection token|Creating a socket|Ignoring fetching additional|Updating additional builtin|ChatSessionStore|\[Service Worker\])/;

/** The workbench calls these two functions in a test window when it finds them. */
async function listenToRun(page: Page): Promise<Run> {
  const lines: string[] = [];
  await page.exposeFunction("codeAutomationLog", (type: string, args: unknown) => {
    const line = asText(args);
    if (!chatter.test(line)) lines.push(type === "info" ? line : `[${type}] ${line}`);
  });
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction("codeAutomationExit", (code: number) => resolve(code));
  });
  return { ended, lines };
}

function asText(args: unknown): string {
  const values = Array.isArray(args) ? args : [args];
  return values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" ");
}

/**
 * @throws Error with the logs of the suite and of the server when the time is over
 */
async function withinLimit(
  page: Page,
  run: Run,
  server: RunningVsCode,
  options: HostTestOptions,
): Promise<HostTestResult> {
  const limitMs = options.limitMs ?? 120_000;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  const exitCode = await Promise.race([run.ended, late]).finally(() => clearTimeout(timer));
  if (exitCode !== undefined) return { exitCode, log: run.lines.join("\n") };
  const picture = join(artifactsFolder, `${basename(options.testsPath, ".cjs")}-not-ended.png`);
  await saveScreenshot(page, picture);
  throw new Error(
    `The suite ${options.testsPath} did not end within ${limitMs / 1000} s (screenshot: ${picture}).\n` +
      `The suite's log:\n${run.lines.join("\n")}\nThe server's log:\n${server.log()}`,
  );
}
