import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundlePage } from "../../scripts/build/bundles.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { type Editor, openEditor } from "../../scripts/host/person.ts";
import { bundleSuite } from "../../scripts/host/suites.ts";
import { everythingView } from "../support/plan-views.ts";

const MAIN = Array.from({ length: 220 }, (_, line) =>
  line === 25 ? '  ami = "ami-0b0bb0b0b0bb0b0b0"' : `# line ${line + 1}`,
).join("\n");
let folder: string;
let workspace: string;
let editor: Editor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebake-plan-window-"));
  await makeExtension();
}, 900_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  workspace = join(folder, "web");
  await mkdir(workspace, { recursive: true });
  await writeFile(join(workspace, "main.tf"), MAIN);
  await writePlan();
  editor = await openEditor({ extension: join(folder, "extension"), isInstalled: true, workspace });
  await editor.page.locator(".statusbar-item").filter({ hasText: "plan page ready" }).waitFor();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await editor.screenshot(join(artifactsFolder, "plan-page-window.png"));
  await editor.close();
  await rm(workspace, { recursive: true, force: true });
});

async function makeExtension(): Promise<void> {
  const extension = join(folder, "extension");
  await bundlePage("plan", join(extension, "dist"));
  await cp(join(repositoryRoot, "media"), join(extension, "media"), { recursive: true });
  await cp(
    await bundleSuite(join(repositoryRoot, "test/host/suites/plan-page-window.ts")),
    join(extension, "main.js"),
  );
  const command = (name: string, title: string) => ({ command: name, title, category: "Rebake" });
  const manifest = {
    name: "plan-page",
    publisher: "bakehouse",
    version: "0.0.1",
    engines: { vscode: "^1.100.0" },
    main: "./main.js",
    activationEvents: ["onWebviewPanel:rebake.plan", "onStartupFinished"],
    contributes: {
      commands: [
        command("rebake.showPlan", "Show Plan"),
        command("rebake.previewPlanAgain", "Preview Plan Again"),
        command("rebakeTest.showEip", "Show Address"),
      ],
    },
  };
  await writeFile(join(extension, "package.json"), JSON.stringify(manifest));
}

async function writePlan(more: object = {}): Promise<void> {
  const plan = {
    run: {
      id: "20260102T030405-00000001",
      folder: "/none",
      record: {
        version: 1,
        id: "20260102T030405-00000001",
        kind: "plan",
        root: workspace,
        created: "2026-01-02T03:04:05.000Z",
        by: { program: "test", version: "0" },
        request: {},
        tools: {
          tofu: {
            name: "tofu",
            product: "OpenTofu",
            version: "1.6.2",
            path: "/usr/bin/tofu",
            found: "/usr/bin/tofu",
            from: "path",
            sha256: "",
          },
        },
        workspace: "default",
        git: { commit: "a1b2c3d4e5f6a7b8", dirty: true },
      },
    },
    state: { phase: "finished", step: undefined, running: [], counts: {}, left: [] },
    diagnostics: [],
    problems: [],
    notices: [],
    view: everythingView(),
    isOutdated: false,
    ...more,
  };
  await writeFile(join(workspace, "plan.json"), JSON.stringify(plan));
}

const row = (title: string) => editor.webview().getByRole("treeitem").filter({ hasText: title });
const position = () =>
  editor.page
    .locator(".statusbar-item")
    .filter({ hasText: /^Ln \d+/ })
    .first();

