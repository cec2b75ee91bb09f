import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeOf, planOf } from "../support/plans.ts";
import { folderWith, REBAKE, rebake } from "./support.ts";

const SECRET = "s3cr3t-of-nobody";
const PLAN = planOf(
  [
    changeOf(
      "aws_instance.web",
      ["update"],
      { instance_type: "a", user_data: SECRET },
      { instance_type: "b", user_data: "x" },
      {
        change: { before_sensitive: { user_data: true } },
      },
    ),
    changeOf("aws_db_instance.old", ["delete"], { id: "db" }, null),
  ],
  { complete: false },
);
const MAIN = `# a comment\nresource "aws_instance" "web" {\n  instance_type = "b"\n}\n`;

let folder: ReturnType<typeof folderWith>;
beforeAll(() => {
  folder = folderWith({
    "plan.json": JSON.stringify(PLAN),
    "main.tf": MAIN,
    "clean/plan.json": JSON.stringify(planOf([changeOf("aws_instance.web", ["create"], null, { ami: "a" })])),
    "elsewhere/plan.json": JSON.stringify(PLAN),
    "silenced/plan.json": JSON.stringify(PLAN),
    "silenced/main.tf": MAIN.replace(
      "# a comment",
      "# rebake:ignore in-place-update-of-machine it is on purpose",
    ),
    "off/.git/HEAD": "",
    "off/rebake.hcl":
      'rule "delete-of-stateful" {\n  severity = "off"\n}\n\nrule "partial-plan" {\n  severity = "hint"\n}\n',
    "off/plan.json": JSON.stringify(PLAN),
    "broken/plan.json": "{",
    "broken/saved.tfplan": "PK\u0003\u0004rest",
  });
});
afterAll(() => folder.remove());

const check = (...args: string[]) => rebake(folder.path, ["check", ...args]);

/** `rule file:line`, as the report in JSON says. */
async function found(...args: string[]): Promise<string[]> {
  const { stdout } = await check(...args, "--format", "json");
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; file: string; range: { start: { line: number } } }[];
  };
  return findings.map(({ rule, file, range }) => `${rule} ${file}:${range.start.line + 1}`);
}

const ALL = [
  "in-place-update-of-machine main.tf:2",
  "delete-of-stateful plan.json:1",
  "partial-plan plan.json:1",
];

test("findings lie in the configuration beside the plan, what is not there in the plan", async () => {
  expect(await found("--plan", "plan.json")).toEqual(ALL);
});

test("the folder of the configuration may be named", async () => {
  expect(await found("--plan", "elsewhere/plan.json", ".")).toEqual([
    ALL[0],
    "delete-of-stateful elsewhere/plan.json:1",
    "partial-plan elsewhere/plan.json:1",
  ]);
});

test("a plan may come on standard input", async () => {
  const { stdout, exitCode } = await execa(process.execPath, [REBAKE, "check", "--plan", "-"], {
    cwd: folder.path,
    reject: false,
    input: JSON.stringify(PLAN),
    env: { NO_COLOR: "1" },
  });
  expect(exitCode).toBe(2);
  expect(stdout).toContain("main.tf:2:1 error in-place-update-of-machine");
  expect(stdout).toContain("standard input:1:1 error delete-of-stateful");
});

test("comments and the project file silence and grade", async () => {
  expect(await found("--plan", "silenced/plan.json")).toEqual([
    "delete-of-stateful silenced/plan.json:1",
    "partial-plan silenced/plan.json:1",
  ]);
  expect(await found("--plan", "off/plan.json", "off")).toEqual([
    "in-place-update-of-machine off/plan.json:1",
  ]);
});

test("a comment for a rule of plans is not called needless by a check of files", async () => {
  expect(await found("silenced", "--rule", "unused-suppression,invalid-suppression")).toEqual([]);
});

describe("exit codes", () => {
  test.each([
    [["--plan", "plan.json"], 2],
    [["--plan", "clean/plan.json"], 0],
    [["--plan", "plan.json", "--rule", "failed-checks"], 0],
    [["--plan", "broken/plan.json"], 1],
    [["--plan", "none.json"], 1],
    [["--plan", "clean"], 1],
  ])("%j: %i", async (args, code) => {
    expect((await check(...args)).exitCode).toBe(code);
  });
});

test.each([
  [
    ["--plan", "broken/saved.tfplan"],
    "broken/saved.tfplan: it is a saved plan, which only the tool that wrote it can read; write the plan with",
  ],
  [["--plan", "none.json"], "none.json: there is no such file"],
  [["--plan", ""], "--plan needs the name of a file, or - for standard input"],
  [["--plan", "plan.json", "--changed"], "--changed is about files"],
  [
    ["--plan", "plan.json", "--rule", "ssh-ingress-public"],
    "--rule ssh-ingress-public: it judges files, not plans",
  ],
  [
    ["--rule", "failed-checks"],
    '--rule failed-checks: it judges plans; give one with "rebake check --plan FILE"',
  ],
  [["--plan", "plan.json", "a", "b"], '--plan goes with one folder, that of its configuration, not also "b"'],
])("%j says what is wrong", async (args, message) => {
  const { stderr, exitCode } = await check(...args);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
});

test("PowerShell's UTF-16 is read", async () => {
  writeFileSync(join(folder.path, "utf16.json"), Buffer.from(`\ufeff${JSON.stringify(PLAN)}`, "utf16le"));
  expect((await found("--plan", "utf16.json")).length).toBe(3);
});

test.each(["text", "json", "sarif", "junit", "github", "markdown", "html"])(
  "%s shows the findings and no secret",
  async (format) => {
    const { stdout, exitCode } = await check("--plan", "plan.json", "--format", format);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("delete-of-stateful");
    expect(stdout).toContain("main.tf");
    expect(stdout).not.toContain(SECRET);
  },
);
