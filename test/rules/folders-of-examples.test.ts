import { expect, test } from "vitest";
import { Folder } from "../../server/src/folder.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { standaloneInstance } from "../../server/src/rules/standalone-instance.ts";
import { readHclSource } from "../../server/src/syntax/hcl/source.ts";
import { engine } from "../support/analysis.ts";

test.each([
  ["/home/me/infra/prod", 1],
  ["/home/me/infra/examples/web", 0],
  ["/home/me/infra/test/fixtures", 0],
  ["/home/me/infra/tests", 0],
  ["/home/me/infra/latest", 1],
  // Where a repository lies is nobody's example.
  ["/examples/me/infra/live/prod/eu/web", 1],
])("a machine alone in %s is reported %i times", async (directory, count) => {
  const text = 'resource "aws_instance" "web" {\n  ami = "ami-1"\n}\n';
  const source = readHclSource(await engine(), `${directory}/main.tf`, "terraform", text);
  const findings = lintFolder(new Folder(directory, [source]), [standaloneInstance], {
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  expect(findings.length).toBe(count);
});
