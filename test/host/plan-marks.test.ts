import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runInExtensionHost } from "../../scripts/host/extension-tests.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { openEditor } from "../../scripts/host/person.ts";
import { bundleSuite } from "../../scripts/host/suites.ts";
import { changeOf, planOf } from "../support/plans.ts";

const limit = 180_000;
const REPLACES = { change: { replace_paths: [["image_id"]] } };
const machine = (name: string, rest: string): string => `resource "test_machine" "${name}" {\n${rest}}\n`;
const files = {
  "main.tf": [
    machine("web", '  count    = 2\n  image_id = "img-2"\n  size     = 1\n'),
    machine("db", "  size = 2\n"),
    '\nmodule "web" {\n  source = "./modules/web app"\n}\n',
    'module "fetched" {\n  source = "example/net/test"\n}\n',
    'module "absent" {\n  source = "example/far/test"\n}\n',
  ].join("\n"),
  "modules/web app/web.tf": machine("node", '  image_id = "img-2"\n'),
  ".terraform/modules/modules.json": JSON.stringify({
    Modules: [{ Key: "fetched", Source: "example/net/test", Dir: ".terraform/modules/fetched" }],
  }),
  ".terraform/modules/fetched/main.tf": machine("node", "  size = 2\n"),
  "plan.json": JSON.stringify(plan()),
};

function plan(): object {
  const replaced = (address: string, actions: string[]) =>
    changeOf(address, actions, { image_id: "img-1" }, { image_id: "img-2" }, REPLACES);
  return planOf(
    [
      replaced("test_machine.web[0]", ["delete", "create"]),
      replaced("test_machine.web[1]", ["delete", "create"]),
      changeOf("test_machine.db", ["update"], { size: 1 }, { size: 2 }),
      replaced("module.web.test_machine.node", ["create", "delete"]),
      changeOf("module.fetched.test_machine.node", ["update"], { size: 1 }, { size: 2 }),
      changeOf("module.absent.test_machine.node", ["update"], { size: 1 }, { size: 2 }),
      changeOf("test_machine.old", ["delete"], { image_id: "img-0" }, null),
    ],
    { resource_drift: [changeOf("test_machine.db", ["update"], { size: 0 }, { size: 1 })] },
  );
}

let folder: string;
let workspace: string;
let extension: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebake-marks-"));
  workspace = join(folder, "our web");
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
  extension = await fakeExtension();
}, 900_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rebake as it is, but for its plans. */
async function fakeExtension(): Promise<string> {
  const made = join(folder, "extension");
  await mkdir(made);
  for (const one of ["media", "l10n", "syntaxes", "dist"])
    await symlink(join(repositoryRoot, one), join(made, one));
  await cp(join(repositoryRoot, "package.nls.json"), join(made, "package.nls.json"));
  const manifest = JSON.parse(await readFile(join(repositoryRoot, "package.json"), "utf8"));
  const bundle = await bundleSuite(join(repositoryRoot, "test/host/suites/fake-plans.ts"));
  await cp(bundle, join(made, "fake-plans.cjs"));
  manifest.main = "./fake-plans.cjs";
  await writeFile(join(made, "package.json"), JSON.stringify(manifest));
  return made;
}

test("lenses, Problems and the ways between source and plan", { timeout: limit }, async () => {
  const testsPath = await bundleSuite(join(repositoryRoot, "test/host/suites/plan-marks.ts"));
  const result = await runInExtensionHost({ extensionPath: extension, testsPath, workspace });
  expect(result.log).not.toContain("not ok ");
  expect(result.exitCode, result.log).toBe(0);
});

test("a person sees the marks and walks through the Plan view by keyboard", { timeout: limit }, async () => {
  const editor = await openEditor({
    extension,
    workspace,
    viewport: { width: 1280, height: 820 },
    userSettings: { "workbench.colorTheme": "Default Light Modern" },
  });
  try {
    const { page } = editor;
    await editor.openFile("main.tf");
    await page.locator(".codelens-decoration", { hasText: "replace ×2, destroy first" }).waitFor();
    await expect.poll(() => page.locator(".glyph-margin-widgets [class*=ced-]").count()).toBe(5);
    await editor.runCommand("Rebake: Focus on Plan View");
    const rows = page.locator(".pane-body .monaco-list-row");
    await page.getByRole("treeitem", { name: "Replace, destroy first, 2", exact: true }).waitFor();
    await editor.screenshot(join(artifactsFolder, "plan-marks.png"));
    const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label")));
    expect(labels.slice(0, 4)).toEqual([
      expect.stringContaining("our web, 1 to delete · 2 to replace, destroy first"),
      expect.stringContaining("Touches no machine"),
      expect.stringContaining("Delete, 1"),
      expect.stringContaining("Delete: test_machine.old"),
    ]);
    await page.keyboard.press("Home");
    for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator(".statusbar-item", { hasText: "Ln " }).innerText())
      .toContain("Ln 1, Col 1");
    await page.locator(".view-line", { hasText: '"db"' }).locator("span", { hasText: '"db"' }).last().hover();
    await page
      .locator(".monaco-hover-content:visible", { hasText: "Planned here: update in place: size" })
      .waitFor();
    await editor.screenshot(join(artifactsFolder, "plan-marks-hover.png"));
    expect(await editor.notifications()).toEqual([]);
  } finally {
    await editor.close();
  }
});

test.each([
  ["a trusted workspace begins with a plan", {}, "Preview Plan"],
  [
    "one that nobody has vouched for asks for trust first",
    { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" },
    "Manage Workspace Trust",
  ],
])("the Plan view of %s", { timeout: limit }, async (_what, userSettings, button) => {
  const empty = join(folder, "nothing planned");
  await mkdir(empty, { recursive: true });
  await writeFile(join(empty, "main.tf"), files["main.tf"]);
  const settings = { ...userSettings, "workbench.colorTheme": "Default Light Modern" };
  const editor = await openEditor({ extension, workspace: empty, userSettings: settings });
  try {
    await editor.page.getByRole("tab", { name: "Rebake", exact: true }).click();
    // Views beside it ask for trust, too.
    const welcome = editor.page.locator(".welcome-view-content").filter({ hasText: /\bplan/i });
    await welcome.getByRole("button", { name: button }).waitFor();
    await editor.screenshot(join(artifactsFolder, `plan-view-${button.replaceAll(" ", "-")}.png`));
  } finally {
    await editor.close();
  }
});
