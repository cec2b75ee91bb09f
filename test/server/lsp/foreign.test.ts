import { afterEach, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { attribute } from "../../../server/src/syntax/body.ts";
import { FakeDisk, TestClient } from "./client.ts";
import { renamed, testRule } from "./rules.ts";

const ROOT = "file:///work";
const MAIN = `${ROOT}/main.tf`;

let client: TestClient;
afterEach(() => client.stop());

test("nothing is shown in a template, not even that it is no Terraform", async () => {
  const asked: string[] = [];
  client = await TestClient.start({
    rules: [renamed],
    roots: [ROOT],
    createSyntaxChecker: () => ({
      check: async (text) => {
        asked.push(text);
        return [{ range: { start: 0, end: 1 }, message: "no HCL" }];
      },
      dispose: () => {},
    }),
  });
  client.open(MAIN, '{{ if .Web }}\nresource "a" "b" {\n  old = 1\n}\n{{ end }}\n');
  await client.until("the parser's answer", () => asked.length > 0);
  await client.idle();
  expect(client.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  client.change(MAIN, { text: 'resource "a" "b" {\n  old = 1\n}\n' });
  await client.diagnostics(MAIN, (list) => list.length === 2);
});

test("a terragrunt.hcl that comes makes variables unknown, one that goes known", async () => {
  const sized = testRule("test-sized", "none", (resource, module) => {
    const size = attribute(resource.body, "size");
    const value = size && module.evaluate(size.expression);
    return size && value?.kind === "string"
      ? { at: size, subject: resource, message: `size is ${value.value}` }
      : undefined;
  });
  const files = new FakeDisk({
    "/work/main.tf": 'variable "size" {\n  default = "small"\n}\nresource "a" "b" {\n  size = var.size\n}\n',
  });
  client = await TestClient.start({ rules: [sized], files, roots: [ROOT] });
  await client.diagnostics(MAIN);
  files.texts.set("/work/terragrunt.hcl", "");
  client.filesChanged({ uri: `${ROOT}/terragrunt.hcl`, type: FileChangeType.Created });
  await client.diagnostics(MAIN, (list) => list.length === 0);
  files.texts.delete("/work/terragrunt.hcl");
  client.filesChanged({ uri: `${ROOT}/terragrunt.hcl`, type: FileChangeType.Deleted });
  await client.diagnostics(MAIN);
});
