import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type CommandResult, folderWith, rebake } from "./support.ts";

const FILE = 'source "file" "f" {\n  content = "x"\n  target  = "f.txt"\n}\n';
const BUILD = `build {
  sources = ["source.file.f"]
  provisioner "shell-local" {
    inline = ["echo a-word-of-it"]
  }
}
`;
const FAILING = BUILD.replace("echo a-word-of-it", "echo a-word-of-it; exit 3");
const toRemove: (() => void)[] = [];
afterEach(() => {
  for (const remove of toRemove.splice(0)) remove();
});

/** A template, and a home of its own for what the run leaves. */
function template(files: Readonly<Record<string, string>>): {
  path: string;
  run: (...args: string[]) => Promise<CommandResult>;
} {
  const made = folderWith(files);
  const home = folderWith({});
  toRemove.push(made.remove, home.remove);
  const environment = { HOME: home.path, XDG_STATE_HOME: join(home.path, "state") };
  return { path: made.path, run: (...args) => rebake(made.path, args, environment) };
}

test("a bake says its steps on standard error and what it made on standard output; runs lists it", async () => {
  const { path, run } = template({ "t.pkr.hcl": FILE + BUILD });
  const baked = await run("bake");
  expect(baked.exitCode).toBe(0);
  expect(baked.stdout).toContain("file.f  File  Stored file: f.txt\n\nOne artifact was made.\n");
  expect(baked.stdout).toContain("the template has no manifest post-processor");
  expect(baked.stderr).toMatch(/^\d\d:\d\d:\d\d file\.f: Running local shell script/);
  expect(baked.stderr).toMatch(/file\.f: finished after \d+\.\d s$/);
  expect(baked.stderr).not.toContain("a-word-of-it");
  expect((await run("runs")).stdout).toMatch(/bake {5}.*1 artifact /);
  const again = await run("bake", "t.pkr.hcl", "--verbose", "--format", "json", "--output", "made.json");
  expect(again).toMatchObject({ exitCode: 0, stdout: "" });
  expect(again.stderr).toContain("a-word-of-it");
  expect(JSON.parse(readFileSync(join(path, "made.json"), "utf8"))).toMatchObject({
    version: 1,
    outcome: "succeeded",
    artifacts: [{ build: "file.f", builder: "file", id: "File", files: ["f.txt"] }],
    from: "stream",
    errors: [],
  });
  const { runs } = JSON.parse((await run("runs", "--format", "json")).stdout);
  expect(runs).toMatchObject([
    { kind: "bake", outcome: "succeeded", artifacts: 1 },
    { kind: "bake", outcome: "succeeded", artifacts: 1 },
  ]);
  // A run that has ended is shown again by its id; plans have formats that bakes have not.
  expect((await run("runs", runs[0].id)).stdout).toBe(baked.stdout.replace(/Run .*/, `Run ${runs[0].id}.`));
  expect(await run("runs", runs[0].id, "--format", "html")).toMatchObject({
    exitCode: 1,
    stderr: "rebake: a bake is shown as text or json, not as html",
  });
});

test("a bake that fails, or makes nothing, says why and ends with 1; json tells of it, too", async () => {
  const { run } = template({ "t.pkr.hcl": FILE + FAILING });
  const failed = await run("bake");
  expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
  expect(failed.stderr).toContain("\nfile.f: Script exited with non-zero exit status: 3");
  expect(failed.stderr).toContain("\nrebake: file.f: Script exited with non-zero exit status: 3");
  expect(failed.stderr).toMatch(/everything it said: .*output\.log$/);
  const json = await run("bake", "--format", "json");
  expect(json.exitCode).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({
    outcome: "failed",
    artifacts: [],
    errors: [{ build: "file.f", summary: expect.stringContaining("Script exited") }],
  });
  const nothing = await run("bake", "--only", "nope.*");
  expect(nothing).toMatchObject({ exitCode: 1, stdout: "" });
  expect(nothing.stderr).toContain("made nothing with -only=nope.*. The template has file.f.");
});

