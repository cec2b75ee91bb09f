import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

const rule = (name: string, source: string): string => `resource "aws_security_group_rule" "${name}" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = ${source}
}
`;
const FILES = {
  "variables.tf": 'variable "cidr" {\n  default = "0.0.0.0/0"\n}\n',
  "main.tf": `${rule("a", "[var.cidr]")}${rule("b", '["0.0.0.0/0"]')}${rule("c", "[var.cidr]")}${rule("d", "[local.all]")}locals {\n  all = var.cidr\n}\n`,
  "other.tf": rule("e", "[var.cidr]"),
};
const ARGS = ["check", "--rule=ssh-ingress-public"];

let remove = (): void => {};
afterEach(() => remove());

function workspace(): string {
  const folder = folderWith(FILES);
  remove = folder.remove;
  return folder.path;
}

describe("findings that one value brings about", () => {
  test("are one entry for each file, and all count", async () => {
    const { stdout } = await rebake(workspace(), ARGS);
    const heads = stdout.split("\n").filter((line) => line.includes(" error ssh-ingress-public"));
    expect(heads.map((line) => line.split(":")[0])).toEqual(["main.tf", "main.tf", "other.tf"]);
    expect(stdout).toContain(
      "= and 2 more places from var.cidr (variables.tf:2), in lines 20, 27; --verbose shows them",
    );
    expect(stdout).toContain("5 findings (5 errors)");
  });

  test("are shown each with --verbose", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--verbose"]);
    expect(stdout.split(" error ssh-ingress-public").length).toBe(6);
    expect(stdout).not.toContain("more place");
  });

  test("are all there for programs, with their cause", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=json"]);
    const { findings } = JSON.parse(stdout) as CheckReport;
    const cause = {
      name: "var.cidr",
      file: "variables.tf",
      range: { start: { line: 1, character: 12 }, end: { line: 1, character: 23 } },
    };
    expect(findings.map((one) => one.cause)).toEqual([cause, undefined, cause, cause, cause]);
  });
});
