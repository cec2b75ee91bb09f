import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { RUN_FILES, type VerifyOrder } from "../../protocol/src/run-record.ts";
import { cancelRun } from "../../runner/src/control.ts";
import { identify } from "../../runner/src/processes.ts";
import { plainTarget, type Target } from "./deploy-support.ts";
import { finish, type Laboratory, laboratory, ofType, type PlanResult, until, writtenBy } from "./support.ts";

let lab: Laboratory;
const toClose: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});
afterAll(() => lab.remove());

/** Answers each request with the next of these, and then always with the last. */
async function serving(
  ...answers: readonly ((response: ServerResponse) => void)[]
): Promise<{ address: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((_, response) => answers[Math.min(asked++, answers.length - 1)]?.(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  toClose.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`, asked: () => asked };
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(code, headers).end("words of the server");
  };
const never = (): void => undefined;

const FAST: VerifyOrder = { attempts: 3, timeoutSeconds: 60, intervalSeconds: 0 };
const THING = 'resource "terraform_data" "thing" {}\n';

async function verified(order: VerifyOrder, files = {}): Promise<{ target: Target; end: PlanResult }> {
  const target = plainTarget(lab, { "main.tf": THING, ...files });
  const plan = await target.plan();
  const image = { image: { image: "web", value: "ami-1" }, variable: "ami" };
  return { target, end: await target.apply(plan, { verify: order, ...image }) };
}

test.each([
  [
    "at once",
    [status(200)],
    "passed",
    "succeeded",
    ["HTTP 200"],
    "One change was applied, and it serves: HTTP 200 at the first attempt.",
  ],
  [
    "late",
    [status(503), status(204)],
    "passed",
    "succeeded",
    ["HTTP 503", "HTTP 204"],
    "One change was applied, and it serves: HTTP 204 after 2 attempts.",
  ],
  [
    "never",
    [status(500)],
    "failed",
    "failed",
    ["HTTP 500", "HTTP 500", "HTTP 500"],
    "One change was applied, and it does not serve: HTTP 500 after 3 attempts.",
  ],
  [
    "only by leading elsewhere",
    [status(302, { location: "/elsewhere" })],
    "failed",
    "failed",
    Array(3).fill("HTTP 302, a redirect, which is not followed"),
    "One change was applied, and it does not serve: HTTP 302, a redirect, which is not followed after 3 attempts.",
  ],
] as const)("what was deployed serves %s", async (_when, answers, outcome, deployment, said, message) => {
  const server = await serving(...answers);
  const { target, end } = await verified({ ...FAST, http: server.address });
  expect(end.state.finished).toMatchObject({
    outcome: outcome === "passed" ? "succeeded" : "failed",
    deployment,
    message,
  });
  expect(ofType(end.events, "verify_attempt").map((one) => one.said)).toEqual(said);
  expect(ofType(end.events, "verify_result")).toMatchObject([
    { result: { outcome, attempts: said.length, probe: `http ${server.address}` } },
  ]);
  expect(server.asked()).toBe(said.length);
  expect(target.records()).toMatchObject([
    { outcome: deployment, stages: [{ outcome: "applied", verify: { outcome, said: said.at(-1) } }] },
  ]);
});

test("an address that nobody answers, or not in time, does not serve", async () => {
  const gone = await serving(status(200));
  await toClose.pop()?.();
  const refused = await verified({ ...FAST, attempts: 1, http: gone.address });
  expect(ofType(refused.end.events, "verify_attempt")).toMatchObject([{ said: "no answer (ECONNREFUSED)" }]);
  const slow = await serving(never);
  const late = await verified({ ...FAST, attempts: 2, timeoutSeconds: 0.2, http: slow.address });
  expect(ofType(late.end.events, "verify_attempt").map(({ said }) => said)).toEqual([
    "timed out",
    "timed out",
  ]);
});

test("a command is run without a shell in the folder of rebake.hcl, and told what it is to look at", async () => {
  const script = `#!/bin/sh
echo "$REBAKE_TARGET $REBAKE_IMAGE $PWD $1" >> asked
echo "the password is $PASSWORD"
[ $(wc -l < asked) -ge 2 ]
`;
  const target = plainTarget(lab, { "main.tf": THING }, { PASSWORD: "hunter2-hunter2" });
  writeFileSync(join(target.project, "look.sh"), script, { mode: 0o755 });
  const command = ["./look.sh", "$(touch pwned); a b"];
  const end = await target.apply(await target.plan(), {
    verify: { ...FAST, command },
    variable: "ami",
    image: { value: "ami-1" },
  });
  expect(end.state.finished).toMatchObject({ outcome: "succeeded", deployment: "succeeded" });
  expect(ofType(end.events, "verify_attempt").map(({ said, passed }) => [said, passed])).toEqual([
    ["exit 1", false],
    ["exit 0", true],
  ]);
  const line = `web ami-1 ${target.project} $(touch pwned); a b\n`;
  expect(readFileSync(join(target.project, "asked"), "utf8")).toBe(line + line);
  const log = readFileSync(join(end.run.folder, RUN_FILES.output), "utf8");
  expect(log).toContain("the password is (sensitive value)");
  expect(writtenBy(end.run) + JSON.stringify(target.records())).not.toContain("hunter2");
});

test("a command that cannot be started is not tried again", async () => {
  const { end } = await verified({ ...FAST, command: ["./not-there"] });
  expect(ofType(end.events, "verify_attempt")).toMatchObject([
    { attempt: 1, attempts: 3, passed: false, said: expect.stringContaining("cannot be started") },
  ]);
  expect(end.state.finished).toMatchObject({ outcome: "failed", deployment: "failed" });
});

const HANGING = `#!/bin/sh
sleep 600 &
echo $! > child
wait
`;

test("a command that takes too long is ended with all that it has started", async () => {
  const target = plainTarget(lab, { "main.tf": THING });
  writeFileSync(join(target.project, "hang.sh"), HANGING, { mode: 0o755 });
  const end = await target.apply(await target.plan(), {
    verify: { ...FAST, attempts: 1, timeoutSeconds: 2, command: ["./hang.sh"] },
  });
  expect(ofType(end.events, "verify_attempt")).toMatchObject([{ said: "timed out" }]);
  // On a machine that is very busy it may have been ended before it had a child.
  const path = join(target.project, "child");
  const child = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  while (child > 0 && identify(child)) await pause(20);
});

test.each([
  ["a command", { command: ["./hang.sh"] }],
  ["an address", {}],
  ["the pause between attempts", { command: ["false"], intervalSeconds: 600 }],
])(
  "23: %s that is cancelled ends at once; what was applied stays recorded as applied",
  async (_what, more) => {
    const target = plainTarget(lab, { "main.tf": THING });
    writeFileSync(join(target.project, "hang.sh"), HANGING, { mode: 0o755 });
    const slow = await serving(never);
    const verify: VerifyOrder = {
      ...FAST,
      timeoutSeconds: 600,
      ...("command" in more ? {} : { http: slow.address }),
      ...more,
    };
    const run = target.start(await target.plan(), { verify });
    const isPause = "intervalSeconds" in more;
    await until(run, ({ type, ...event }) =>
      isPause
        ? type === "verify_attempt"
        : type === "step_started" && "step" in event && event.step === "verify",
    );
    cancelRun(run);
    const { state, events } = await finish(run);
    expect(state.finished).toMatchObject({
      outcome: "cancelled",
      deployment: "unknown",
      message: "One change was applied. Whether it serves is not known: looking for that was stopped.",
    });
    expect(ofType(events, "verify_result")).toMatchObject([
      { result: { outcome: "interrupted", attempts: isPause ? 1 : 0 } },
    ]);
    expect(target.records()).toMatchObject([
      { outcome: "unknown", stages: [{ outcome: "applied", verify: { outcome: "interrupted" } }] },
    ]);
  },
);

test("what could not be applied as a whole is not verified", async () => {
  const server = await serving(status(200));
  const target = plainTarget(lab, {
    "main.tf": `${THING}resource "terraform_data" "bad" {
  depends_on = [terraform_data.thing]
  provisioner "local-exec" {
    command = "exit 3"
  }
}
`,
  });
  const end = await target.apply(await target.plan(), { verify: { ...FAST, http: server.address } });
  expect(end.state.finished).toMatchObject({ outcome: "failed", deployment: "partly" });
  expect(server.asked()).toBe(0);
  expect(target.records()).toMatchObject([{ stages: [{ outcome: "partly", verify: null }] }]);
});
