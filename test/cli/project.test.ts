import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

const MACHINE = `resource "aws_instance" "web" {
  ami       = "ami-1"
  user_data = file("boot.sh")
}
`;
const RULE = "user-data-not-replacing";
const OPEN = `variable "cidr" {
  default = "10.0.0.0/8"
}
resource "aws_security_group" "ssh" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}
`;

test.each([
  [["legacy/**"], ["main.tf", "mod/legacy/main.tf", "mod/main.tf"]],
  [["./legacy"], ["main.tf", "mod/legacy/main.tf", "mod/main.tf"]],
  [["./main.tf"], ["legacy/main.tf", "mod/legacy/main.tf", "mod/main.tf"]],
  [["legacy"], ["main.tf", "mod/main.tf"]],
  [["legacy/"], ["main.tf", "mod/main.tf"]],
  [["**/legacy/**"], ["main.tf", "mod/main.tf"]],
  [["mod/*"], ["legacy/main.tf", "main.tf"]],
])("ignore %j leaves %j", async (paths, expected) => {
  const path = workspace({
    "rebake.hcl": `ignore {\n  paths = ${JSON.stringify(paths)}\n}\n`,
    ...Object.fromEntries(
      ["main.tf", "legacy/main.tf", "mod/main.tf", "mod/legacy/main.tf"].map((name) => [name, MACHINE]),
    ),
  });
  const { stdout } = await rebake(path, ["check", "--format=json", "--rule", RULE]);
  expect((JSON.parse(stdout) as CheckReport).findings.map(({ file }) => file)).toEqual(expected);
});

let remove = (): void => {};
afterEach(() => remove());

function workspace(files: Record<string, string>): string {
  const folder = folderWith({ ".git/HEAD": "", ...files });
  remove = folder.remove;
  return folder.path;
}

async function check(directory: string, ...args: string[]) {
  const { stdout, stderr, exitCode } = await rebake(directory, ["check", "--format=json", ...args]);
  const report = stdout === "" ? undefined : (JSON.parse(stdout) as CheckReport);
  return {
    found: report?.findings.map(({ file, rule, severity }) => `${file} ${rule} ${severity}`) ?? [],
    stderr,
    exitCode,
  };
}

describe("rebake.hcl", () => {
  test("sets severities, from the folder above too", async () => {
    const path = workspace({
      "net/main.tf": MACHINE,
      "rebake.hcl": `rule "${RULE}" { severity = "error" }\nrule "standalone-instance" { severity = "off" }\n`,
    });
    const inside = await check(join(path, "net"));
    expect(inside.found).toContain(`main.tf ${RULE} error`);
    expect(inside.found.join()).not.toContain("standalone-instance");
    expect((await check(path, "--no-config")).found).toContain(`net/main.tf ${RULE} warning`);
  });

  test("does not stop a rule that is asked for by name", async () => {
    const path = workspace({ "main.tf": MACHINE, "rebake.hcl": `rule "${RULE}" { severity = "off" }\n` });
    expect((await check(path)).found.join()).not.toContain(RULE);
    expect((await check(path, "--rule", RULE)).found).toEqual([`main.tf ${RULE} warning`]);
  });

  test("leaves out folders and files, also when they are named", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "legacy/main.tf": MACHINE,
      "web/generated/main.tf": MACHINE,
      "web/a.gen.tf": MACHINE,
      "web/main.tf": MACHINE.replace("web", "other"),
      "rebake.hcl": 'ignore {\n  paths = ["legacy/**", "**/generated/*.tf", "*.gen.tf"]\n}\n',
    });
    const all = await check(path, "--rule", RULE);
    expect(all.found).toEqual([`main.tf ${RULE} warning`, `web/main.tf ${RULE} warning`]);
    const named = await check(path, "legacy", "web/a.gen.tf");
    expect(named.found).toEqual([]);
    expect(named.stderr).toContain("legacy: is ignored by the project file (--no-config checks it)");
    expect(named.exitCode).toBe(0);
  });

  test("says where a rule reports nothing, and what is silenced there is not called unused", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "examples/main.tf": MACHINE,
      "examples/ssh.tf": `# rebake:ignore-file ${RULE} as in all examples\n${OPEN.replace("10.0.0.0/8", "0.0.0.0/0")}`,
      "web/legacy/main.tf": MACHINE,
      "web/legacy/more/main.tf": MACHINE,
      "web/a.gen.tf": MACHINE,
      "rebake.hcl": `rule "${RULE}" {\n  ignore = ["examples/**", "**/legacy/*.tf", "*.gen.tf"]\n}\n`,
    });
    const asked = [RULE, "ssh-ingress-public", "unused-suppression"].map((id) => `--rule=${id}`);
    const { found, stderr } = await check(path, "--severity=hint", ...asked);
    expect(found).toEqual([
      "examples/ssh.tf ssh-ingress-public error",
      `main.tf ${RULE} warning`,
      `web/legacy/more/main.tf ${RULE} warning`,
    ]);
    expect(stderr).toBe("");
    const inside = await check(join(path, "web"), "--rule", RULE);
    expect(inside.found).toEqual([`legacy/more/main.tf ${RULE} warning`]);
    const without = await check(path, "--no-config", "--severity=hint", ...asked);
    expect(without.found.filter((one) => one.includes(RULE))).toHaveLength(5);
    expect(without.found.join()).toContain("examples/ssh.tf unused-suppression");
  });

  test("says where a rule reports nothing to fix too", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "rebake.hcl": `rule "${RULE}" { ignore = ["main.tf"] }\n`,
    });
    const left = async (...args: string[]) =>
      Number(/(\d+) left/.exec((await rebake(path, ["fix", "--dry-run", ...args])).stdout)?.[1]);
    expect(await left()).toBe((await left("--no-config")) - 1);
  });

  test("chooses the vars files of a root module", async () => {
    const path = workspace({
      "envs/prod/main.tf": OPEN,
      "envs/test/main.tf": OPEN,
      "vars/prod.tfvars": 'cidr = "0.0.0.0/0"\n',
      "rebake.hcl": 'vars "envs/prod" { files = ["vars/*.tfvars"] }\n',
    });
    const { found, stderr } = await check(path, "--rule", "ssh-ingress-public");
    expect(found).toEqual(["envs/prod/main.tf ssh-ingress-public error"]);
    expect(stderr).toBe("");
  });

  test("says with the line what does not count, and all the rest counts", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "envs/prod/main.tf": OPEN,
      "envs/prod/prod.tfvars": "",
      "rebake.hcl": `
rule "user-data-not-replacin" { severity = "off" }
rule "${RULE}" { severity = "hint" }
vars "envs/prod" { files = ["prod.tfvars"] }
vars "envs/none" { files = [] }
`,
    });
    const { found, stderr, exitCode } = await check(path, "--rule", RULE);
    expect(stderr.split("\n")).toEqual([
      `rebake: rebake.hcl:2: there is no rule "user-data-not-replacin"; do you mean "${RULE}"?`,
      'rebake: rebake.hcl:4: there is no vars file "prod.tfvars" below the folder of rebake.hcl; do you mean "envs/prod/prod.tfvars"?',
      'rebake: rebake.hcl:5: there are no Terraform files in the folder "envs/none"',
    ]);
    expect(found).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test("counts for fix too", async () => {
    const path = workspace({ "main.tf": MACHINE, "rebake.hcl": 'ignore { paths = ["main.tf"] }\n' });
    const { stdout } = await rebake(path, ["fix", "--dry-run"]);
    expect(stdout).toContain("0 findings would be fixed, 0 left");
  });
});

