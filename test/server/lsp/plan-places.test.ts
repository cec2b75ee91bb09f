import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { placedView } from "../../../client/src/plan/placed-view.ts";
import { PLAN_PLACES, type PlanPlacesParams, type PlanPlacesResult } from "../../../protocol/src/lsp.ts";
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

let client: TestClient;
let disk: FakeDisk;
beforeEach(async () => {
  disk = new FakeDisk({ "/w/main.tf": CALL, "/w/my modules/web/web.tf": MACHINE });
  client = await TestClient.start({ rules: [], roots: [ROOT], files: disk });
});
afterEach(() => client.stop());

function replacement(address = ADDRESS): object {
  const change = { replace_paths: [["image_id"]] };
  return changeOf(address, ["delete", "create"], { image_id: "img-1" }, { image_id: "img-2" }, { change });
}

function planned(...changes: object[]): PlanView {
  const read = viewPlan(planOf(changes));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

async function ask(blocks: PlanPlacesParams["blocks"]): Promise<PlanPlacesResult | undefined> {
  const params = { root: "/w", blocks };
  return (await client.connection.sendRequest<PlanPlacesResult | null>(PLAN_PLACES, params)) ?? undefined;
}

/** As the window does it. */
async function placed(view: PlanView): Promise<PlanView> {
  return placedView(view, ask);
}

async function find(address: string, attributes?: string[]) {
  return (await ask([{ address, ...(attributes ? { attributes } : {}) }]))?.blocks[0];
}

function inWords(place: SourcePlace | null | undefined): string {
  return place ? `${place.file}:${place.range.start.line + 1}:${place.range.start.character + 1}` : "nowhere";
}

describe("the view of a plan", () => {
  test("comes back with the places in the files, whose names are written as people write them", async () => {
    const view = await placed(planned(replacement()));
    const [change] = view?.changes ?? [];
    expect(inWords(change?.source)).toBe("my modules/web/web.tf:1:1");
    expect(change?.why.forcedBy.map(({ source }) => inWords(source))).toEqual(["my modules/web/web.tf:2:3"]);
    expect(inWords(view?.diffs[0]?.attributes[0]?.source)).toBe("my modules/web/web.tf:2:3");
  });

  test("has the places of the text in the editor, saved or not", async () => {
    client.open(WEB, `# comment\n\n${MACHINE}`);
    const view = await placed(planned(replacement()));
    expect(inWords(view?.changes[0]?.source)).toBe("my modules/web/web.tf:3:1");
  });

  test("of ten thousand blocks is placed without keeping a keystroke waiting", async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `m${index}`);
    const text = names.map((name) => MACHINE.replace('"node"', JSON.stringify(name))).join("\n");
    client.open(MAIN, text);
    await client.idle();
    const view = planned(...names.map((name) => replacement(`test_machine.${name}`)));
    const answers: number[] = [];
    const keystrokes: Promise<string>[] = [];
    let isPlaced = false;
    const placedOne = await placedView(view, async (blocks) => {
      const answer = ask(blocks);
      // Asked after it, and answered before the view is placed: it waits for no more than one answer.
      keystrokes.push(find("test_machine.m1").then((asked) => `${inWords(asked?.block)} ${isPlaced}`));
      answers.push(JSON.stringify(await answer).length);
      return answer;
    });
    isPlaced = true;
    expect(placedOne.changes.filter(({ source }) => source).length).toBe(10_000);
    expect(new Set(await Promise.all(keystrokes))).toEqual(new Set(["main.tf:5:1 false"]));
    // What is sent at once is written and read in a millisecond or two.
    expect(answers.length).toBeGreaterThan(20);
    expect(Math.max(...answers)).toBeLessThan(100_000);
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
