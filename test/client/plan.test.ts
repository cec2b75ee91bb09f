import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Attention } from "../../client/src/plan/attention.ts";
import { engineFor } from "../../client/src/plan/engine.ts";
import { downloadsIn } from "../../client/src/plan/init-question.ts";
import { isOutdated } from "../../client/src/plan/input-watch.ts";
import { mayExecute } from "../../client/src/plan/may-execute.ts";
import { PlanMemory } from "../../client/src/plan/plan-memory.ts";
import { ordered } from "../../client/src/plan/root-modules.ts";
import { isUsedBy, statusOf } from "../../client/src/plan/status.ts";
import { RunFollower } from "../../client/src/runs/run-follower.ts";
import { planProgress } from "../../client/src/runs/run-words.ts";
import { RunsWatch } from "../../client/src/runs/runs-watch.ts";
import { Throttle } from "../../client/src/runs/throttle.ts";
import type { PlanRunRecord } from "../../protocol/src/run-record.ts";
import { USUAL_PLAN } from "../../protocol/src/usual-plan.ts";
import { inputHashes } from "../../runner/src/inputs.ts";
import { goesOn, type RunState } from "../../runner/src/run-state.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import { viewPlan } from "../../server/src/plan/view.ts";
import { expectStarted, type Laboratory, laboratory, REQUEST } from "../runner/support.ts";
import { changeOf, planOf } from "../support/plans.ts";
import { fakeVsCode } from "./vscode.ts";

vi.mock("vscode", async () => (await import("./vscode.ts")).fakeVsCode);

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "rebake-client-")));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what changes quickly", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is told at once, then ten times a second at most, and the last of it always", () => {
    const calls: number[] = [];
    const throttle = new Throttle(100, () => calls.push(Date.now()));
    const start = Date.now();
    for (let at = 0; at < 1000; at += 10) {
      throttle.call();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(calls[0]).toBe(start);
    expect(calls.length).toBeLessThanOrEqual(11);
    const gaps = calls.slice(1).map((call, index) => call - (calls[index] as number));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
    expect(calls.at(-1)).toBeGreaterThanOrEqual(start + 990);
  });

  test("is not told after it was put away", () => {
    let calls = 0;
    const throttle = new Throttle(100, () => calls++);
    throttle.call();
    throttle.call();
    throttle.dispose();
    vi.advanceTimersByTime(1000);
    expect(calls).toBe(1);
  });
});

describe("19: a plan is outdated", () => {
  const record = (): PlanRunRecord => ({
    version: 1,
    id: "1",
    kind: "plan",
    root: folder,
    created: "2026-01-01T00:00:00Z",
    by: { program: "test", version: "0" },
    request: { ...REQUEST, varFiles: [join(folder, "vars/a.tfvars")] },
    inputs: inputHashes(folder, [join(folder, "vars/a.tfvars")]),
  });

  beforeEach(() => {
    mkdirSync(join(folder, "vars"));
    writeFileSync(join(folder, "main.tf"), "a");
    writeFileSync(join(folder, "vars/a.tfvars"), "a");
  });

  test.each([
    ["a file is changed", "main.tf"],
    ["a file is added", "more.tf"],
    ["a vars file is changed", "vars/a.tfvars"],
  ])("when %s", (_what, path) => {
    const made = record();
    expect(isOutdated(made)).toBe(false);
    writeFileSync(join(folder, path), "b");
    expect(isOutdated(made)).toBe(true);
  });

  test("when a file, or all of the folder, is gone", () => {
    const made = record();
    rmSync(join(folder, "main.tf"));
    expect(isOutdated(made)).toBe(true);
    rmSync(folder, { recursive: true });
    expect(isOutdated(made)).toBe(true);
  });

  test("but not by what it does not read", () => {
    const made = record();
    writeFileSync(join(folder, "notes.md"), "b");
    expect(isOutdated(made)).toBe(false);
  });
});

