import { afterEach, describe, expect, test } from "vitest";
import { DiagnosticSeverity } from "vscode-languageserver-protocol/node";
import { RULES } from "../../../server/src/rules/index.ts";
import { TestClient } from "./client.ts";

const ROOT = "file:///work";
const MAIN = `${ROOT}/main.tf`;
const rule = (name: string, source: string): string =>
  `resource "aws_security_group_rule" "${name}" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = ${source}
}
`;
const VARIABLES = 'variable "cidr" {\n  default = "0.0.0.0/0"\n}\n';
const TEXT = `${rule("a", "[var.cidr]")}${rule("b", '["0.0.0.0/0"]')}${rule("c", "[var.cidr]")}${rule("d", "[var.cidr]")}${VARIABLES}`;
const SSH = RULES.filter(({ id }) => id === "ssh-ingress-public");

let client: TestClient;
afterEach(() => client.stop());

describe("what one value brings about in a file", () => {
  test("is one problem that leads to the other places, which are hints", async () => {
    client = await TestClient.start({ rules: SSH });
    client.open(MAIN, TEXT);
    const found = await client.diagnostics(MAIN, (list) => list.length === 4);
    const { Error: error, Hint: hint } = DiagnosticSeverity;
    expect(found.map(({ severity }) => severity)).toEqual([error, error, hint, hint]);
    const [first, alone, third] = found;
    expect(first?.message).toMatch(/ \(one of 3 places, all from var\.cidr\)$/);
    expect(alone?.message).not.toContain("var.cidr");
    const others = first?.relatedInformation?.filter(({ message }) => message === "Also from var.cidr");
    expect(others?.map(({ location }) => location.range.start.line)).toEqual([19, 26]);
    expect(third?.relatedInformation?.at(-1)).toMatchObject({
      message: "Told here for all places",
      location: { uri: MAIN, range: { start: { line: 5 } } },
    });
  });

  test("is mended at each of them, and an action names the diagnostic that the client has", async () => {
    client = await TestClient.start({ rules: SSH });
    client.open(MAIN, TEXT);
    const found = await client.diagnostics(MAIN, (list) => list.length === 4);
    for (const diagnostic of found) {
      const actions = await client.actions(MAIN, diagnostic.range);
      const fixes = actions.filter(({ title }) => !/^Suppress|^Fix all/.test(title));
      expect(fixes.length).toBeGreaterThan(0);
      for (const fix of fixes) expect(fix.diagnostics).toEqual([diagnostic]);
    }
  });

  test("is told for itself again when it is the only one left", async () => {
    client = await TestClient.start({ rules: SSH });
    client.open(MAIN, TEXT);
    await client.diagnostics(MAIN, (list) => list.length === 4);
    client.change(MAIN, { text: `${rule("a", "[var.cidr]")}${VARIABLES}` });
    const [only] = await client.diagnostics(MAIN, (list) => list.length === 1);
    expect(only?.message).not.toContain("places");
  });
});