test("opens in the real editor under its policy, by keyboard alone, and leads to the code and back", async () => {
  await editor.runCommand("Rebake: Show Plan");
  const heading = editor.webview().getByRole("heading", { level: 1 });
  await heading.waitFor();
  expect(await heading.textContent()).toContain("Loses the data of 1 resource");
  expect(await editor.page.locator(".tab.active").textContent()).toContain("Plan: web");
  await row("aws_db_instance.main").waitFor();
  await editor.screenshot(join(artifactsFolder, "plan-page-in-vscode.png"));
  // Rows are placed by script, which the policy of styles allows.
  const boxes = await Promise.all(
    ["aws_db_instance.main", "aws_instance.web[0..9]"].map((title) => row(title).boundingBox()),
  );
  expect((boxes[1]?.y ?? 0) - (boxes[0]?.y ?? 0)).toBeGreaterThan(40);
  await editor.page.keyboard.press("/");
  await editor.page.keyboard.type("web[3]");
  await expect.poll(() => editor.webview().locator(".status").textContent()).toBe("1 of 26 changes");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown", "Tab"])
    if (key !== "Tab") await editor.page.keyboard.press(key);
  await editor.page.keyboard.press("ArrowUp");
  await editor.page.keyboard.press("Enter");
  await editor.page.locator('.tab.active[data-resource-name="main.tf"]').waitFor();
  // The plan says line 23; the file has changed since, and the nearest line with that argument is 26.
  await expect.poll(() => position().textContent()).toContain("Ln 26");
  await editor.runCommand("Rebake: Show Address");
  await expect.poll(() => editor.webview().locator(".row:focus").textContent()).toContain("aws_eip.web");
  expect(editor.browserLog.filter((line) => /Content Security Policy/.test(line))).toEqual([]);
});

test("is there again in a window that was reloaded, as it was", async () => {
  await editor.runCommand("Rebake: Show Plan");
  await row("aws_instance.web[0..9]").click();
  await row("4 values decided at apply").waitFor();
  await editor.webview().getByRole("searchbox").fill("aws_instance");
  await expect.poll(() => editor.webview().locator(".status").textContent()).toBe("13 of 26 changes");
  // The page says after a moment what it wants to be kept; the window writes it down when it is closed in an orderly way.
  await editor.page.waitForTimeout(1_000);
  const loaded = editor.page.waitForEvent("load");
  await editor.runCommand("Developer: Reload Window");
  await loaded;
  await editor.waitForWorkbench();
  await row("4 values decided at apply").waitFor();
  expect(await editor.webview().getByRole("searchbox").inputValue()).toBe("aws_instance");
  await expect.poll(() => editor.webview().locator(".status").textContent()).toBe("13 of 26 changes");
});

test("follows the plan: outdated, running, failed", async () => {
  await editor.runCommand("Rebake: Show Plan");
  await row("aws_db_instance.main").waitFor();
  await writePlan({ isOutdated: true });
  await editor.runCommand("Rebake: Preview Plan Again");
  await editor.webview().getByText("Files have changed since").waitFor();
  const counts = { refreshed: 12, planned: 3, drifted: 0 };
  const running = { phase: "running", step: "plan", running: ["aws_instance.web[0]"], counts, left: [] };
  await writePlan({ view: undefined, state: running });
  await editor.runCommand("Rebake: Preview Plan Again");
  await editor.webview().getByRole("heading", { name: "Planning: 12 looked at, 3 to change" }).waitFor();
  expect(await editor.webview().getByRole("button", { name: "Cancel" }).isVisible()).toBe(true);
  expect(await row("aws_db_instance.main").isVisible()).toBe(true);
  const finished = { outcome: "failed", message: "tofu plan ended with 1", left: [] };
  await writePlan({
    view: undefined,
    state: { ...running, phase: "finished", running: [], finished },
    problems: [{ code: "x", message: "The argument is not known.", advice: "Take it out." }],
    diagnostics: [
      {
        severity: "error",
        summary: "Unsupported argument",
        detail: 'An argument named "x" is not expected here.',
        range: {
          file: "main.tf",
          start: { line: 7, column: 3, byte: 0 },
          end: { line: 7, column: 4, byte: 1 },
        },
      },
    ],
  });
  await editor.runCommand("Rebake: Preview Plan Again");
  await editor.webview().getByRole("heading", { name: "tofu plan ended with 1" }).waitFor();
  await editor.screenshot(join(artifactsFolder, "plan-page-failed.png"));
  await editor.webview().getByRole("button", { name: "main.tf:7" }).click();
  await expect.poll(() => position().textContent()).toContain("Ln 7");
});