describe("the status bar", () => {
  const finished = (outcome: "succeeded" | "failed" | "cancelled", changes?: boolean): RunState => ({
    ...state("finished"),
    finished: {
      v: 1,
      seq: 1,
      at: "",
      type: "finished",
      outcome,
      message: "",
      left: [],
      ...(changes === undefined ? {} : { changes }),
    },
  });
  const of = (actions: readonly (readonly string[])[], isOutdated = false) => {
    const changes = actions.map((one, index) =>
      changeOf(`null_resource.n${index}`, one, { id: "a" }, { id: "b" }),
    );
    const view = viewPlan(planOf(changes));
    if (!("view" in view)) throw new Error("no view");
    return statusOf({ state: finished("succeeded", true), view: view.view, isOutdated })[1];
  };

  test("says the worst first, in words", () => {
    expect(of([["update"], ["delete", "create"], ["create", "delete"]])).toBe("1 destroy first");
    expect(of([["create", "delete"], ["create", "delete"], ["update"]])).toBe("2 create first");
    expect(of([["update"], ["create"]])).toBe("1 changed in place");
    expect(of([["delete"], ["delete", "create"]])).toBe("1 deleted");
    expect(of([["create"]], true)).toBe("1 created, files changed since");
    expect(of([["no-op"]])).toBe("no changes");
  });

  test("21: claims nothing of a plan that failed, died or has no view", () => {
    const words = (one: RunState) => statusOf({ state: one, view: undefined, isOutdated: false })[1];
    expect(words(finished("failed"))).toBe("plan failed");
    expect(words(finished("cancelled"))).toBe("plan cancelled");
    expect(words(state("dead"))).toBe("plan died");
    expect(words(finished("succeeded", true))).toBe("changes");
    expect(words(finished("succeeded"))).toBe("changes");
    expect(words(finished("succeeded", false))).toBe("no changes");
  });

  test("22, 23: counts while it runs, and says what it waits for when it stops", () => {
    const counts = { ...state("running").counts, refreshed: 3, refreshing: 2, planned: 1 };
    expect(planProgress({ ...state("running"), counts })).toBe("3 refreshed, 2 being refreshed, 1 changes");
    expect(planProgress({ ...state("stopping"), running: ["a", "b"] })).toBe(
      "stopping, waiting for 2 operations",
    );
  });
});

describe("before anything is executed", () => {
  const window = fakeVsCode.window as unknown as { showWarningMessage: (text: string) => Promise<undefined> };
  const workspace = fakeVsCode.workspace as unknown as { isTrusted: boolean; workspaceFolders: unknown[] };
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    window.showWarningMessage = async (text) => {
      said.push(text);
      return undefined;
    };
  });
  const open = (isTrusted: boolean, ...uris: readonly { readonly scheme: string }[]): void => {
    workspace.isTrusted = isTrusted;
    workspace.workspaceFolders = uris.map((uri) => ({ uri }));
  };

  test("37: the workspace must be trusted", () => {
    open(false, { scheme: "file" });
    expect(mayExecute()).toBe(false);
    expect(said.join()).toContain("nothing was executed");
  });

  test("51: its files must be on a disk", () => {
    open(true, { scheme: "vscode-vfs" });
    expect(mayExecute()).toBe(false);
    expect(said.join()).toContain("no folder there");
  });

  test("otherwise nothing is said", () => {
    open(true, { scheme: "vscode-vfs" }, { scheme: "file" });
    expect(mayExecute()).toBe(true);
    expect(said).toEqual([]);
  });
});

test("1: without an engine somebody who asks for a plan is told what to do", async () => {
  const said: string[][] = [];
  Object.assign(fakeVsCode.workspace, { getConfiguration: () => ({ inspect: () => undefined }) });
  Object.assign(fakeVsCode.window, {
    showWarningMessage: async (...words: string[]) => void said.push(words),
  });
  const PATH = process.env.PATH;
  try {
    process.env.PATH = folder;
    expect(await engineFor(folder, [], new PlanMemory(memento()))).toBeUndefined();
  } finally {
    process.env.PATH = PATH;
  }
  expect(said).toEqual([[expect.stringContaining("Neither terraform nor tofu was found"), "Open Settings"]]);
});

