import { accessSync, constants } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { buildAll } from "./build/bundles.ts";
import { ensureDebianPackages } from "./host/debian.ts";
import { openEditor } from "./host/person.ts";
import { startVsCode, windowUrl } from "./host/server.ts";
import { quietSettings } from "./host/settings.ts";
import { ensureVsCode } from "./host/setup.ts";
import { ROOT, say } from "./run/steps.ts";
import { FRONT_DOOR_PORT, hasDemoCloud, makeDemo, printPlan } from "./start/demo.ts";
import { tellRoad, walkRoad } from "./start/road.ts";

const interactive = process.stdout.isTTY === true && process.env.CI !== "true";

await buildAll();
await printFindings();
const demo = await makeDemo(undefined, { port: FRONT_DOOR_PORT, bootSeconds: 2 });
if (hasDemoCloud) {
  say("\nWhat a plan of examples/cloud-web says, were its image another:\n");
  await printPlan(demo);
  await tellRoad(demo);
} else say("\nThe example with a cloud needs OpenTofu from npm, which there is for Linux on x64 only.");
if (!interactive) {
  await walkRoad(demo);
  await proveEditor();
} else {
  const desktop = findOnPath("code");
  if (desktop) await openDesktop(desktop);
  else await serveEditor();
}
await demo.close();

/** First of all, and without waiting for an editor: what Rebake finds in the examples. */
async function printFindings(): Promise<void> {
  const { exitCode } = await execa(
    process.execPath,
    [join(ROOT, "dist/cli/rebake.js"), "check", "examples"],
    {
      cwd: ROOT,
      stdio: "inherit",
      reject: false,
    },
  );
  // 2: there are findings, which is what the examples are for.
  if (exitCode !== 2) throw new Error(`The check of examples/ ended with exit code ${exitCode} instead of 2`);
}

async function openDesktop(code: string): Promise<void> {
  say(
    `\nOpening a copy of examples/ in VS Code (${code}) with Rebake loaded. Ctrl-C ends this command, and nobody can visit the machines any more; the window stays.`,
  );
  // A VS Code of its own: one that runs already would not get the environment in which the cloud is.
  const data = join(ROOT, ".cache/start/vscode");
  await mkdir(join(data, "User"), { recursive: true });
  const settings = { ...quietSettings, "security.workspace.trust.enabled": false, ...demo.settings };
  await writeFile(join(data, "User/settings.json"), JSON.stringify(settings, null, 2));
  const options = ["--user-data-dir", data, `--extensionDevelopmentPath=${ROOT}`];
  await execa(code, ["--new-window", ...options, demo.workspace], {
    stdio: "inherit",
    env: demo.environment,
  });
  await untilInterrupted();
}

async function serveEditor(): Promise<void> {
  await ensureVsCode(say);
  const server = await startVsCode({
    userSettings: { "security.workspace.trust.enabled": false, ...demo.settings },
    environment: demo.environment,
  });
  const { workspace } = demo;
  const file = { path: join(workspace, "golden-image/rebake.hcl") };
  say(
    `\nVS Code with Rebake loaded, open in a browser:\n\n  ${windowUrl(server, { workspace, extensionPath: ROOT, file })}\n\nCtrl-C ends it.`,
  );
  await untilInterrupted();
  await server.stop();
}

/** Without a terminal nobody looks at an editor: shows that one comes up and that Rebake works in it. */
async function proveEditor(): Promise<void> {
  await ensureDebianPackages(["chromium"], say);
  await ensureVsCode(say);
  const editor = await openEditor({
    extension: ROOT,
    workspace: demo.workspace,
    file: { path: join(demo.workspace, "aws-web/main.tf") },
    userSettings: demo.settings,
    environment: demo.environment,
  });
  try {
    await editor.waitForSquiggle();
    say("\nVS Code came up with Rebake active: examples/aws-web/main.tf shows its findings.");
  } finally {
    await editor.close();
  }
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    // A signal handler alone does not keep the process alive.
    const alive = setInterval(() => {}, 1_000_000_000);
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
}

/** An executable of that name in an absolute folder of the PATH. */
function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
