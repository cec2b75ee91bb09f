import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { secretsInEnvironment, toolEnvironment } from "../../runner/src/environment.ts";
import { chooseEngine } from "../../runner/src/tools/choose-engine.ts";
import { findTool } from "../../runner/src/tools/find-tool.ts";
import { identifyTool, sha256Of, versionIn } from "../../runner/src/tools/identify-tool.ts";
import { managerOf } from "../../runner/src/tools/shims.ts";
import { TOFU } from "./support.ts";

const directory = realpathSync(mkdtempSync(join(tmpdir(), "rebake-tools-")));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const workspace = folder("workspace");
const cache = folder("cache");
const AROUND = { directory: workspace, cache, workspaceFolders: [workspace] };

function folder(name: string): string {
  const path = join(directory, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** An executable script of Node in its own folder. */
function script(path: string, text: string): string {
  folder(dirname(path));
  const full = join(directory, path);
  writeFileSync(full, `#!${process.execPath}\n${text}\n`);
  chmodSync(full, 0o755);
  return full;
}

const pathOf = (...entries: readonly string[]): NodeJS.ProcessEnv => ({
  PATH: entries.join(delimiter),
  HOME: directory,
});

test("1: no tool is a sentence with what to do, no error", () => {
  expect(findTool("tofu", { environment: pathOf(folder("empty")), workspaceFolders: [] })).toEqual({
    kind: "missing",
    message: "tofu was not found in PATH. Install it, or say where it is with an absolute path.",
  });
});

test("39: neither relative entries of PATH nor anything in the workspace is started, also not through links", () => {
  const real = script("bin/tofu", "");
  const inside = script("workspace/bin/tofu", "");
  mkdirSync(folder("links"), { recursive: true });
  symlinkSync(inside, join(directory, "links/tofu"));
  symlinkSync(dirname(inside), join(directory, "linked-folder"));
  const entries = [
    "",
    ".",
    "bin",
    dirname(inside),
    join(directory, "links"),
    join(directory, "linked-folder"),
    dirname(real),
  ];
  const before = process.cwd();
  process.chdir(directory);
  try {
    const found = findTool("tofu", { environment: pathOf(...entries), workspaceFolders: [workspace] });
    expect(found).toMatchObject({ path: real, from: "path" });
    expect("ignored" in found && found.ignored).toEqual([
      "bin/tofu: the entry of PATH is relative",
      `${inside}: it lies in the workspace`,
      `${join(directory, "links/tofu")}: it lies in the workspace`,
      `${join(directory, "linked-folder/tofu")}: it lies in the workspace`,
    ]);
  } finally {
    process.chdir(before);
  }
});

test("38: a setting must be absolute, executable and outside of the workspace", () => {
  const options = { environment: pathOf(), workspaceFolders: [workspace] };
  const refused = (setting: string) => findTool("tofu", { ...options, setting });
  expect(refused("bin/tofu")).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("absolute"),
  });
  expect(refused(script("workspace/tofu", ""))).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("workspace"),
  });
  expect(refused(join(directory, "nothing"))).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("executed"),
  });
});

test("40: a version is asked in an empty folder, without anything of the user's in the environment", async () => {
  const witness = join(directory, "witness");
  const tool = script(
    "probed/tofu",
    `const fs = require("fs");
fs.writeFileSync(${JSON.stringify(witness)}, JSON.stringify([fs.readdirSync("."), process.env.TF_CLI_ARGS ?? null, process.env.AWS_SECRET_ACCESS_KEY ?? null]));
console.log("OpenTofu v9.9.9");`,
  );
  const environment = { ...pathOf(dirname(tool)), TF_CLI_ARGS: "-x", AWS_SECRET_ACCESS_KEY: "x" };
  const found = await identifyTool("tofu", { ...AROUND, environment });
  expect(found).toMatchObject({
    tool: { version: "9.9.9", product: "OpenTofu", path: tool, sha256: await sha256Of(tool) },
  });
  expect(JSON.parse(readFileSync(witness, "utf8"))).toEqual([[], null, null]);
  expect(readdirSync(cache).filter((name) => name.startsWith("probe-"))).toEqual([]);
});

test("5: what is remembered of an executable ends with the file: another one in its place is seen", async () => {
  const options = { ...AROUND, environment: pathOf(join(directory, "changing")) };
  script("changing/tofu", 'console.log("OpenTofu v1.0.0")');
  const first = await identifyTool("tofu", options);
  script("changing/tofu", 'console.log("OpenTofu v1.0.1")');
  const second = await identifyTool("tofu", options);
  expect([first, second]).toMatchObject([{ tool: { version: "1.0.0" } }, { tool: { version: "1.0.1" } }]);
  expect("tool" in first && "tool" in second && first.tool.sha256 !== second.tool.sha256).toBe(true);
});