describe("the page does not cover what somebody turned to", () => {
  type Listener<T> = (event: T) => void;
  let toEditor: Listener<undefined>;
  let toChange: Listener<object>;
  const document = (path: string, scheme = "file") => ({
    uri: { scheme, toString: () => `${scheme}://${path}` },
  });
  const goTo = (path: string | undefined, scheme?: string): void => {
    (fakeVsCode.window as { activeTextEditor: unknown }).activeTextEditor =
      path === undefined ? undefined : { document: document(path, scheme) };
    toEditor?.(undefined);
  };
  let attention: Attention;
  beforeEach(() => {
    const disposable = { dispose: () => undefined };
    Object.assign(fakeVsCode.window, {
      onDidChangeActiveTextEditor: (listener: typeof toEditor) => {
        toEditor = listener;
        return disposable;
      },
    });
    Object.assign(fakeVsCode.workspace, {
      onDidChangeTextDocument: (listener: typeof toChange) => {
        toChange = listener;
        return disposable;
      },
    });
    goTo("/a.tf");
    attention = new Attention();
  });

  test("by a dialog, a log or a save nobody turns to something else", () => {
    goTo(undefined);
    goTo("/log", "output");
    goTo("/a.tf");
    toChange({ document: document("/a.tf"), contentChanges: [] });
    toChange({ document: document("/log", "output"), contentChanges: [{}] });
    expect(attention.isElsewhere).toBe(false);
  });

  test("by another file, or by writing, they do", () => {
    goTo("/b.tf");
    expect(attention.isElsewhere).toBe(true);
    const other = new Attention();
    toChange({ document: document("/b.tf"), contentChanges: [{}] });
    expect(other.isElsewhere).toBe(true);
  });
});

test("6: what init would fetch is taken from what the tool says", () => {
  const detail = `The following required provider plugins are not installed:

- registry.opentofu.org/hashicorp/aws: there is no package for registry.opentofu.org/hashicorp/aws 5.1.0 cached in .terraform/providers
- fakecloud.test/rebake/fakecloud: required by this configuration but no version is selected
To download the plugins - and more - run: tofu init`;
  expect(downloadsIn(detail)).toEqual([
    "registry.opentofu.org/hashicorp/aws",
    "fakecloud.test/rebake/fakecloud",
  ]);
});

test("the root module of the active file comes first, then what calls it, then the one planned last", () => {
  const roots = ["/a", "/b", "/c", "/d"].map((directory) => ({
    directory,
    folders: directory === "/c" ? ["/c", "/modules/net"] : [directory],
    varsFiles: [],
  }));
  const names = (active?: string, last?: string) =>
    ordered(roots, active, last).map(({ directory }) => directory);
  expect(names("/b", "/d")).toEqual(["/b", "/d", "/a", "/c"]);
  expect(names("/modules/net", "/d")).toEqual(["/c", "/d", "/a", "/b"]);
  expect(names()).toEqual(["/a", "/b", "/c", "/d"]);
});

test("what was chosen is kept for each root module, and outside of the workspace", async () => {
  const memory = new PlanMemory(memento());
  await memory.setEngine("/a", "tofu");
  await memory.setOptions("/a", { ...USUAL_PLAN, targets: ["x.y"] });
  await memory.setPutAway("/b", "20260102T000000-1");
  expect([memory.engine("/a"), memory.engine("/b")]).toEqual(["tofu", undefined]);
  expect(memory.options("/a").targets).toEqual(["x.y"]);
  expect(memory.options("/b")).toEqual(USUAL_PLAN);
  // What came before it does not come back in its place.
  const runs = ["20260101T000000-2", "20260102T000000-1", "20260103T000000-0"];
  expect(runs.map((run) => memory.isPutAway("/b", run))).toEqual([true, true, false]);
  expect(memory.isPutAway("/a", "20260101T000000-2")).toBe(false);
});