test("--force says what it removes and wants --yes; it then removes it", async () => {
  const { path, run } = template({ "t.pkr.hcl": FILE.replace('"x"', '"new"') + BUILD, "f.txt": "old" });
  const refused = await run("bake", "--force");
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('  source.file.f: overwrites "f.txt"');
  expect(refused.stderr).toContain("say --yes when you want it");
  expect(readFileSync(join(path, "f.txt"), "utf8")).toBe("old");
  expect((await run("runs")).stdout).toBe("There are no runs.");
  expect((await run("bake", "--force", "--yes")).exitCode).toBe(0);
  expect(readFileSync(join(path, "f.txt"), "utf8")).toBe("new");
});

test("paths count from where Packer is run: the template's folder, or the one that is said", async () => {
  const { path, run } = template({ "packer/t.pkr.hcl": FILE + BUILD });
  expect((await run("bake", "packer")).exitCode).toBe(0);
  expect(existsSync(join(path, "packer/f.txt"))).toBe(true);
  expect((await run("bake", "packer", "--directory", ".")).exitCode).toBe(0);
  expect(existsSync(join(path, "f.txt"))).toBe(true);
});

test("--image writes down what was made beside rebake.hcl, which must be there", async () => {
  const { path, run } = template({ "packer/t.pkr.hcl": FILE + BUILD, ".git/HEAD": "" });
  const refused = await run("bake", "packer", "--image", "web");
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(`there is none in ${path}`);
  writeFileSync(join(path, "rebake.hcl"), "");
  const baked = await run("bake", "packer", "--image", "web", "--format", "json");
  expect(baked.exitCode).toBe(0);
  const { record } = JSON.parse(baked.stdout);
  expect(record).toMatch(new RegExp(`^${path}/\\.rebake/images/web/[^/]+\\.json$`));
  expect(JSON.parse(readFileSync(record, "utf8"))).toMatchObject({
    image: "web",
    template: { path: "packer" },
  });
  expect((await run("bake", "packer", "--image", "../x")).stderr).toContain(
    "the name of an image must begin",
  );
});

test.each([
  [["nowhere"], "there is no template"],
  [["a", "b"], 'one template is baked at a time, not also "b"'],
  [["--var", "a=b"], "for secrets PKR_VAR_<name> in the environment"],
  [["--var-file", "nowhere.hcl"], "there is no such file"],
  [["--directory", "nowhere"], "there is no such folder"],
  [["--on-error", "ask"], "--on-error is cleanup or abort"],
  [["--yes"], "--yes goes with --force"],
  [["--only", ""], "is empty or has control characters"],
  [["--format", "html"], "--format is text or json"],
  [["--output", "nowhere/made.json"], "--output nowhere/made.json: there is no such folder"],
  [["--nonsense"], '"rebake bake --help" lists what there is'],
])("%s is refused", async (args, message) => {
  const { path, run } = template({ "t.pkr.hcl": FILE });
  writeFileSync(join(path, "x"), "");
  const { exitCode, stderr, stdout } = await run("bake", ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(message);
});

test("--image is an image of rebake.hcl, where that has any, and nothing else is written down as it", async () => {
  const { path, run } = template({
    "web/t.pkr.hcl": FILE + BUILD,
    "other/t.pkr.hcl": FILE + BUILD,
    "rebake.hcl": 'image "web" {\n  template = "web"\n}\n',
  });
  for (const [args, message] of [
    [
      ["other", "--image", "web"],
      `--image web: ${path}/rebake.hcl:2: the image is baked from ${path}/web, not from ${path}/other; "rebake bake web" does so`,
    ],
    [["other", "--image", "wbe"], `there is no image "wbe"; do you mean "web"?`],
    [["web", "--image", "other"], `the image "web" is written down by its own name`],
    [["other", "--image", "Web"], `there is no image "Web"`],
  ] as const)
    expect(await run("bake", ...args)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(message),
    });
  expect((await run("runs")).stdout).toBe("There are no runs.");
  // The path is that of the image: it is meant.
  const baked = await run("bake", "web");
  expect(baked).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("Written down as the image web: "),
  });
});

