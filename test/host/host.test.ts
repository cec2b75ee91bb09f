import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HostTestOptions, runInExtensionHost } from "../../scripts/host/extension-tests.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { openEditor } from "../../scripts/host/person.ts";
import { bundleSuite } from "../../scripts/host/suites.ts";

const limit = 180_000;
const fixtures = join(repositoryRoot, "test", "host", "fixtures");
const probe = join(fixtures, "probe-extension");
let packed: string;
let temporary: string;
let workspace: string;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "rebake-host-test-"));
  workspace = join(temporary, "workspace");
  await cp(join(fixtures, "probe-workspace"), workspace, { recursive: true });
  packed = join(temporary, "probe.vsix");
  await createVSIX({
    cwd: probe,
    packagePath: packed,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
}, limit);

afterAll(() => rm(temporary, { recursive: true, force: true }));

async function runSuite(name: string, options: Partial<HostTestOptions> = {}) {
  const testsPath = await bundleSuite(join(repositoryRoot, "test", "host", "suites", `${name}.ts`));
  return runInExtensionHost({ extensionPath: probe, testsPath, workspace, ...options });
}

describe("a suite inside the extension host", { timeout: limit }, () => {
  test("is a success when all its tests pass, with a second extension beside the first", async () => {
    const result = await runSuite("probe-passing", {
      extraExtensions: [join(fixtures, "neighbour-extension")],
    });
    expect(result.log).toContain("probe: 8 passed, 0 failed");
    expect(result.exitCode).toBe(0);
  });

  test("is a failure when one of them fails, and the others are executed all the same", async () => {
    const result = await runSuite("probe-failing");
    expect(result.log).toContain("not ok probe: this one fails");
    expect(result.log).toContain("not ok probe: this one never ends: Error: not done within 500 ms");
    expect(result.log).toContain("ok probe: this one passes");
    expect(result.exitCode).not.toBe(0);
  });

  test("can see Restricted Mode", async () => {
    const result = await runSuite("probe-restricted", {
      userSettings: { "security.workspace.trust.enabled": true },
    });
    expect(result.log).toContain("probe in Restricted Mode: 2 passed, 0 failed");
    expect(result.exitCode).toBe(0);
  });

  test("is ended when it hangs, with its log and a screenshot", async () => {
    const picture = join(artifactsFolder, "probe-endless-not-ended.png");
    await rm(picture, { force: true });
    await expect(runSuite("probe-endless", { limitMs: 15_000 })).rejects.toThrow(/did not end within 15 s/);
    expect((await stat(picture)).size).toBeGreaterThan(1000);
  });
});

describe("an editor before a person", { timeout: limit }, () => {
  test("shows what an extension from its folder does", async () => {
    const editor = await openEditor({ extension: probe, workspace });
    try {
      await editor.openFile("notes.probe");
      await editor.waitForSquiggle();
      expect(await editor.squiggles()).toEqual([
        { severity: "warning", lineNumber: 2, text: "TODO: second line" },
      ]);
      expect((await editor.statusItems()).map((item) => item.text)).toContain("probe is here");
      await editor.runCommand("Probe: Show Page");
      expect(await editor.webview().locator("#from-script").textContent()).toBe("its script ran");
      await editor.screenshot(join(artifactsFolder, "host-development.png"));
    } finally {
      await editor.close();
    }
  });

  test("shows what an installed extension does, once the person trusts the folder", async () => {
    const userSettings = { "security.workspace.trust.enabled": true };
    const editor = await openEditor({ extension: packed, workspace, userSettings });
    try {
      await editor.answerDialog("Yes, I trust the authors");
      await editor.openFile("notes.probe");
      await editor.waitForSquiggle();
      await editor.runCommand("Probe: Greet");
      await expect.poll(() => editor.notifications()).toEqual(["Hello from the probe"]);
      await editor.screenshot(join(artifactsFolder, "host-installed.png"));
    } finally {
      await editor.close();
    }
  });
});
