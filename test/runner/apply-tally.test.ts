import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import type { ChangeKind, PlannedChange } from "../../protocol/src/plan-view.ts";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { type Applied, ApplyTally } from "../../runner/src/apply-tally.ts";
import { StreamReader } from "../../runner/src/stream.ts";
import { CAPTURES, recording } from "./support.ts";

const ACTIONS: Partial<Record<ChangeKind, readonly string[]>> = {
  create: ["create"],
  update: ["update"],
  delete: ["delete"],
  "replace-create-first": ["create", "delete"],
  "replace-destroy-first": ["delete", "create"],
  forget: ["forget"],
  move: ["no-op"],
  import: ["no-op"],
  read: ["read"],
};

function change(kind: ChangeKind, address: string, more: Partial<PlannedChange> = {}): PlannedChange {
  return {
    id: address,
    address,
    module: "",
    mode: "managed",
    type: "t",
    name: "n",
    kind,
    role: "other",
    actions: ACTIONS[kind] ?? [],
    why: { text: "", forcedBy: [] },
    ...more,
  };
}

/** `create a start`: what a tool does, in its words. */
function does(words: string): EventBody {
  const [verb = "", address = "", phase = ""] = words.split(" ");
  if (verb === "says") return { type: "diagnostic", severity: "error", summary: phase, detail: "", address };
  return { type: "operation", verb, address, phase: phase as "start" };
}

/** The lists with addresses only; `a: why` for what failed. */
function brief(applied: Applied): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(applied).flatMap(([list, changes]: [string, Applied["done"]]) =>
      changes.length === 0
        ? []
        : [
            [
              list,
              changes.map(({ address, error }) => (error === undefined ? address : `${address}: ${error}`)),
            ],
          ],
    ),
  );
}

test.each([
  [
    "a creation that ended is done",
    [change("create", "a")],
    ["create a start", "create a complete"],
    { done: ["a"] },
  ],
  ["what was not begun is not done", [change("create", "a")], [], { notDone: ["a"] }],
  [
    "what has no end may be done or not",
    [change("update", "a")],
    ["update a start", "update a progress"],
    { uncertain: ["a"] },
  ],
  [
    "what failed has the words of the tool, the first ones",
    [change("create", "a")],
    ["create a start", "create a error", "says a first", "says a second"],
    { failed: ["a: first"] },
  ],
  [
    "a failure that nothing is said of",
    [change("delete", "a")],
    ["delete a start", "delete a error"],
    { failed: ["a: it failed"] },
  ],
  [
    "a replacement is done when both halves are",
    [change("replace-destroy-first", "a"), change("replace-create-first", "b")],
    [
      "delete a start",
      "delete a complete",
      "create a start",
      "create a complete",
      "create b start",
      "create b complete",
      "delete b start",
      "delete b complete",
    ],
    { done: ["a", "b"] },
  ],
  [
    "of half a replacement it is said which half",
    [change("replace-destroy-first", "a"), change("replace-create-first", "b")],
    ["delete a start", "delete a complete", "create b start", "create b complete"],
    {
      failed: [
        "a: the old one is deleted, and the new one was not made",
        "b: the new one is there, and the old one was not deleted",
      ],
    },
  ],
  [
    "a deposed object and the living one have one address",
    [change("replace-create-first", "a"), change("delete", "a", { id: "a#1", deposed: "1" })],
    ["create a start", "create a complete", "delete a start", "delete a complete"],
    { failed: ["a: the new one is there, and the old one was not deleted"], notDone: ["a"] },
  ],
  [
    "both are done when both are deleted",
    [change("replace-create-first", "a"), change("delete", "a", { id: "a#1", deposed: "1" })],
    [
      "create a start",
      "create a complete",
      "delete a start",
      "delete a start",
      "delete a complete",
      "delete a complete",
    ],
    { done: ["a", "a"] },
  ],
  [
    "provisioners and data sources are no changes",
    [change("create", "a"), change("read", "data.x", { mode: "data" })],
    [
      "create a start",
      "provision a start",
      "provision a complete",
      "read data.x start",
      "read data.x complete",
    ],
    { uncertain: ["a"] },
  ],
  [
    "of what only the state knows nothing is told: not done when nothing was",
    [change("move", "a"), change("import", "b"), change("forget", "c")],
    [],
    { notDone: ["a", "b", "c"] },
  ],
  [
    "and not known when something was",
    [change("move", "a"), change("create", "b")],
    ["create b start", "create b error"],
    { uncertain: ["a"], failed: ["b: it failed"] },
  ],
] as const)("%s", (_name, planned, words, expected) => {
  const tally = new ApplyTally(planned);
  for (const word of words) tally.see(does(word), false);
  expect(brief(tally.applied(false))).toEqual(expected);
});

test("when the tool ended well all is done, also what it said nothing of", () => {
  const tally = new ApplyTally([change("move", "a"), change("create", "b")]);
  expect(brief(tally.applied(true))).toEqual({ done: ["a", "b"] });
  expect(tally.progress).toEqual({ done: 0, total: 2 });
});

test("what ends after a stop by force says nothing of the thing", () => {
  const tally = new ApplyTally([change("create", "a")]);
  tally.see(does("create a start"), false);
  tally.see(does("create a error"), true);
  expect(brief(tally.applied(false))).toEqual({ uncertain: ["a"] });
});

const WEB = ["fakecloud_instance.web[0]", "fakecloud_instance.web[1]"] as const;

test.skipIf(!existsSync(CAPTURES)).each([
  [
    "042-apply-error-partial-json",
    "create",
    {
      done: ["fakecloud_image.web", "fakecloud_listener.front"],
      failed: WEB.map((address) => `${address}: creating Instance: InsufficientInstanceCapacity`),
    },
  ],
  [
    "051-sigint-once-during-apply-provider-stops",
    "create",
    {
      done: ["fakecloud_image.web", "fakecloud_listener.front"],
      failed: WEB.map((address) => `${address}: waiting for instance to become ready`),
    },
  ],
  [
    "055-sigkill",
    "create",
    { done: ["fakecloud_image.web", "fakecloud_listener.front"], uncertain: [...WEB] },
  ],
] as const)("28, recorded: %s", (name, kind, expected) => {
  for (const engine of ["tofu-1.6.2", "terraform-1.11.4"] as const) {
    const { stdout } = recording(engine, name);
    const events = stdout
      .toString("utf8")
      .split("\n")
      .flatMap((line) => new StreamReader().read(line));
    const planned = events.flatMap((event) =>
      event.type === "planned_change" ? [change(kind, event.address)] : [],
    );
    planned.sort((a, b) => (a.address < b.address ? -1 : 1));
    const tally = new ApplyTally(planned);
    for (const event of events) tally.see(event, false);
    expect(brief(tally.applied(false)), engine).toEqual(expected);
  }
});
