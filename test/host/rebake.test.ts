import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type HostTestOptions, runInExtensionHost } from "../../scripts/host/extension-tests.ts";
import { insist } from "../../scripts/host/insist.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { openEditor } from "../../scripts/host/person.ts";
import { bundleSuite } from "../../scripts/host/suites.ts";
import { userDataNotReplacing } from "../../server/src/rules/user-data-not-replacing.ts";

const limit = 180_000;
/** After this long a person does not think that anything comes of it. */
const stepMs = 5_000;
const standIn = join(repositoryRoot, "test", "fixtures", "stand-in-hashicorp");
/** By its name a machine that may stand alone, in a folder that says which versions it takes: one rule speaks. */
const runner = (text: unknown): string => (text as string).replace('"web"', '"runner"');
const bad = runner(userDataNotReplacing.docs.bad);
const good = runner(userDataNotReplacing.docs.good);
const versions = `terraform {
  required_version = "~> 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}
`;
let workspace: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "rebake-workspace-"));
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
}

async function runSuite(name: string, options: Partial<HostTestOptions> = {}) {
  const testsPath = await bundleSuite(join(repositoryRoot, "test", "host", "suites", `${name}.ts`));
  const result = await runInExtensionHost({
    extensionPath: repositoryRoot,
    testsPath,
    workspace,
    ...options,
  });
  expect(result.log).not.toContain("not ok ");
  expect(result.exitCode, result.log).toBe(0);
  return result;
}

const project = {
  "main.tf": bad,
  "versions.tf": versions,
  "golden.txt": good,
  "bad.txt": bad,
  "modules/db/main.tf": bad,
};

const calls = {
  "calls/main.tf": 'module "net" {\n  source = "./net"\n  cidr   = "10.0.0.0/8"\n}\n',
  "calls/net/main.tf": `variable "cidr" {}

resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [var.cidr]
}
`,
  "rebake.hcl":
    'rule "ssh-ingress-publik" {\n  severity = "off"\n}\nrule "admin-ingress-any" {\n  severity = "off"\n}\n',
};

test("findings, fixes, suppressions, modules, syntax errors and pages", { timeout: limit }, async () => {
  await write({ ...project, ...calls });
  await runSuite("diagnostics");
});

test("everything works in Restricted Mode", { timeout: limit }, async () => {
  await write({
    ...project,
    ".vscode/settings.json": JSON.stringify({
      "rebake.rules": { "user-data-not-replacing": "off" },
      "rebake.exclude": ["**"],
    }),
  });
  await runSuite("restricted-mode", { userSettings: { "security.workspace.trust.enabled": true } });
});

test("side by side with extensions for the same languages", { timeout: limit }, async () => {
  await write({
    "main.tf": bad,
    "versions.tf": versions,
    "values.tfvars": "a = 1\n",
    "image.pkr.hcl": "locals {}\n",
    "values.auto.pkrvars.hcl": "a = 1\n",
    "other.hcl": "a = 1\n",
    "rebake.hcl": "",
    "tofu/main.tofu": bad,
    "tofu/versions.tofu": versions,
  });
  await runSuite("side-by-side", { extraExtensions: [standIn] });
});

test("activation", { timeout: limit }, async () => {
  await write({ "notes.txt": "" });
  const { log } = await runSuite("activation");
  console.log(/activation: \d+ ms/.exec(log)?.[0]);
});

test("a person sees the squiggle, presses the light bulb and takes the fix", { timeout: limit }, async () => {
  await cp(join(repositoryRoot, "examples"), workspace, { recursive: true });
  await write({ "person/main.tf": bad, "person/versions.tf": versions });
  const editor = await openEditor({ extension: repositoryRoot, workspace });
  try {
    await editor.openFile("person/main.tf");
    await editor.waitForSquiggle();
    expect((await editor.squiggles())[0]).toMatchObject({ severity: "warning", lineNumber: 1 });
    const firstLine = editor.page.locator(".view-line").first();
    const bulb = editor.page.locator("[class*=lightbulb], .lightBulbWidget").first();
    const menu = editor.page.locator(".action-widget");
    const entry = menu.getByText("Replace the machine when user_data changes");
    // VS Code hides the light bulb while it asks for actions anew, as it does when diagnostics come in late on a busy machine, and
    // then shows it again only for a cursor that was moved. A person clicks at another place, and tries once more.
    await insist(8, async (left) => {
      await firstLine.click({ position: { x: left % 2 === 0 ? 60 : 120, y: 8 }, timeout: stepMs });
      await bulb.click({ timeout: stepMs });
      await entry.waitFor({ timeout: stepMs });
    });
    // Taking a picture can take the focus from the menu, which then closes at the next key without doing anything.
    await editor.screenshot(join(artifactsFolder, "rebake-light-bulb.png"));
    await editor.page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden", timeout: stepMs });
    // The menu's entries become worthless, without a word, when VS Code asks for actions anew while it is open.
    await insist(8, async () => {
      if ((await editor.squiggles()).length === 0) return;
      await editor.page.keyboard.press("Control+.");
      await menu.locator(".monaco-list-row.focused").waitFor({ timeout: stepMs });
      await editor.page.keyboard.press("Enter");
      await menu.waitFor({ state: "hidden", timeout: stepMs });
      await expect.poll(() => editor.squiggles(), { timeout: stepMs }).toEqual([]);
    });
    const text = await editor.page.locator(".view-lines").first().textContent();
    expect(text?.replaceAll("\u00a0", " ")).toContain("user_data_replace_on_change = true");
    expect(await editor.notifications()).toEqual([]);
    await editor.screenshot(join(artifactsFolder, "rebake-fixed.png"));
  } finally {
    await editor.close();
  }
});

test("a person applies all safe fixes from the palette", { timeout: limit }, async () => {
  await cp(join(repositoryRoot, "examples"), workspace, { recursive: true });
  const editor = await openEditor({ extension: repositoryRoot, workspace });
  try {
    await editor.openFile("packer-web/web.pkr.hcl");
    await editor.waitForSquiggle();
    await editor.page.locator(".view-line").first().click();
    await editor.runCommand("Rebake: Fix All Safe Findings");
    const shown = async () =>
      (await editor.page.locator(".view-lines").first().textContent())?.replaceAll("\u00a0", " ");
    await expect.poll(shown, { timeout: 10_000 }).toContain('"web-${local.timestamp}"');
    expect(await shown()).not.toContain("force_deregister");
  } finally {
    await editor.close();
  }
});
