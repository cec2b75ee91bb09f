import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVERY_RULE as RULES } from "../../server/src/suppression-rules.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { LineIndex } from "../../server/src/text/lines.ts";
import { reportWorkspace } from "../support/report.ts";
import { folderWith, rebake } from "./support.ts";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly { physicalLocation: { artifactLocation: Artifact; region: Region } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    artifactChanges: readonly {
      artifactLocation: Artifact;
      replacements: readonly { deletedRegion: Region; insertedContent?: { text: string } }[];
    }[];
  }[];
}

interface Run {
  readonly tool: { driver: { rules: readonly { id: string; help: { text: string; markdown: string } }[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    exitCode: number;
    executionSuccessful: boolean;
    toolExecutionNotifications: readonly { level: string; message: { text: string } }[];
  }[];
}

let path: string;
let remove: () => void;
let log: { runs: readonly [Run] };
beforeAll(async () => {
  ({ path, remove } = reportWorkspace());
  log = JSON.parse((await rebake(path, ["check", "--format", "sarif"])).stdout);
});
afterAll(() => remove());

/** The validator comes with another package; a tree without it skips what needs it, and says so. */
const Ajv = await import("ajv").then(
  (module) => module.default,
  () => undefined,
);

const SCHEMA = join(import.meta.dirname, "../fixtures/sarif/sarif-2.1.0-rtm.5.json");

describe.skipIf(!Ajv)("the published schema (needs ajv)", () => {
  test.each([
    [["check", "--format=sarif"]],
    [["check", "--format=sarif", "clean"]],
    [["check", "--format=sarif", "gone", "."]],
  ])("allows what %j writes", async (args) => {
    // Of draft 4 it uses only what later drafts write alike, but for the name of the id.
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(SCHEMA, "utf8"));
    const validator = Ajv && new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    const { stdout } = await rebake(path, args);
    expect(validator?.validate(schema, JSON.parse(stdout)), JSON.stringify(validator?.errors)).toBe(true);
  });
});

test("regions mark what is meant, in UTF-16 code units", () => {
  const [result] = log.runs[0].results.filter((one) => one.ruleId === "ssh-ingress-public");
  const place = result?.locations[0]?.physicalLocation;
  expect(place?.artifactLocation).toEqual({ uri: "web/main.tf", uriBaseId: "%SRCROOT%" });
  expect(place && textOf(place.artifactLocation, place.region)).toBe('"0.0.0.0/0"');
});

test("every result leads to its rule and has a fingerprint of its own", () => {
  const { tool, results } = log.runs[0];
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  const names = results.map((one) => one.partialFingerprints["rebakeFingerprint/v1"]);
  expect(new Set(names).size).toBe(results.length);
});

test("the fixes are those of rebake fix", async () => {
  const fixable = log.runs[0].results.find((one) => one.ruleId === "manifest-missing");
  const change = fixable?.fixes?.[0]?.artifactChanges[0];
  if (!change) throw new Error("manifest-missing has no fix");
  const file = join(path, change.artifactLocation.uri);
  const text = readFileSync(file, "utf8");
  const lines = new LineIndex(text);
  const edits = change.replacements.map(({ deletedRegion: region, insertedContent }) => ({
    range: {
      start: lines.offset({ line: region.startLine - 1, character: region.startColumn - 1 }),
      end: lines.offset({ line: region.endLine - 1, character: region.endColumn - 1 }),
    },
    newText: insertedContent?.text ?? "",
  }));
  const fixed = applyEdits(text, edits).text;
  await rebake(path, ["fix", "--rule=manifest-missing"]);
  expect(readFileSync(file, "utf8")).toBe(fixed);
});

test("rules have their pages, as text and as Markdown", () => {
  const { rules } = log.runs[0].tool.driver;
  expect(rules.map((rule) => rule.id)).toEqual(
    RULES.filter((rule) => !rule.optIn && rule.dialect !== "plan").map((rule) => rule.id),
  );
  for (const { help } of rules) {
    expect(help.markdown).toMatch(/^# .+\n\n`/);
    expect(help.text).not.toMatch(/^#|\*\*|```/m);
  }
});

test("the invocation says what could not be checked, and that it failed", async () => {
  const { stdout, exitCode } = await rebake(path, ["check", "--format=sarif", "gone"]);
  const [invocation] = (JSON.parse(stdout) as typeof log).runs[0].invocations;
  expect(exitCode).toBe(1);
  expect(invocation).toMatchObject({
    exitCode: 1,
    executionSuccessful: false,
    toolExecutionNotifications: [
      { level: "error", message: { text: "gone: there is no such file or folder" } },
    ],
  });
});

function textOf({ uri }: Artifact, region: Region): string {
  const text = readFileSync(join(path, uri), "utf8");
  const lines = new LineIndex(text);
  return text.slice(
    lines.offset({ line: region.startLine - 1, character: region.startColumn - 1 }),
    lines.offset({ line: region.endLine - 1, character: region.endColumn - 1 }),
  );
}

test("what comments silence is marked as such where it is asked for, and nothing else is another", async () => {
  const group = (name: string, comment: string): string =>
    `resource "aws_security_group" "${name}" {\n  ingress {\n    from_port = 22\n    to_port = 22\n    protocol = "tcp"\n    ${comment}\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n`;
  const folder = folderWith({
    "main.tf": `${group("a", "# rebake:ignore ssh-ingress-public the office has no VPN yet")}${group("b", "")}${group("c", "# rebake:ignore ssh-ingress-public")}`,
    "rebake.hcl": 'rule "ssh-ingress-public" {\n  ignore = ["old.tf"]\n}\n',
    "old.tf": group("old", "# rebake:ignore ssh-ingress-public old"),
  });
  const args = ["check", "--rule=ssh-ingress-public", "--format=sarif"];
  const usual = JSON.parse((await rebake(folder.path, args)).stdout).runs[0];
  const asked = await rebake(folder.path, [...args, "--suppressed"]);
  const all = JSON.parse(asked.stdout).runs[0];
  folder.remove();
  expect(asked.exitCode).toBe(2);
  expect(all.results.slice(0, 1)).toEqual(usual.results);
  expect(all.results.map(({ suppressions }: { suppressions?: object }) => suppressions)).toEqual([
    undefined,
    [{ kind: "inSource", justification: "the office has no VPN yet" }],
    [{ kind: "inSource" }],
  ]);
  const fingerprints = all.results.map((one: Result) => one.partialFingerprints["rebakeFingerprint/v1"]);
  expect(new Set(fingerprints).size).toBe(3);
});
