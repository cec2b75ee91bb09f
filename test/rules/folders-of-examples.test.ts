import { expect, test } from "vitest";
import { Folder } from "../../server/src/folder.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { standaloneInstance } from "../../server/src/rules/standalone-instance.ts";
import { readHclSource } from "../../server/src/syntax/hcl/source.ts";
import { engine } from "../support/analysis.ts";

test.each([
  ["/home/me/infra", "/home/me/infra/prod", 1],
  ["/home/me/infra", "/home/me/infra/examples/web", 0],
  ["/home/me/infra", "/home/me/infra/test/fixtures", 0],
  ["/home/me/infra", "/home/me/infra/tests", 0],
  ["/home/me/infra", "/home/me/infra/tests/a/b/c/d/e/f", 0],
  ["/home/me/infra", "/home/me/infra/latest", 1],
  ["/", "/tests", 0],
  // Where a repository lies, and what it is called, is nobody's example.
  ["/home/me/test", "/home/me/test", 1],
  ["/home/me/test", "/home/me/test/prod", 1],
  ["/home/me/terraform-aws-examples", "/home/me/terraform-aws-examples/live/web", 1],
  ["/home/me/terraform-aws-examples", "/home/me/terraform-aws-examples/test/web", 0],
  ["file:///c%3A/examples/infra", "file:///c%3A/examples/infra/prod", 1],
  ["file:///c%3A/examples/infra", "file:///c%3A/examples/infra/examples", 0],
  [undefined, "/home/me/test", 1],
])("in the workspace %s a machine alone in %s is reported %i times", async (root, directory, count) => {
  const text = 'resource "aws_instance" "web" {\n  ami = "ami-1"\n}\n';
  const source = readHclSource(await engine(), `${directory}/main.tf`, "terraform", text);
  const findings = lintFolder(new Folder(directory, [source], undefined, {}, root), [standaloneInstance], {
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  expect(findings.length).toBe(count);
});
