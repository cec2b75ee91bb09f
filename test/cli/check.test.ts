import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

const MACHINE = `resource "aws_instance" "web" {
  ami       = "ami-1"
  user_data = file("boot.sh")
}
`;
const CLEAN = `variable "name" {
  type = string
}
`;
/** So that other rules may have something to say about the machine. */
const ONE_RULE = ["--rule", "user-data-not-replacing"];

let remove = (): void => {};
afterEach(() => remove());

function workspace(files: Record<string, string>): string {
  const folder = folderWith(files);
  remove = folder.remove;
  return folder.path;
}

describe("exit code", () => {
  test("is 0 when nothing is found", async () => {
    expect((await rebake(workspace({ "main.tf": CLEAN }), ["check"])).exitCode).toBe(0);
  });

  test("is 0 for a folder without configuration", async () => {
    expect((await rebake(workspace({ "readme.txt": "" }), ["check"])).exitCode).toBe(0);
  });

  test("is 2 when something is found", async () => {
    expect((await rebake(workspace({ "main.tf": MACHINE }), ["check"])).exitCode).toBe(2);
  });
});

describe("json", () => {
  test("has exactly the documented form", async () => {
    const path = workspace({ "net/main.tf": MACHINE });
    const { stdout } = await rebake(path, ["check", "--format", "json", "--rule", "user-data-not-replacing"]);
    const report = JSON.parse(stdout) as CheckReport;
    expect(report).toEqual({
      version: 1,
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      findings: [
        {
          rule: "user-data-not-replacing",
          category: "replacement",
          severity: "warning",
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
          message: expect.stringContaining("aws_instance.web"),
          file: "net/main.tf",
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 29 } },
          address: "aws_instance.web",
          fix: "ask",
          fixes: [{ title: expect.any(String), safe: false, effect: "in place" }],
        },
      ],
      summary: {
        files: 1,
        findings: 1,
        bySeverity: { error: 0, warning: 1, information: 0, hint: 0 },
        ms: expect.any(Number),
      },
      score: {
        total: 50,
        judged: 1,
        byCategory: {
          access: 100,
          provisioning: 100,
          replacement: 50,
          image: 100,
          state: 100,
          rollout: 100,
          drift: 100,
          packer: 100,
        },
        byFolder: [{ folder: "net", score: 50, judged: 1, findings: 1 }],
      },
    });
  });

  test("is printed alone on stdout also when something could not be read", async () => {
    const path = workspace({ "main.tf": MACHINE });
    const { stdout, stderr, exitCode } = await rebake(path, [
      "check",
      ".",
      "missing",
      "--format=json",
      ...ONE_RULE,
    ]);
    expect((JSON.parse(stdout) as CheckReport).summary.findings).toBe(1);
    expect(stderr).toContain("missing: there is no such file or folder");
    expect(exitCode).toBe(1);
  });
});

describe("text", () => {
  test("shows place, severity, rule, message, the line with an underline, why and fix", async () => {
    const { stdout } = await rebake(workspace({ "main.tf": MACHINE }), [
      "check",
      "--rule",
      "user-data-not-replacing",
    ]);
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("main.tf:1:1 warning user-data-not-replacing");
    expect(lines[2]).toBe('  1 | resource "aws_instance" "web" {');
    expect(lines[3]).toBe(`    | ${"^".repeat(29)}`);
    expect(stdout).toMatch(/= why: .+\./);
    expect(stdout).toMatch(/= fix: Replace the machine/);
    expect(stdout).toMatch(/1 finding \(1 warning\) in 1 file, \d+\.\d s/);
  });

  test("shows control characters and those of direction instead of passing them on", async () => {
    const name = "m\u001b[8m\u202e.tf";
    const text = MACHINE.replace("web", "we\u009bb\u0007").replace("{", "{ # \u001b]0;title\u0007 \u202e");
    const path = workspace({ [name]: text.replaceAll("\n", "\r\n"), "bad\u001b.tf": "a {" });
    const { stdout, stderr } = await rebake(path, ["check"]);
    expect(stdout).toContain("m\ufffd[8m\ufffd.tf:1:1 warning user-data-not-replacing");
    expect(stdout).toContain(
      '  1 | resource "aws_instance" "we\ufffdb\ufffd" { # \ufffd]0;title\ufffd \ufffd\n',
    );
    expect(stdout + stderr).not.toMatch(/[^\P{Control}\n]|\u202e/u);
    expect(stderr).toContain("rebake: bad\ufffd.tf:1: ");
  });

  test("has colours only when asked for, without a terminal", async () => {
    const path = workspace({ "main.tf": MACHINE });
    expect((await rebake(path, ["check"])).stdout).not.toContain("\u001b[");
    expect((await rebake(path, ["check", "--color"])).stdout).toContain("\u001b[");
  });
});