describe("runs", () => {
  let lab: Laboratory;
  beforeAll(async () => {
    lab = await laboratory();
  });
  afterAll(() => lab.remove());

  test("46: begun by anybody are seen, with run.json", async () => {
    const seen: RunFolder[] = [];
    const problems: string[] = [];
    const watch = new RunsWatch(
      lab.state,
      (run) => seen.push(run),
      (problem) => problems.push(problem),
    );
    const run = expectStarted(lab.start(lab.root({ "main.tf": "" })));
    await vi.waitFor(() => expect(seen.map(({ id }) => id)).toEqual([run.id]), { timeout: 20_000 });
    watch.look();
    expect(seen).toHaveLength(1);
    expect(problems).toEqual([]);
    watch.dispose();
    await new RunFollower(
      run,
      () => undefined,
      (problem) => problems.push(problem),
    ).ended;
  });

  test("that somebody removed with all others are a problem that is told, and no error", () => {
    const problems: string[] = [];
    const runs = join(folder, "runs");
    mkdirSync(runs);
    const watch = new RunsWatch(
      { ...lab.state, runs },
      () => undefined,
      (problem) => problems.push(problem),
    );
    rmSync(runs, { recursive: true });
    watch.look();
    watch.dispose();
    expect(problems).toContainEqual(expect.stringContaining(`${runs} cannot be read`));
  });

  test("52: are followed to their end with what somebody should know", async () => {
    const root = lab.root({ "main.tf": 'output "a" {\n  value = 1\n}\n' });
    const run = expectStarted(lab.start(root, {}, { TF_CLI_ARGS_plan: "-destroy" }));
    const failures: string[] = [];
    const follower = new RunFollower(
      run,
      () => undefined,
      (message) => failures.push(message),
    );
    await follower.ended;
    expect(failures).toEqual([]);
    expect(goesOn(follower.state)).toBe(false);
    expect(follower.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
    expect(follower.notices).toContain("Taken out of the environment: TF_CLI_ARGS_plan.");
    expect(follower.viewFile).toBe(join(run.folder, "plan-view.json"));
    expect(follower.run.record.tools?.tofu?.product).toBe("OpenTofu");
  });

  test("6: that were initialised on the way say nothing of what was wrong before", async () => {
    const root = lab.root({
      "main.tf": 'module "a" {\n  source = "./a"\n}\n',
      "a/main.tf": 'output "a" {\n  value = 1\n}\n',
    });
    const run = expectStarted(lab.start(root, { init: "whenNeeded" }));
    const follower = new RunFollower(
      run,
      () => undefined,
      (message) => expect.fail(message),
    );
    await follower.ended;
    expect(follower.state.finished).toMatchObject({ outcome: "succeeded" });
    expect(follower.diagnostics).toEqual([]);
    expect(follower.problems).toEqual([]);
  });

  test("21: that fail have diagnostics and no view", async () => {
    const run = expectStarted(lab.start(lab.root({ "main.tf": 'variable "a" {}\n' })));
    const follower = new RunFollower(
      run,
      () => undefined,
      (message) => expect.fail(message),
    );
    await follower.ended;
    expect(follower.diagnostics).toMatchObject([{ summary: "No value for required variable" }]);
    expect(follower.problems).toMatchObject([{ code: "variable-missing" }]);
    expect(follower.viewFile).toBeUndefined();
  });
});

function state(phase: RunState["phase"]): RunState {
  return {
    phase,
    step: "plan",
    stepProcess: undefined,
    finished: undefined,
    running: [],
    counts: { refreshed: 0, refreshing: 0, planned: 0, drifted: 0, done: 0, errors: 0, warnings: 0 },
    doing: [],
    left: [],
  };
}

function memento(): ConstructorParameters<typeof PlanMemory>[0] {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, other?: T) => (kept.get(key) as T) ?? (other as T),
    update: async (key: string, value: unknown) => void kept.set(key, value),
  };
}

test("the files of a plan of many changes are looked for once each", () => {
  writeFileSync(join(folder, "main.tf"), "");
  const read = viewPlan(planOf([changeOf("a.b", ["create"], null, {})]));
  if (!("view" in read)) throw new Error(read.problem);
  const at = { line: 0, character: 0 };
  const source = { file: "main.tf", range: { start: at, end: at } };
  const asked = vi.fn(() => "main.tf");
  const change = {
    ...read.view.changes[0],
    source: Object.defineProperty({ ...source }, "file", { get: asked }),
  };
  const plan = { root: folder, view: { ...read.view, changes: [change] } as typeof read.view };
  expect(isUsedBy(plan, join(folder, "main.tf"))).toBe(true);
  const before = asked.mock.calls.length;
  expect(isUsedBy(plan, join(folder, "other.tf"))).toBe(false);
  expect(asked).toHaveBeenCalledTimes(before);
});