describe("--config", () => {
  test("names another file, whose paths are those of the workspace", async () => {
    const path = workspace({
      "main.tf": MACHINE,
      "legacy/main.tf": MACHINE,
      "ci/strict.hcl": 'ignore { paths = ["legacy"] }\n',
    });
    const { found } = await check(path, "--config", "ci/strict.hcl", "--rule", RULE);
    expect(found).toEqual([`main.tf ${RULE} warning`]);
  });

  test("must name a file that can be used", async () => {
    const { stderr, exitCode } = await check(workspace({ "main.tf": MACHINE }), "--config", "none.hcl");
    expect(stderr).toContain("--config none.hcl: there is no such file");
    expect(exitCode).toBe(1);
  });
});

describe("a project file that cannot be used is named, and all is checked without it", () => {
  test.each([
    [
      "not UTF-8",
      (file: string) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00])),
      "it is not UTF-8 text",
    ],
    ["10 MB", (file: string) => writeFileSync(file, "# a\n".repeat(2_621_440)), "it is larger than 1 MiB"],
    ["a folder", (file: string) => mkdirSync(file), "it is a folder"],
    [
      "a link to itself",
      (file: string) => symlinkSync("rebake.hcl", file),
      "its symbolic links form a circle",
    ],
    ["a link to nothing", (file: string) => symlinkSync("none", file), "it is a link that leads nowhere"],
  ])("%s", async (_name, make, reason) => {
    const path = workspace({ "main.tf": MACHINE });
    make(join(path, "rebake.hcl"));
    const { found, stderr, exitCode } = await check(path, "--rule", RULE);
    expect(stderr).toContain(`rebake: rebake.hcl: ${reason}; everything was checked without it`);
    expect(found).toEqual([`main.tf ${RULE} warning`]);
    expect(exitCode).toBe(1);
  });
});

test("options of rules count, and those that are wrong are named", async () => {
  const path = workspace({
    "rebake.hcl": `rule "admin-ingress-any" {
  trusted_ranges = ["10.0.0.0/8", "vpn"]
}
`,
    "main.tf": OPEN,
  });
  const options = await check(path, "--rule=admin-ingress-any");
  expect(options.found).toEqual([]);
  expect(options.stderr).toContain(
    'rebake.hcl:2: trusted_ranges takes ranges of addresses, such as "10.8.0.0/16"',
  );
  expect((await check(path, "--rule=admin-ingress-any", "--no-config")).found).toEqual([
    "main.tf admin-ingress-any warning",
  ]);
});
