import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Demo, makeDemo } from "../../scripts/start/demo.ts";
import { type CommandResult, REBAKE, rebake } from "./support.ts";

// From a template to running machines as somebody types it: real Packer, real OpenTofu, the test cloud.

const LIMIT = { timeout: 480_000 };
const MACHINE = "aws_instance.job_runner";
let base: string;
let demo: Demo;
const left: ChildProcess[] = [];

beforeEach(async () => {
  base = realpathSync(await mkdtemp(join(tmpdir(), "rebake-road-")));
  await mkdir(join(base, "home"));
  demo = await makeDemo(join(base, "demo"));
});

afterEach(async () => {
  for (const child of left.splice(0)) child.kill("SIGKILL");
  await demo.close();
  await rm(base, { recursive: true, force: true });
});

function environment(): Record<string, string> {
  return { HOME: join(base, "home"), ...demo.environment };
}

function type(...args: string[]): Promise<CommandResult> {
  return rebake(demo.road, args, environment());
}

/** Types something whose end is not waited for. */
function begin(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [REBAKE, ...args], {
    cwd: demo.road,
    env: { ...process.env, ...environment() },
    stdio: "ignore",
  });
  left.push(child);
  return child;
}

interface ListedRun {
  readonly id: string;
  readonly kind: string;
  readonly phase: string;
  readonly step?: string;
  readonly running: readonly string[];
}

/** The newest run of a kind, as soon as it is so. */
async function untilRun(kind: string, isSo: (run: ListedRun) => boolean): Promise<ListedRun> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(50)) {
    const { runs } = JSON.parse((await type("runs", "--format", "json")).stdout);
    const run = (runs as ListedRun[]).find((one) => one.kind === kind);
    if (run && isSo(run)) return run;
  }
  throw new Error(`There was no such ${kind} within two minutes.`);
}

/** As a power cut of the terminal: the command is gone, and says nothing more to anybody. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal)));
  child.kill("SIGKILL");
  expect(await gone).toBe("SIGKILL");
}

function edit(path: string, from: string, to: string): void {
  const file = join(demo.road, path);
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

async function served(): Promise<string> {
  return (await (await fetch(`${demo.frontDoor?.url}/web`)).text()).trim();
}

function records(folder: string): string[] {
  const path = join(demo.road, ".rebake", folder);
  return existsSync(path) ? readdirSync(path) : [];
}

test(
  "bake, preview, deploy; change the template, and once more: the group serves the next version",
  LIMIT,
  async () => {
    expect(await type("bake", "web")).toMatchObject({ exitCode: 0 });
    expect(records("images/web")).toHaveLength(1);
    const first = await type("deploy", "staging", "--yes");
    expect(first, first.stderr).toMatchObject({ exitCode: 0 });
    expect(await served()).toMatch(/^web v1 from web-1-\d{14}, 3 machines$/);

    edit("packer/web.pkr.hcl", 'version = "1"', 'version = "2"');
    expect((await type("status")).stdout).toContain("The template has changed since: packer/web.pkr.hcl.");
    expect(await type("bake", "web")).toMatchObject({ exitCode: 0 });
    const preview = await type("deploy", "staging", "--plan-only", "--format", "json");
    expect(preview.exitCode).toBe(2);
    expect(await served()).toMatch(/^web v1 /);
    const { run, sha256 } = JSON.parse(preview.stdout);
    const second = await type("deploy", "staging", "--run", run, "--approve", sha256);
    expect(second, second.stderr).toMatchObject({ exitCode: 0 });
    expect(await served()).toMatch(/^web v2 from web-2-\d{14}, 3 machines$/);
    expect(records("deployments/staging")).toHaveLength(2);

    const [target] = JSON.parse((await type("status", "--format", "json")).stdout).targets;
    expect(target).toMatchObject({
      name: "staging",
      awaitsDeployment: false,
      live: { value: expect.stringMatching(/^web-2-/) },
      last: { outcome: "succeeded", verify: { outcome: "passed" } },
    });
    expect(await type("deploy", "staging", "--yes")).toMatchObject({ exitCode: 0 });
    expect(records("deployments/staging")).toHaveLength(2);
  },
);

/**
 * Types something, kills it when it is at a certain point, finds its run again, and lets that go on.
 * @param gate the file that the run waits for
 * @param listed how `rebake runs` tells of it
 * @returns what following the run says
 */
