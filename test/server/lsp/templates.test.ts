import { afterEach, describe, expect, test } from "vitest";
import { RULES } from "../../../server/src/rules/index.ts";
import { FakeDisk, TestClient } from "./client.ts";

const ROOT = "file:///work";
const WEB = `${ROOT}/web.json`;
const OTHER = `${ROOT}/other.json`;
const LEGACY = RULES.filter(({ id }) => id === "legacy-json" || id === "image-name-not-unique");
const template = (name: string): string =>
  `{\n  "builders": [\n    { "type": "amazon-ebs", "ami_name": "${name}" }\n  ]\n}\n`;
const FIXED = "web-{{timestamp}}";

let client: TestClient;
afterEach(() => client.stop());

describe("a template in the JSON of Packer before HCL", () => {
  test("is checked as it is typed, and as it lies on the disk when it is closed", async () => {
    const files = new FakeDisk({ "/work/web.json": template("web") });
    client = await TestClient.start({ rules: LEGACY, files, roots: [ROOT] });
    client.open(WEB, template("web"), "json");
    await client.diagnostics(WEB, (list) => list.length === 2);
    const version = client.change(WEB, { text: template(FIXED) });
    await client.diagnostics(WEB, (list) => list.length === 1);
    expect(client.published.at(-1)).toMatchObject({ uri: WEB, version });
    client.close(WEB);
    await client.diagnostics(WEB, (list) => list.length === 2);
  });

  test("has no findings of its file while its text is broken or none any more", async () => {
    const files = new FakeDisk({ "/work/web.json": template("web") });
    client = await TestClient.start({ rules: LEGACY, files, roots: [ROOT] });
    client.open(WEB, template("web"), "json");
    await client.diagnostics(WEB, (list) => list.length === 2);
    client.change(WEB, { text: "{}\n" });
    await client.diagnostics(WEB, (list) => list.length === 0);
    client.change(WEB, { text: template(FIXED) });
    await client.diagnostics(WEB, (list) => list.length === 1);
  });

  test("is one from the keystroke on that makes it one", async () => {
    client = await TestClient.start({ rules: LEGACY, roots: [ROOT] });
    client.open(WEB, "{\n}\n", "json");
    await client.idle();
    client.change(WEB, { text: template("web") });
    expect(await client.diagnostics(WEB, (list) => list.length === 2)).toHaveLength(2);
  });

  test.each([
    ["another JSON file", OTHER, '{ "compilerOptions": {} }\n'],
    ["one of the names that templates do not have", `${ROOT}/package.json`, template("web")],
  ])("is not %s", async (_name, uri, text) => {
    client = await TestClient.start({ rules: LEGACY, roots: [ROOT] });
    client.open(uri, text, "json");
    client.open(WEB, template("web"), "json");
    await client.diagnostics(WEB, (list) => list.length === 2);
    expect(client.published.filter((one) => one.uri === uri)).toEqual([]);
  });
});
