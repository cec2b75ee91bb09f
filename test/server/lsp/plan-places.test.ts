import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { PLACE_PLAN, PLAN_PLACES, type PlanPlacesResult } from "../../../protocol/src/lsp.ts";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { changeOf, planOf } from "../../support/plans.ts";
import { FakeDisk, lines, TestClient } from "./client.ts";

const ROOT = "file:///w";
const MAIN = `${ROOT}/main.tf`;
const WEB = `${ROOT}/my modules/web/web.tf`;
const CALL = 'module "web" {\n  source = "./my modules/web"\n}\n';
const MACHINE = `resource "test_machine" "node" {\n  image_id = "img-2"\n}\n`;
const ADDRESS = 'module.web.test_machine.node["a"]';

let folder: string;
let client: TestClient;
let disk: FakeDisk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "rebake-view-"));
  disk = new FakeDisk({ "/w/main.tf": CALL, "/w/my modules/web/web.tf": MACHINE });
  client = await TestClient.start({ rules: [], roots: [ROOT], files: disk });
});
afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

function viewFile(content: string): string {
  const path = join(folder, "view.json");
  writeFileSync(path, content);
  return path;
}

function replacement(address = ADDRESS): object {
  const change = { replace_paths: [["image_id"]] };
  return changeOf(address, ["delete", "create"], { image_id: "img-1" }, { image_id: "img-2" }, { change });
}

function planned(...changes: object[]): PlanView {
  const read = viewPlan(planOf(changes));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

async function placed(path: string): Promise<PlanView | null> {
  return client.connection.sendRequest<PlanView | null>(PLACE_PLAN, { root: "/w", view: path });
}

async function find(address: string, attributes?: string[]) {
  const params = { root: "/w", blocks: [{ address, ...(attributes ? { attributes } : {}) }] };
  const result = await client.connection.sendRequest<PlanPlacesResult | null>(PLAN_PLACES, params);
  return result?.blocks[0];
}

function inWords(place: SourcePlace | null | undefined): string {
  return place ? `${place.file}:${place.range.start.line + 1}:${place.range.start.character + 1}` : "nowhere";
}

describe("the view of a plan", () => {
  test("comes back with the places in the files, whose names are written as people write them", async () => {
    const view = await placed(viewFile(JSON.stringify(planned(replacement()))));
    const [change] = view?.changes ?? [];
    expect(inWords(change?.source)).toBe("my modules/web/web.tf:1:1");
    expect(change?.why.forcedBy.map(({ source }) => inWords(source))).toEqual(["my modules/web/web.tf:2:3"]);
    expect(inWords(view?.diffs[0]?.attributes[0]?.source)).toBe("my modules/web/web.tf:2:3");
  });

  test("has the places of the text in the editor, saved or not", async () => {
    client.open(WEB, `# comment\n\n${MACHINE}`);
    const view = await placed(viewFile(JSON.stringify(planned(replacement()))));
    expect(inWords(view?.changes[0]?.source)).toBe("my modules/web/web.tf:3:1");
  });

  test.each([
    ["", "is no JSON"],
    ["{}", "version must be a number"],
    [JSON.stringify({ ...planned(replacement()), version: 2 }), "is of version 2"],
    [JSON.stringify({ ...planned(replacement()), changes: [{ address: 1 }] }), "changes[0].id must be"],
  ])("that is %j is refused, and the log says why", async (content, reason) => {
    expect(await placed(viewFile(content))).toBeNull();
    expect(client.logged.filter((line) => line.includes("view.json"))).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  test("that is not there is refused, and the log says so", async () => {
    expect(await placed(join(folder, "none.json"))).toBeNull();
    expect(client.logged.join()).toContain("none.json, cannot be read (ENOENT)");
  });

  test("of ten thousand blocks is placed without keeping a keystroke waiting", async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `m${index}`);
    const text = names.map((name) => MACHINE.replace('"node"', JSON.stringify(name))).join("\n");
    client.open(MAIN, text);
    await client.idle();
    const path = viewFile(
      JSON.stringify(planned(...names.map((name) => replacement(`test_machine.${name}`)))),
    );
    let isPlaced = false;
    const placing = placed(path).then((view) => {
      isPlaced = true;
      return view;
    });
    const asked = await find("test_machine.m1");
    expect([inWords(asked?.block), isPlaced]).toEqual(["main.tf:5:1", false]);
    const view = await placing;
    expect(view?.changes.filter(({ source }) => source).length).toBe(10_000);
  });
});

describe("where a block is now", () => {
  test("follows edits, also into another file", async () => {
    client.open(WEB, MACHINE);
    expect(inWords((await find(ADDRESS))?.block)).toBe("my modules/web/web.tf:1:1");
    client.change(WEB, { range: lines(0, 0), text: "\n\n" });
    const moved = await find(ADDRESS, ["image_id", "none"]);
    expect([moved?.block, ...(moved?.attributes ?? [])].map(inWords)).toEqual([
      "my modules/web/web.tf:3:1",
      "my modules/web/web.tf:4:3",
      "nowhere",
    ]);
    client.change(WEB, { text: "" });
    expect(inWords((await find(ADDRESS))?.block)).toBe("nowhere");
    client.open(`${ROOT}/my modules/web/other.tf`, MACHINE);
    expect(inWords((await find(ADDRESS))?.block)).toBe("my modules/web/other.tf:1:1");
  });

  test("is asked of module calls, too", async () => {
    expect(inWords((await find('module.web["x"]'))?.block)).toBe("main.tf:1:1");
    expect(inWords((await find("module.none"))?.block)).toBe("nowhere");
  });

  test("is the call as long as its module has not been fetched", async () => {
    disk.texts.set("/w/main.tf", 'module "web" {\n  source = "example/web/test"\n}\n');
    client.filesChanged({ uri: MAIN, type: FileChangeType.Changed });
    expect(inWords((await find(ADDRESS))?.block)).toBe("main.tf:1:1");
  });
});
