import { beforeEach, describe, expect, test } from "vitest";
import { templateGate } from "../../client/src/features/template-gate.ts";

const TEMPLATE = '{ "builders": [{ "type": "amazon-ebs" }] }';

class FakeDocument {
  constructor(
    readonly name: string,
    public text: string,
    readonly lineCount = 1,
  ) {}
  getText(): string {
    return this.text;
  }
}

/** The gate as far as it is tried here; each call says whether the server is told. */
interface Gate {
  didOpen(document: FakeDocument, next: () => Promise<void>): Promise<void>;
  didChange(event: { document: FakeDocument }, next: () => Promise<void>): Promise<void>;
  didClose(document: FakeDocument, next: () => Promise<void>): Promise<void>;
  provideHover(document: FakeDocument, position: undefined, token: undefined, next: () => string): unknown;
  provideDiagnostics(document: object, id: undefined, token: undefined, next: () => string): unknown;
}

let told: string[];
let gate: Gate;
beforeEach(() => {
  told = [];
  gate = templateGate(
    (document) => (document as unknown as FakeDocument).name.endsWith(".tf.json"),
    async (document) => gate.didOpen(document as unknown as FakeDocument, tell("open")),
  ) as unknown as Gate;
});

function tell(what: string): () => Promise<void> {
  return async () => {
    told.push(what);
  };
}

const hover = (document: FakeDocument): unknown =>
  gate.provideHover(document, undefined, undefined, () => "hover");
const pull = (document: object): unknown =>
  gate.provideDiagnostics(document, undefined, undefined, () => "pulled");

describe("the server is told of", () => {
  test("nothing in JSON files that are no templates", async () => {
    const settings = new FakeDocument("settings.json", "{}");
    await gate.didOpen(settings, tell("open"));
    await gate.didChange({ document: settings }, tell("change"));
    expect([hover(settings), pull(settings)]).toEqual([undefined, undefined]);
    await gate.didClose(settings, tell("close"));
    expect(told).toEqual([]);
  });

  test("a template, from its opening to its closing, also while it is broken", async () => {
    const web = new FakeDocument("web.json", TEMPLATE);
    await gate.didOpen(web, tell("open"));
    web.text = "{";
    await gate.didChange({ document: web }, tell("change"));
    expect([hover(web), pull(web)]).toEqual(["hover", "pulled"]);
    await gate.didClose(web, tell("close"));
    expect(told).toEqual(["open", "change", "close"]);
    expect(hover(web)).toBeUndefined();
  });

  test("a document that becomes a template, as if it were opened then", async () => {
    const web = new FakeDocument("web.json", "{}");
    await gate.didOpen(web, tell("open"));
    web.text = TEMPLATE;
    await gate.didChange({ document: web }, tell("change"));
    await gate.didChange({ document: web }, tell("change"));
    expect(told).toEqual(["open", "change"]);
  });

  test("files that are ours by name, whatever they say, and places that are not open", async () => {
    const main = new FakeDocument("main.tf.json", "{}");
    await gate.didOpen(main, tell("open"));
    await gate.didChange({ document: main }, tell("change"));
    await gate.didClose(main, tell("close"));
    expect(told).toEqual(["open", "change", "close"]);
    expect(pull({ scheme: "file" })).toBe("pulled");
  });

  test("no huge file, which is not even looked through", async () => {
    const data = new FakeDocument("data.json", TEMPLATE, 1_000_000);
    await gate.didOpen(data, tell("open"));
    expect(told).toEqual([]);
  });
});