async function killAt(
  gate: string,
  kind: string,
  isThere: (run: ListedRun) => boolean,
  listed: string,
  ...args: string[]
): Promise<CommandResult> {
  const command = begin(...args);
  const { id } = await untilRun(kind, (run) => run.phase === "running" && isThere(run));
  await kill(command);
  expect((await type("runs")).stdout).toMatch(new RegExp(`^${id} .*${listed}`));
  expect((await type("status")).stdout).toContain(id);
  writeFileSync(gate, "");
  return type("runs", id);
}

test("25: a command that is killed leaves a run that is found, followed and ends well", LIMIT, async () => {
  const [baking, planning, applying, verifying] = ["bake", "plan", "apply", "verify"].map((name) =>
    join(base, name),
  ) as [string, string, string, string];
  edit("packer/web.pkr.hcl", '"sleep 1"', JSON.stringify(`while [ ! -e ${baking} ]; do sleep 0.05; done`));
  const isAt = (step: string) => (run: ListedRun) => run.step === step;
  const baked = await killAt(baking, "bake", isAt("build"), "bake web +running build", "bake", "web");
  expect(baked).toMatchObject({ exitCode: 0 });
  expect(records("images/web")).toHaveLength(1);

  // Nothing is deployed that nobody was there to agree to, and the next command goes on from there.
  await demo.cloud?.setFaults([{ on: "plan", kind: "aws_instance", until: planning }]);
  const deploy = ["deploy", "staging", "--yes"];
  const planned = await killAt(planning, "plan", isAt("plan"), "plan staging +running plan", ...deploy);
  expect(planned).toMatchObject({ exitCode: 2 });
  expect(records("deployments/staging")).toEqual([]);
  expect((await type("status")).stdout).toContain("Pinned, but not deployed.");

  await demo.cloud?.setFaults([{ on: "create", kind: "aws_instance", until: applying }]);
  const isMaking = ({ running }: ListedRun): boolean => running.includes(MACHINE);
  const applied = await killAt(applying, "deploy", isMaking, "deploy staging +running apply", ...deploy);
  expect(applied, applied.stderr).toMatchObject({ exitCode: 0 });
  expect(await served()).toMatch(/^web v1 .*, 3 machines$/);
  expect(records("deployments/staging")).toHaveLength(1);

  edit("packer/web.pkr.hcl", 'version = "1"', 'version = "2"');
  edit(
    "rebake.hcl",
    `http     = "${demo.frontDoor?.url}/web/health"`,
    `command = ["test", "-e", "${verifying}"]`,
  );
  edit("rebake.hcl", "attempts = 30", "attempts = 600");
  expect(await type("bake", "web")).toMatchObject({ exitCode: 0 });
  const verified = await killAt(verifying, "deploy", isAt("verify"), "deploy staging +running", ...deploy);
  expect(verified, verified.stderr).toMatchObject({ exitCode: 0 });
  expect(await served()).toMatch(/^web v2 .*, 3 machines$/);
  expect(records("deployments/staging")).toHaveLength(2);
});

test(
  "a machine is changed behind Terraform's back: drift says so and what to type, which puts it right",
  LIMIT,
  async () => {
    expect(await type("bake", "web")).toMatchObject({ exitCode: 0 });
    expect(await type("deploy", "staging", "--yes")).toMatchObject({ exitCode: 0 });
    expect(await type("drift")).toMatchObject({ exitCode: 0 });
    // A newer bake is none of drift's business.
    edit("packer/web.pkr.hcl", 'version = "1"', 'version = "2"');
    expect(await type("bake", "web")).toMatchObject({ exitCode: 0 });
    await demo.cloud?.edit(({ things }) => {
      const machine = Object.values(things.aws_instance ?? {}).find(
        ({ attributes }) => (attributes.tags as { Name?: string } | null)?.Name === "job-runner",
      );
      if (machine) machine.attributes.instance_type = "t3.large";
    });
    const found = await type("drift", "--format", "json");
    expect(found.exitCode).toBe(2);
    const [look] = JSON.parse(found.stdout).looks;
    expect(look.buckets.mutated).toMatchObject([{ address: MACHINE }]);
    const [program, ...words] = look.commands.mutated.split(" ");
    expect(program).toBe("rebake");
    const replaced = await type(...words, "--yes");
    expect(replaced, replaced.stderr).toMatchObject({ exitCode: 0 });
    expect(await type("drift")).toMatchObject({ exitCode: 0 });
    expect(await served()).toMatch(/^web v1 .*, 3 machines$/);
    expect((await type("status")).stdout).toContain("replace succeeded");
  },
);
