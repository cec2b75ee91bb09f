import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { bake, deploy, idOf, ONE_TARGET, PIN, projectWith, put, stagesWith } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { type CommandResult, rebake } from "./support.ts";

const PLAN = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  init: "never",
  lockTimeoutSeconds: 0,
  maximalPlanBytes: 1,
};
const BAKE = { only: [], except: [], varFiles: [], force: false, onError: "cleanup", init: true };
const DIGEST = "0".repeat(64);
const DEPLOY = {
  project: "/work",
  target: "prod",
  production: true,
  purpose: "deploy",
  strategy: "straight",
  planRun: "x",
  plan: {
    sha256: DIGEST,
    configuration: DIGEST,
    engine: { product: "OpenTofu", version: "1.6.2", sha256: DIGEST },
    workspace: "default",
  },
  approved: { at: "2026-01-31T10:00:00Z" },
  lockTimeoutSeconds: 0,
};

/** A project, and a home of its own for runs. */
function laboratory(files: Readonly<Record<string, string>>) {
  const project = projectWith(files);
  const state = join(temporaryFolder(), "state");
  const runs = join(state, "rebake/runs");
  const run = (...args: string[]): Promise<CommandResult> => rebake(project, args, { XDG_STATE_HOME: state });
  return {
    project,
    run,
    /** Writes down a run as its process would. @returns its id */
    addRun: (
      second: number,
      about: {
        readonly kind: string;
        readonly request: unknown;
        readonly root?: string;
        readonly process?: object;
        readonly created?: string;
      },
      events: readonly EventBody[],
      output?: string,
    ): string => {
      const id = `20260131T1000${String(second).padStart(2, "0")}-0000000${second}`;
      const folder = join(runs, id);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const at = `2026-01-31T10:00:${String(second).padStart(2, "0")}.000Z`;
      const by = { program: "rebake", version: "0.1.0", user: "ann" };
      // `rebake runs` removes old ones.
      const created = new Date(Date.now() - 60_000 + second).toISOString();
      const record = { version: 1, id, root: `${project}/envs/prod`, created, by, ...about };
      writeFileSync(join(folder, "run.json"), JSON.stringify(record));
      const lines = events.map(
        (event, index) => `${JSON.stringify({ v: 1, seq: index + 1, at, ...event })}\n`,
      );
      writeFileSync(join(folder, "events.jsonl"), lines.join(""));
      if (output !== undefined) writeFileSync(join(folder, "output.log"), output);
      return id;
    },
  };
}

type Finished = Extract<EventBody, { readonly type: "finished" }>;

function ended(more: Partial<Finished> = {}): EventBody {
  return { type: "finished", outcome: "succeeded", message: "It is done.", left: [], ...more };
}

const DEAD = { pid: 2 ** 22 - 1, started: "1", boot: "gone", host: hostname() };

