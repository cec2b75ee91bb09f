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

  test("are one annotation of a pull request for each file", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=github"]);
    const annotations = stdout.split("\n").filter((line) => line.startsWith("::"));
    expect(annotations).toHaveLength(3);
    expect(annotations[0]).toMatch(
      /\(and 2 more places from var\.cidr \(variables\.tf:2\), in lines 20, 27\)$/,
    );
    expect(stdout).toContain("5 findings (5 errors)");
  });

  test("are one entry of a comment, and the table counts each", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=markdown"]);
    expect(stdout.split("\n").filter((line) => line.startsWith("- **error**"))).toHaveLength(3);
    expect(stdout).toContain(
      "(`ssh-ingress-public`), and 2 more places from var.cidr (variables.tf:2), in lines 20, 27",
    );
    expect(stdout).toMatch(/\| error \| `ssh-ingress-public` \| .* \| 5 \|/);
  });

  test("are one entry of a page, which names the others", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=html"]);
    expect(stdout.match(/<li class="card error" data-severity/g)).toHaveLength(3);
    expect(stdout.match(/data-findings="(\d+)"/g)).toEqual([
      'data-findings="3"',
      'data-findings="1"',
      'data-findings="1"',
    ]);
    expect(stdout).toContain("<summary>2 more places from <code>var.cidr (variables.tf:2)</code></summary>");
    expect(stdout).toContain("<code>main.tf:27</code>");
    expect(stdout).toContain(">5 findings</p>");
  });

  test("are a test each, which says the cause", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=junit"]);
    expect(stdout.match(/<failure /g)).toHaveLength(5);
    expect(stdout.match(/^from var\.cidr \(variables\.tf:2\)$/gm)).toHaveLength(4);
  });

  test("are a result each for code scanning, which names the cause", async () => {
    const { stdout } = await rebake(workspace(), [...ARGS, "--format=sarif"]);
    const { results } = JSON.parse(stdout).runs[0];
    expect(results.map((one: { properties?: { cause: string } }) => one.properties?.cause)).toEqual([
      "var.cidr",
      undefined,
      "var.cidr",
      "var.cidr",
      "var.cidr",
    ]);
    expect(results[0].properties.causeLocation.physicalLocation).toMatchObject({
      artifactLocation: { uri: "variables.tf" },
      region: { startLine: 2 },
    });
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