test("what was made and is not written down, though that was asked for, ends with 1; what Packer would not take is a sentence", async () => {
  const { path, run } = template({
    "t.pkr.hcl": `source "null" "n" {\n  communicator = "none"\n}\nbuild {\n  sources = ["source.null.n"]\n}\n`,
    "rebake.hcl": "",
  });
  const made = await run("bake", ".", "--image", "web");
  expect(made).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining("One artifact was made.\nLeft: the image web is not written down"),
  });
  writeFileSync(join(path, "a\nb.pkr.hcl"), "");
  const odd = await run("bake", "a\nb.pkr.hcl");
  expect(odd).toMatchObject({ exitCode: 1, stdout: "" });
  expect(odd.stderr).toMatch(/^rebake: the bake cannot be started: .*control characters/);
});

test("an image of rebake.hcl is baked by its name, as its block says and with what is asked for on top, and written down", async () => {
  const { path, run } = template({
    "packer/t.pkr.hcl": `variable "text" {}\nvariable "more" {}\n${FILE.replace('"x"', '"${var.text} ${var.more}"')}${BUILD}`,
    "packer/v.pkrvars.hcl": 'text = "of the block"\n',
    "more.pkrvars.hcl": 'more = "and more"\n',
    "rebake.hcl":
      'image "web" {\n  template = "packer"\n  only = ["file.*"]\n  var_files = ["packer/v.pkrvars.hcl"]\n}\n',
  });
  const baked = await run("bake", "web", "--var-file", "more.pkrvars.hcl", "--format", "json");
  expect(baked.exitCode).toBe(0);
  const { record } = JSON.parse(baked.stdout);
  expect(JSON.parse(readFileSync(record, "utf8"))).toMatchObject({
    image: "web",
    template: { path: "packer" },
    only: ["file.*"],
    varFiles: ["packer/v.pkrvars.hcl", "more.pkrvars.hcl"],
  });
  expect(readFileSync(join(path, "packer/f.txt"), "utf8")).toBe("of the block and more");
  const none = await run("bake", "web", "--var-file", "more.pkrvars.hcl", "--only", "other.*");
  expect(none.stderr).toContain("made nothing with -only=other.*");
});

test("a path wins over an image of its name, which is said; what is neither is named with what may be meant", async () => {
  const { path, run } = template({
    "web/t.pkr.hcl": FILE + BUILD,
    "rebake.hcl": 'image "web" {\n  template = "elsewhere"\n}\nimage "base" {\n  template = "web"\n}\n',
  });
  const unsound = await run("bake", "web");
  expect(unsound.exitCode).toBe(0);
  expect(unsound.stderr).not.toContain("wins over");
  writeFileSync(
    join(path, "rebake.hcl"),
    'image "web" {\n  template = "other"\n}\nimage "base" {\n  template = "gone"\n}\n',
  );
  cpSync(join(path, "web"), join(path, "other"), { recursive: true });
  const both = await run("bake", "web");
  expect(both.exitCode).toBe(0);
  expect(both.stderr).toContain(
    `"web" is a path here, which wins over the image of that name in ${path}/rebake.hcl`,
  );
  expect(existsSync(join(path, ".rebake"))).toBe(false);
  for (const [args, message] of [
    [
      ["bsae"],
      `there is no template ${path}/bsae, and as an image: ${path}/rebake.hcl: there is no image "bsae"`,
    ],
    [["base"], 'rebake.hcl:5: image "base" has the template'],
    [["web/none"], `there is no template ${path}/web/none`],
  ] as const) {
    const { exitCode, stderr } = await run("bake", ...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  }
  writeFileSync(join(path, "rebake.hcl"), 'image "base" {\n  template = "web"\n}\n');
  expect((await run("bake", "base", "--image", "web")).stderr).toContain(
    'the image "base" is written down by its own name',
  );
});