test("status says what is pinned, live and deployed, how old images are, and what died", async () => {
  const { project, run, addRun } = laboratory({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-2" }' });
  bake(project, 1);
  bake(project, 2);
  const verify = {
    outcome: "failed",
    probe: "http",
    attempts: 3,
    ended: "2026-01-31T11:04:00Z",
    said: "HTTP 503",
  } as const;
  const stages = stagesWith("applied").map((stage) => ({ ...stage, verify, run: "r1" }));
  deploy(project, 1, { stages, outcome: "failed", by: { program: "rebake", version: "0.1.0", user: "ann" } });
  put(project, "packer/web/web.pkr.hcl", "");
  const id = addRun(1, { kind: "plan", request: PLAN, process: DEAD }, [
    { type: "step_started", step: "plan", arguments: [], process: DEAD },
  ]);
  addRun(2, { kind: "plan", request: PLAN, root: "/elsewhere", process: DEAD }, []);
  addRun(3, { kind: "plan", request: PLAN }, [ended()]);
  const { stdout, stderr, exitCode } = await run("status");
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  const ages = stdout.replaceAll(/\d+ \w+ ago/g, "AGE");
  expect(ages.split("\n")).toEqual([
    "Targets",
    "  prod",
    `    pinned   ami-2 (web ${idOf(2)})`,
    `    live     ami-1 (web ${idOf(1)}), deployed AGE`,
    "    last     deploy failed AGE by ann, verify failed (HTTP 503), run r1",
    "    Pinned, but not deployed.",
    "",
    "Images",
    "  web, 2 bakes",
    `    newest   ${idOf(2)}, baked AGE, pinned for prod`,
    "    The template has changed since: packer/web/web.pkr.hcl.",
    "",
    "Runs",
    `  ${id}  plan, dead, begun AGE; ${project}/envs/prod`,
    '    it died during "plan": the lock of the state may be left; the next plan says so',
  ]);
  const json = JSON.parse((await run("status", "envs/prod", "--format", "json")).stdout);
  expect(json).toMatchObject({
    version: 1,
    project,
    targets: [
      { name: "prod", awaitsDeployment: true, running: [], pin: { record: idOf(2) }, newest: idOf(2) },
    ],
    images: [{ count: 2, bakes: [{ id: idOf(2) }], changed: ["packer/web/web.pkr.hcl"] }],
    runs: [{ id, kind: "plan", mode: "normal", phase: "dead", left: [expect.stringContaining("it died")] }],
    problems: [],
  });
});

test("status names the runs that go on for a target, by whatever name the project is called", async () => {
  const { project, addRun, run } = laboratory(ONE_TARGET);
  // A run that has not begun yet, and no time passes in which it could be taken for dead.
  const created = new Date(Date.now() + 3_600_000).toISOString();
  const pin = { project, target: "prod", file: "f", variable: "v", value: 1, image: "web", record: "r" };
  const ids = [
    addRun(1, { kind: "plan", request: { ...PLAN, pin }, created }, []),
    addRun(2, { kind: "deploy", request: DEPLOY, created }, []),
  ];
  addRun(3, { kind: "plan", request: { ...PLAN, pin: { ...pin, target: "other" } }, created }, []);
  addRun(4, { kind: "bake", request: BAKE, created }, []);
  const { targets } = JSON.parse((await run("status", "--format", "json")).stdout);
  expect(targets[0].running.sort()).toEqual(ids);
  const link = `${temporaryFolder()}/link`;
  symlinkSync(project, link);
  const text = (await run("status", link)).stdout;
  expect(text).toContain(`    now      deploy prod, starting, begun just now, run ${ids[1]}`);
  expect(text).toContain(`    now      plan prod, starting, begun just now, run ${ids[0]}`);
});

test("what cannot be read is told, with exit code 1; without a project file nothing can be said", async () => {
  const { project, run } = laboratory(ONE_TARGET);
  put(project, `.rebake/images/web/${idOf(1)}.json`, "<<<<<<< HEAD");
  const { exitCode, stdout, stderr } = await run("status");
  expect(exitCode).toBe(1);
  expect(stdout).toContain("  web, nothing baked yet");
  expect(stderr).toBe(
    `rebake: ${project}/.rebake/images/web/${idOf(1)}.json: has the marks of a merge conflict in it`,
  );
  const elsewhere = temporaryFolder();
  const nothing = await run("status", elsewhere);
  expect(nothing).toMatchObject({ exitCode: 1, stdout: "" });
  expect(nothing.stderr).toContain(`there is no rebake.hcl in ${elsewhere} or above it`);
});

test("images lists bakes newest first, as many as are wanted, and says what is wrong with them", async () => {
  const { project, run } = laboratory({
    ...ONE_TARGET,
    "rebake.hcl": `${ONE_TARGET["rebake.hcl"]}image "base" {\n  template = "packer/web"\n}\n`,
    [PIN]: '{ "image_id": "ami-3" }',
  });
  for (const day of [1, 2, 3]) bake(project, day);
  bake(project, 4, {
    revoked: { at: "2026-01-20T00:00:00Z", reason: "it leaks" },
    git: { commit: "0123456789abcdef", dirty: true },
    by: { program: "rebake", version: "0.1.0", user: "ann" },
  });
  const { stdout, exitCode } = await run("images", "--limit", "2");
  expect(exitCode).toBe(0);
  const ages = stdout.replaceAll(/\d+ (?:day|month|year)s? ago */g, "AGE  ");
  expect(ages.split("\n")).toEqual([
    "web: 4 bakes",
    `  ${idOf(4)}  AGE  eu-west-1:ami-4  commit 0123456789 with uncommitted changes  by ann  is revoked: it leaks`,
    `  ${idOf(3)}  AGE  eu-west-1:ami-3  pinned for prod`,
    "  and 2 more; --all lists them",
    "",
    'base: nothing baked yet; "rebake bake base" bakes it',
  ]);
  const json = JSON.parse((await run("images", "web", "--all", "--format", "json")).stdout);
  expect(json).toMatchObject({
    version: 1,
    images: [
      { name: "web", count: 4, bakes: [{ id: idOf(4), undeployable: "is revoked: it leaks" }, {}, {}, {}] },
    ],
  });
  expect((await run("images", "wbe")).stderr).toContain('there is no image "wbe"; do you mean "web"?');
});

test("runs says in words what each is and what came of it; programs get it in parts", async () => {
  const { run, addRun, project } = laboratory(ONE_TARGET);
  const deployed = (deployment: Finished["deployment"], outcome: Finished["outcome"] = "failed") => [
    ended(deployment === undefined ? { outcome } : { outcome, deployment }),
  ];
  addRun(1, { kind: "plan", request: PLAN }, [ended({ changes: true })]);
  addRun(2, { kind: "plan", request: { ...PLAN, mode: "refresh-only" } }, [ended({ changes: true })]);
  addRun(3, { kind: "plan", request: { ...PLAN, mode: "refresh-only" } }, [ended({ changes: false })]);
  addRun(4, { kind: "plan", request: { ...PLAN, mode: "destroy" } }, [ended({ changes: true })]);
  addRun(5, { kind: "bake", request: { ...BAKE, record: { project, image: "web" } } }, [
    ended({ artifacts: 2 }),
  ]);
  addRun(6, { kind: "deploy", request: DEPLOY }, deployed("succeeded", "succeeded"));
  addRun(7, { kind: "deploy", request: { ...DEPLOY, purpose: "replace" } }, deployed("partly"));
  addRun(8, { kind: "deploy", request: DEPLOY }, deployed(undefined));
  addRun(9, { kind: "later", request: null }, [ended({ outcome: "cancelled", left: ["something"] })]);
  const rows = (await run("runs")).stdout.split("\n").map((line) => line.split(/ {2,}/));
  expect(rows.map((row) => (row[0] === "" ? row[1] : row.slice(2, 4).join(": ")))).toEqual([
    "later: cancelled",
    "something",
    "deploy prod: failed",
    "replace prod: partly deployed",
    "deploy prod: deployed",
    "bake web: 2 artifacts",
    "destroy plan: changes",
    "drift: no drift",
    "drift: drift",
    "plan: changes",
  ]);
  expect(rows[0]?.slice(0, 2)).toEqual([
    "20260131T100009-00000009",
    expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
  ]);
  const { runs } = JSON.parse((await run("runs", "--format", "json")).stdout);
  expect(runs).toMatchObject([
    { kind: "later", left: ["something"] },
    { kind: "deploy", target: "prod", purpose: "deploy", outcome: "failed" },
    { purpose: "replace", deployment: "partly" },
    { deployment: "succeeded" },
    { kind: "bake", image: "web", artifacts: 2 },
    { kind: "plan", mode: "destroy" },
    { mode: "refresh-only", changes: false },
    { mode: "refresh-only", changes: true },
    { kind: "plan", mode: "normal" },
  ]);
});

test("log shows who, what and when, then all that was printed; its lines cannot steer the terminal", async () => {
  const { run, addRun, project } = laboratory(ONE_TARGET);
  const tool = {
    name: "tofu",
    product: "OpenTofu",
    version: "1.6.2",
    path: "/usr/bin/tofu",
    found: "/usr/bin/tofu",
    from: "path",
    sha256: DIGEST,
  };
  const about = {
    kind: "plan",
    request: PLAN,
    workspace: "prod",
    backend: "local",
    git: { commit: "0123456789", dirty: true },
    tools: { tofu: tool },
    created: "2026-01-31T10:00:01.000Z",
  };
  const id = addRun(1, about, [ended({ left: ["a machine"] })], "one\n\u001b[31mtwo\u202e\n");
  addRun(2, { kind: "plan", request: PLAN }, []);
  const { stdout, exitCode } = await run("log", "20260131T100001");
  expect(exitCode).toBe(0);
  const [page = "", output] = stdout.split("\n\n");
  expect(
    page
      .replace(/\(\d+ .* ago\)/, "(AGE)")
      .split("\n")
      .slice(0, -1),
  ).toEqual([
    `Run ${id}: plan`,
    `Root module: ${project}/envs/prod`,
    "By:          ann, rebake 0.1.0, 2026-01-31T10:00:01.000Z (AGE)",
    "With:        OpenTofu 1.6.2 (/usr/bin/tofu)",
    "Workspace:   prod",
    "State:       local",
    "Commit:      0123456789 with uncommitted changes",
    "Outcome:     succeeded: It is done.",
    "Left:        a machine",
  ]);
  expect(output).toBe("one\n\ufffd[31mtwo\ufffd");
  expect((await run("log", id, "--events")).stdout).toMatch(
    /\n\n2026-01-31T10:00:01\.000Z {2}finished {12}\{"outcome":"succeeded",/,
  );
  const json = JSON.parse((await run("log", id, "--format", "json")).stdout);
  expect(json).toMatchObject({
    version: 1,
    run: { id, by: { user: "ann" }, request: PLAN },
    output: ["one", {}],
  });
  const events = JSON.parse((await run("log", id, "--events", "--format", "json")).stdout);
  expect(events).toMatchObject({ events: [{ type: "finished" }] });
  expect(events).not.toHaveProperty("output");
  expect((await run("log", "00000002")).stdout).toContain("\n\nNothing was printed.");
});

test.each([
  [["log"], '"rebake log" needs the id of a run'],
  [["log", "nothing"], 'there is no run "nothing"; "rebake runs" lists them'],
  [["log", "20260131"], '"20260131" begins the ids of 2 runs'],
  [["log", "a", "b"], '"rebake log" takes one run, not also "b"'],
  [["status", "a", "b"], '"rebake status" takes one folder'],
  [["status", "--format", "html"], '--format is text or json, not "html"'],
  [["images", "--limit", "0"], '--limit is a number of bakes, not "0"'],
  [["images", "--limit", "1", "--all"], "contradict each other"],
  [["images", "--nonsense"], '"rebake images --help" lists what there is'],
])("%j is refused", async (args, message) => {
  const { run, addRun } = laboratory(ONE_TARGET);
  addRun(1, { kind: "plan", request: PLAN }, []);
  addRun(2, { kind: "plan", request: PLAN }, []);
  const { exitCode, stdout, stderr } = await run(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(message);
});

test.each(["status", "images", "log"])("%s has help", async (command) => {
  const { run } = laboratory({});
  expect((await run(command, "--help")).stdout).toMatch(new RegExp(`^rebake ${command} ?.*: `));
});