describe("what it is asked for", () => {
  test("a file alone is judged with its folder, and only it is reported", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "other.tf": MACHINE.replace("web", "other"),
      "a.auto.tfvars": "x = 1\n",
    });
    const { stdout } = await rebake(path, ["check", "other.tf", "--format=json", ...ONE_RULE]);
    expect((JSON.parse(stdout) as CheckReport).findings.map((finding) => finding.file)).toEqual(["other.tf"]);
  });

  test("--rule leaves a finding the severity of its own", async () => {
    const path = workspace({ "main.tf": 'resource "aws_security_group" "web" {}\n' });
    const { stdout } = await rebake(path, [
      "check",
      "--format=json",
      "--rule",
      "create-before-destroy-missing",
    ]);
    expect((JSON.parse(stdout) as CheckReport).findings.map(({ severity }) => severity)).toEqual([
      "information",
    ]);
  });

  test("a template of Packer before HCL can be named, any other JSON file cannot", async () => {
    const path = workspace({ "web.json": '{ "builders": [{ "type": "null" }] }', "data.json": "{}" });
    const named = await rebake(path, ["check", "web.json", "--rule", "legacy-json"]);
    expect(named.stdout).toContain("web.json:1:");
    expect(named.exitCode).toBe(2);
    expect((await rebake(path, ["check", "data.json"])).stderr).toContain("data.json: is neither");
  });

  test("--severity leaves out what is less severe", async () => {
    expect((await rebake(workspace({ "main.tf": MACHINE }), ["check", "--severity", "error"])).exitCode).toBe(
      0,
    );
  });

  test("folders of tools are left out, links into circles end", async () => {
    const path = workspace({ ".terraform/modules/x/main.tf": MACHINE, "a/.terragrunt-cache/m.tf": MACHINE });
    mkdirSync(join(path, "b"));
    symlinkSync(path, join(path, "b", "circle"));
    expect((await rebake(path, ["check"])).exitCode).toBe(0);
  });

  test("a folder that a link leads to is named by its own name", async () => {
    const path = workspace({ "a/main.tf": MACHINE, "z/main.tf": MACHINE });
    symlinkSync("../z", join(path, "a/link"));
    symlinkSync("a", join(path, "x"));
    const { stdout } = await rebake(path, ["check", "--format=json", ...ONE_RULE]);
    const files = (JSON.parse(stdout) as CheckReport).findings.map(({ file }) => file);
    expect(files).toEqual(["a/main.tf", "z/main.tf"]);
  });

  test("only folders of the workspace make an example, not where it lies and what it is called", async () => {
    const machine = 'resource "aws_instance" "web" {\n  ami = "ami-1"\n}\n';
    const path = workspace({
      "test-checkout/.git/HEAD": "",
      "test-checkout/live/main.tf": machine,
      "test-checkout/examples/main.tf": machine,
    });
    const checkout = join(path, "test-checkout");
    const { stdout } = await rebake(checkout, ["check", "--format=json", "--rule", "standalone-instance"]);
    expect((JSON.parse(stdout) as CheckReport).findings.map(({ file }) => file)).toEqual(["live/main.tf"]);
  });

  test("many folders are checked by several threads with the same result", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`m${index}/main.tf`, MACHINE]),
    );
    const { stdout } = await rebake(workspace(files), [
      "check",
      "--format=json",
      "--rule=user-data-not-replacing",
    ]);
    const report = JSON.parse(stdout) as CheckReport;
    expect(report.summary).toMatchObject({ files: 300, findings: 300 });
    const names = report.findings.map((finding) => finding.file);
    expect(names).toEqual([...names].sort());
  });
});

