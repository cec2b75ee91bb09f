import { expect, test } from "vitest";
import { Folder } from "../../server/src/folder.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { standaloneInstance } from "../../server/src/rules/standalone-instance.ts";
import { readHclSource } from "../../server/src/syntax/hcl/source.ts";
import { engine } from "../support/analysis.ts";

test.each([
  ["/home/me/infra/prod", "warning"],
  ["/home/me/infra/examples/web", "information"],
  ["/home/me/infra/test/fixtures", "information"],
  ["/home/me/infra/tests", "information"],
  ["/home/me/infra/latest", "warning"],
  // Where a repository lies is nobody's example.
  ["/examples/me/infra/live/prod/eu/web", "warning"],
])("a machine alone in %s is worth a %s", async (directory, severity) => {
  const text = 'resource "aws_instance" "web" {\n  ami = "ami-1"\n}\n';
  const source = readHclSource(await engine(), `${directory}/main.tf`, "terraform", text);
  const findings = lintFolder(new Folder(directory, [source]), [standaloneInstance], {
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  expect(findings.map((finding) => finding.severity)).toEqual([severity]);
});