test("4: shims of version managers are resolved, in the folder whose version counts", async () => {
  const real = script("versions/1.7.0/tofu", 'console.log("OpenTofu v1.7.0")');
  writeFileSync(join(workspace, ".tool-versions"), real);
  const answer =
    'if (process.argv[2] === "which") console.log(require("fs").readFileSync(".tool-versions", "utf8")); else process.exit(1)';
  script("asdf/bin/asdf", answer);
  const shim = script("asdf/shims/tofu", "// asdf exec tofu");
  const asdf = await identifyTool("tofu", { ...AROUND, environment: pathOf(dirname(shim)) });
  expect(asdf).toMatchObject({
    tool: { path: real, found: shim, version: "1.7.0", shim: { manager: "asdf", resolved: true } },
    warnings: [],
  });
  const mise = script("mise/mise", answer);
  symlinkSync(mise, join(directory, "mise/tofu"));
  const linked = await identifyTool("tofu", { ...AROUND, environment: pathOf(dirname(mise)) });
  expect(linked).toMatchObject({ tool: { path: real, shim: { manager: "mise", resolved: true } } });
  const tenv = script("tenv/tenv", 'console.log("OpenTofu 1.7.0 will be run from this directory.")');
  const proxy = script("tenv/tofu", "");
  const tenvReal = script(".tenv/OpenTofu/1.7.0/tofu", 'console.log("OpenTofu v1.7.0")');
  expect(existsSync(tenv)).toBe(true);
  expect(await identifyTool("tofu", { ...AROUND, environment: pathOf(dirname(proxy)) })).toMatchObject({
    tool: { path: tenvReal, shim: { manager: "tenv" } },
  });
});

test("4: a shim that does not tell what it stands for is used as it is, with a warning", async () => {
  script("silent/bin/asdf", "process.exit(1)");
  const shim = script("silent/shims/tofu", '/* asdf exec */ console.log("OpenTofu v1.8.0")');
  const found = await identifyTool("tofu", { ...AROUND, environment: pathOf(dirname(shim)) });
  expect(found).toMatchObject({
    tool: { path: shim, shim: { resolved: false } },
    warnings: [expect.stringContaining("may swallow the signal")],
  });
  expect(managerOf({ found: TOFU, path: realpathSync(TOFU) })).toBeUndefined();
});

test("2: of two engines the one is taken that the root module speaks for, else somebody must say", () => {
  const both = folder("both");
  for (const name of ["terraform", "tofu"]) script(`both/${name}`, "");
  const options = { environment: pathOf(both), workspaceFolders: [] };
  const root = (name: string, files: Record<string, string>): string => {
    const path = folder(name);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    return path;
  };
  const lock = (host: string) => ({ ".terraform.lock.hcl": `provider "${host}/hashicorp/aws" {\n}\n` });
  expect(chooseEngine(root("r1", lock("registry.terraform.io")), options)).toMatchObject({
    name: "terraform",
  });
  expect(chooseEngine(root("r2", lock("registry.opentofu.org")), options)).toMatchObject({ name: "tofu" });
  expect(chooseEngine(root("r3", { "main.tofu": "" }), options)).toMatchObject({ name: "tofu" });
  expect(chooseEngine(root("r4", { "main.tf": "" }), options)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("--tool tofu"),
  });
  expect(chooseEngine(root("r4", {}), { ...options, environment: pathOf(folder("only")) })).toMatchObject({
    kind: "missing",
  });
  script("only/tofu", "");
  expect(chooseEngine(root("r4", {}), { ...options, environment: pathOf(folder("only")) })).toMatchObject({
    name: "tofu",
  });
});

test("a version is read where warnings stand before it", () => {
  expect(versionIn("There are some problems\n\nTerraform v1.11.4\non linux")).toEqual({
    product: "Terraform",
    version: "1.11.4",
  });
  expect(versionIn("something else")).toEqual({ product: "unknown", version: "something else" });
});

test("52: names of what is taken out and of what counts are told, never a value", () => {
  const given = {
    TF_CLI_ARGS: "-x",
    TF_CLI_ARGS_plan: "-destroy",
    TF_WORKSPACE: "typo",
    TF_LOG_PATH: "/x",
    TF_VAR_password: "hunter2",
    TF_DATA_DIR: "/d",
    HOME: "/h",
    ELECTRON_RUN_AS_NODE: "1",
    VSCODE_PID: "1",
  };
  const { variables, ...told } = toolEnvironment(given, "production");
  expect(told).toEqual({
    removed: ["TF_CLI_ARGS", "TF_CLI_ARGS_plan", "TF_LOG_PATH", "TF_WORKSPACE"],
    surfaced: ["TF_DATA_DIR", "TF_VAR_password"],
    set: ["TF_IN_AUTOMATION", "TF_INPUT", "CHECKPOINT_DISABLE", "TF_WORKSPACE"],
  });
  expect(variables).toEqual({
    TF_VAR_password: "hunter2",
    TF_DATA_DIR: "/d",
    HOME: "/h",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    TF_WORKSPACE: "production",
  });
});

test("36: of a key file of Google in the environment its key is a secret and its project is none", () => {
  const file = { type: "service_account", project_id: "shop-prod", private_key_id: "k1", private_key: "k2" };
  const found = secretsInEnvironment(
    { GOOGLE_CREDENTIALS: JSON.stringify(file), TF_VAR_x: '{"project_id":"x1"}', TF_VAR_y: '["\\"y1", y2]' },
    new Set(["x", "y"]),
  );
  expect(found).toEqual(expect.arrayContaining(["k1", "k2", "x1", '"y1']));
  expect(found).not.toContain("shop-prod");
});