describe("a clear message on stderr and exit 1", () => {
  test.each([
    [["check", "nowhere"], "nowhere: there is no such file or folder"],
    [["check", "--rule", "remote-exek"], 'there is no rule "remote-exek"'],
    [
      ["check", "--format", "xml"],
      '--format is one of text, json, sarif, junit, github, markdown, html, not "xml"',
    ],
    [["check", "--severity", "fatal"], '--severity is one of hint, information, warning, error, not "fatal"'],
    [["check", "--nonsense"], "--nonsense"],
    [["check", "note.txt"], "note.txt: is neither a Terraform nor a Packer file"],
    [["check", "--rule="], "--rule needs the id of a rule"],
    [["check", "a".repeat(300)], "cannot be read (ENAMETOOLONG)"],
    [["check", ".terraform"], ".terraform: lies in a folder that tools fill"],
    [["check", ".terraform/modules/main.tf"], "main.tf: lies in a folder that tools fill"],
    [["chekc"], 'there is no command "chekc"'],
    [["lsp"], "rebake lsp --stdio"],
  ])("%j", async (args, message) => {
    const { exitCode, stderr } = await rebake(
      workspace({ "note.txt": "", ".terraform/modules/main.tf": MACHINE }),
      args,
    );
    expect(stderr).toContain(message);
    expect(exitCode).toBe(1);
  });

  test("for a file that is not UTF-8, and the others are still checked", async () => {
    const path = workspace({ "main.tf": MACHINE });
    writeFileSync(join(path, "latin.tf"), Buffer.from([0x23, 0x20, 0xe9, 0x0a]));
    const { exitCode, stderr, stdout } = await rebake(path, ["check"]);
    expect(stderr).toContain("latin.tf: is not UTF-8 text");
    expect(stdout).toContain("aws_instance.web");
    expect(exitCode).toBe(1);
  });

  test("for a file that cannot be read, and the others are still checked", async () => {
    const path = workspace({ "main.tf": MACHINE });
    // Reading it fails whoever asks, root included.
    symlinkSync("/proc/self/mem", join(path, "broken.tf"));
    const { exitCode, stderr, stdout } = await rebake(path, ["check"]);
    expect(stderr).toMatch(/broken\.tf: cannot be read \(E[A-Z]+\)/);
    expect(stdout).toContain("aws_instance.web");
    expect(exitCode).toBe(1);
  });

  test("for what bears the name of a file and is none, and the others are still checked", async () => {
    const path = workspace({ "main.tf": MACHINE, "folder.tf/x.tf": "" });
    symlinkSync("nowhere", join(path, "gone.tf"));
    symlinkSync("somebody@host.1234", join(path, ".#main.tf"));
    symlinkSync("nowhere", join(path, "gone.txt"));
    await execa("mkfifo", [join(path, "pipe.auto.tfvars")]);
    const { exitCode, stderr, stdout } = await rebake(path, ["check", ...ONE_RULE]);
    expect(stderr.split("\n").map((line) => line.replace(`${path}/`, ""))).toEqual([
      "rebake: gone.tf: is a symbolic link that leads to nothing (put back what it leads to, or delete it); it was left out",
      "rebake: pipe.auto.tfvars: is a named pipe or a device, not a file (give it another name); it was left out",
      "rebake: folder.tf: is a folder, from which no tool reads configuration by that name; what lies in it was checked",
    ]);
    expect(stdout).toContain("aws_instance.web");
    expect(exitCode).toBe(1);
  });

  test("but not exit 1 for JSON that is broken, which is named with line, cause and what to do", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "a.tf.json": '{\n  "resource": {}\n  "output": {}\n}\n',
      "b.auto.tfvars.json": '{\n  "a": 1',
      "c.pkr.json": "",
      "d.tf.json": `{\n  "locals": ${"[".repeat(600)}`,
      "e.json": '{ "builders": [{\n "type": "null" }',
      "f.tf.json": "[]",
    });
    const { exitCode, stderr } = await rebake(path, ["check", ...ONE_RULE]);
    expect(stderr.split("\n").map((line) => line.replace(`${path}/`, ""))).toEqual([
      "rebake: a.tf.json:3: is not valid JSON (a comma is missing); what can be read was checked, correct it here",
      "rebake: b.auto.tfvars.json:2: is not valid JSON (a closing brace is missing); what can be read was checked, correct it here",
      "rebake: c.pkr.json:1: is empty, which is not valid JSON; write {} into it, or delete it",
      "rebake: d.tf.json:2: is nested more than 500 levels deep from here on; it was left out, look at what generates it",
      "rebake: e.json:2: is not valid JSON (a closing bracket is missing); what can be read was checked, correct it here",
      "rebake: f.tf.json:1: is no JSON object, so nothing in it was read; put its content between { and }",
    ]);
    expect(exitCode).toBe(2);
  });

  test("but not exit 1 for a file that is broken in places: what can be read is checked", async () => {
    const path = workspace({ "main.tf": `locals {\n  a = {\n\n${MACHINE}` });
    const { exitCode, stderr, stdout } = await rebake(path, ["check"]);
    expect(stderr).toContain("main.tf:1: a block that is not closed");
    expect(stdout).toContain("aws_instance.web");
    expect(exitCode).toBe(2);
  });

  test("for a link that leads nowhere to a folder it was told to check", async () => {
    const path = workspace({ "main.tf": CLEAN });
    symlinkSync(join(path, "gone"), join(path, "link"));
    expect((await rebake(path, ["check", "link"])).stderr).toContain("link: there is no such file or folder");
  });
});

test("notes name files as findings do", async () => {
  const path = workspace({ "web/main.tf": 'resource "a" "b" {\n' });
  const { stderr } = await rebake(path, ["check"]);
  expect(stderr).toMatch(/^rebake: web\/main\.tf:1: a block that is not closed/m);
  expect(stderr).not.toContain(path);
  const inside = await rebake(join(path, "web"), ["check"]);
  expect(inside.stderr).toMatch(/^rebake: main\.tf:1: /m);
});

test("rebake lsp --help says how it is started", async () => {
  const { stdout, exitCode } = await rebake(workspace({}), ["lsp", "--help"]);
  expect(stdout).toContain("rebake lsp --stdio");
  expect(exitCode).toBe(0);
});
