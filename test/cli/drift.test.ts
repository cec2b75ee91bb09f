import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CloudState, Thing } from "../fakecloud/cloud/state.ts";
import { type Engine, engines, OPENTOFU } from "../fakecloud/engines.ts";
import { startCloud, type TestCloud } from "../fakecloud/start-cloud.ts";
import { type CommandResult, folderWith, REBAKE, rebake } from "./support.ts";

const EXAMPLE = join(import.meta.dirname, "../../examples/golden-image");
const PIN = '{"image_id": "web-1"}\n';

/** The example with a cloud of its own, deployed by hand. */
class Project {
  private before: CloudState | undefined;

  private constructor(
    readonly path: string,
    readonly engine: Engine,
    readonly cloud: TestCloud,
    readonly environment: Record<string, string>,
    readonly remove: () => void,
  ) {}

  static async make(engine: Engine): Promise<Project> {
    const { path, remove } = folderWith({});
    const project = join(path, "project");
    cpSync(EXAMPLE, project, { recursive: true });
    const cloud = await startCloud(join(path, "cloud"));
    mkdirSync(join(path, "home"));
    const environment = {
      HOME: join(path, "home"),
      XDG_STATE_HOME: join(path, "state"),
      CHECKPOINT_DISABLE: "1",
      ...cloud.environment,
    };
    return new Project(project, engine, cloud, environment, remove);
  }

  async deploy(): Promise<void> {
    writeFileSync(join(this.path, "infra/staging.rebake.auto.tfvars.json"), PIN);
    await this.tool("infra", "init");
    await this.tool("infra", "apply", "-auto-approve");
    this.before = structuredClone(await this.cloud.read());
  }

  async tool(folder: string, ...args: string[]): Promise<void> {
    const cwd = join(this.path, folder);
    await execa(this.engine.path, [...args, "-no-color"], { cwd, env: this.environment, stdin: "ignore" });
  }

  /** Everything is again as it was deployed. */
  async reset(): Promise<void> {
    const { things = {} } = structuredClone(this.before) ?? {};
    await this.cloud.edit((state) => {
      state.things = things;
    });
    await this.cloud.setFaults([]);
  }

  drift(...args: string[]): Promise<CommandResult> {
    return rebake(this.path, ["drift", "--tool-path", this.engine.path, ...args], this.environment);
  }

  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [REBAKE, "drift", "--tool-path", this.engine.path, ...args], {
      cwd: this.path,
      env: { ...process.env, ...this.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}

function one(state: CloudState, kind: string): Thing {
  const found = Object.values(state.things[kind] ?? {}).find((thing) => !("group_id" in thing.attributes));
  if (!found) throw new Error(`There is no ${kind}.`);
  return found;
}

function set(kind: string, name: string, value: string | number): (state: CloudState) => void {
  return (state) => {
    one(state, kind).attributes[name] = value;
  };
}

function remove(kind: string): (state: CloudState) => void {
  return (state) => {
    delete state.things[kind]?.[one(state, kind).id];
  };
}

const MACHINE = "aws_instance.job_runner";
const REPLACE = `rebake deploy staging --image pinned --replace ${MACHINE}`;
const DEPLOY = "rebake deploy staging --image pinned";

describe.each(engines().map((engine) => [engine.name, engine] as const))("with %s", (_name, engine) => {
  let project: Project;
  beforeAll(async () => {
    project = await Project.make(engine);
    expect(await project.drift()).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("rebake plan --init"),
    });
    await project.tool("infra", "init");
    expect(await project.drift()).toEqual({
      exitCode: 0,
      stdout: "staging: nothing is pinned for it, so nothing was deployed yet; rebake deploy staging",
      stderr: "",
    });
    await project.deploy();
  });
  afterAll(() => project.remove());
  beforeEach(() => project.reset());

  test("nothing has changed", async () => {
    const { exitCode, stdout, stderr } = await project.drift();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^staging: Everything is as it was left\.\nworkspace default · state local · /);
    const json = JSON.parse((await project.drift("--format", "json")).stdout);
    expect(json).toMatchObject({ version: 1, looks: [{ target: "staging", outcome: "none", commands: {} }] });
    // Exit codes of the tools say nothing here: Terraform 1.11 gives 2.
    const plan = ["plan", "infra", "--refresh-only", "--tool-path", engine.path];
    expect(await rebake(project.path, plan, project.environment)).toMatchObject({ exitCode: 0 });
  });

  test.each<[string, (state: CloudState) => void, string, string, Record<string, string>]>([
    ["image", set("aws_instance", "ami", "web-0"), "mutated", MACHINE, { mutated: REPLACE }],
    ["size", set("aws_instance", "instance_type", "t3.large"), "mutated", MACHINE, { mutated: REPLACE }],
    [
      "tag",
      (state) => {
        one(state, "aws_instance").attributes.tags = { Name: "job-runner", touched: "yes" };
      },
      "cosmetic",
      MACHINE,
      {},
    ],
    ["machine deleted", remove("aws_instance"), "gone", MACHINE, { gone: DEPLOY }],
    [
      "number of machines",
      set("aws_autoscaling_group", "desired_capacity", 5),
      "capacity",
      "aws_autoscaling_group.web",
      {},
    ],
    [
      "image of the template",
      set("aws_launch_template", "image_id", "web-0"),
      "making",
      "aws_launch_template.web",
      { making: DEPLOY },
    ],
    [
      "health check",
      (state) => {
        one(state, "aws_lb_target_group").attributes.health_check = [{ path: "/other" }];
      },
      "other",
      "aws_lb_target_group.web",
      {},
    ],
  ])("changed: %s", async (_, change, bucket, address, commands) => {
    await project.cloud.edit(change);
    const { exitCode, stdout, stderr } = await project.drift("--format", "json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    const [look] = JSON.parse(stdout).looks;
    expect(look).toMatchObject({ target: "staging", outcome: "drift", commands });
    expect(Object.keys(look.commands)).toEqual(Object.keys(commands));
    const found = Object.entries(look.buckets).flatMap(([name, objects]) =>
      (objects as { address: string }[]).map((object) => `${name} ${object.address}`),
    );
    expect(found).toEqual([`${bucket} ${address}`]);
  });

  test("text says what was what, where it is written, and what to type", async () => {
    await project.cloud.edit(set("aws_instance", "instance_type", "t3.large"));
    await project.cloud.edit(set("aws_autoscaling_group", "desired_capacity", 5));
    const { exitCode, stdout } = await project.drift();
    expect(exitCode).toBe(2);
    const main = readFileSync(join(project.path, "infra/main.tf"), "utf8").split("\n");
    const line = (resource: string) => main.findIndex((text) => text.includes(resource)) + 1;
    expect(stdout.replace(/^workspace.*$/m, "(provenance)")).toBe(`staging: 2 changed outside
(provenance)

Machines that were changed (1)
    ${MACHINE}  instance_type "t3.small" → "t3.large"; main.tf:${line('"job_runner"')}
  Replace them: what was done to a running machine is in no image and no code.
    ${REPLACE}

Number of machines (1)
    aws_autoscaling_group.web  desired_capacity 3 → 5; main.tf:${line('"aws_autoscaling_group"')}
  The next deployment sets it back. Where something scales the group, let Terraform ignore it (ignore_changes).`);
    const verbose = (await project.drift("--verbose")).stdout;
    expect(verbose).toContain(
      `    ${MACHINE}  main.tf:${line('"job_runner"')}\n      instance_type "t3.small" → "t3.large"`,
    );
  });

  test("what is changed is put right by replacing it, and then there is no drift", async () => {
    await project.cloud.edit(set("aws_instance", "instance_type", "t3.large"));
    await project.tool("infra", "apply", "-auto-approve", `-replace=${MACHINE}`);
    expect(await project.drift()).toMatchObject({ exitCode: 0 });
    // The cloud as it was has another machine.
    await project.deploy();
  });
});

describe("which places", () => {
  let project: Project;
  beforeAll(async () => {
    project = await Project.make(OPENTOFU);
    await project.deploy();
  });
  afterAll(() => project.remove());
  beforeEach(async () => {
    await project.reset();
    cpSync(join(EXAMPLE, "rebake.hcl"), join(project.path, "rebake.hcl"));
  });

  test("a root module that is a target's is looked at as that target; one that is none by its path", async () => {
    await project.cloud.edit(set("aws_instance", "instance_type", "t3.large"));
    for (const args of [["staging"], ["infra"], ["./infra"], ["--all"]])
      expect((await project.drift(...args)).stdout, args.join()).toContain(REPLACE);
    writeFileSync(join(project.path, "rebake.hcl"), "");
    expect((await project.drift("--all")).stderr).toContain("targets of a rebake.hcl, and here are none");
    const { exitCode, stdout } = await project.drift("infra");
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(new RegExp(`^${project.path}/infra: 1 changed outside\n`));
    expect(stdout).toContain(`    rebake plan ${project.path}/infra --replace ${MACHINE}`);
  });

  test("--all looks at one target after the other, and the worst exit code counts", async () => {
    const broken =
      'terraform {\n  required_providers {\n    x = {\n      source = "a.test/a/a"\n    }\n  }\n}\n';
    mkdirSync(join(project.path, "broken"), { recursive: true });
    writeFileSync(join(project.path, "broken/main.tf"), broken);
    const targets = (...names: string[]): void => {
      const blocks = names.map((name) =>
        name === "staging"
          ? 'target "staging" {\n  root = "infra"\n}\n'
          : `target "${name}" {\n  root = "${name}"\n}\n`,
      );
      writeFileSync(join(project.path, "rebake.hcl"), blocks.join(""));
    };
    targets("broken", "nowhere", "staging");
    const failed = await project.drift("--all", "--format", "json");
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.stdout).looks).toMatchObject([
      { target: "broken", outcome: "failed", message: expect.stringContaining("not installed") },
      {
        target: "nowhere",
        outcome: "failed",
        message: expect.stringContaining('there is no folder "nowhere"'),
      },
      { target: "staging", outcome: "none" },
    ]);
    expect(failed.stderr).toContain("rebake plan --init");
    const text = await project.drift("--all");
    expect(text).toMatchObject({ exitCode: 1 });
    expect(text.stdout).toMatch(
      /^broken: could not be looked at: .*\n\nnowhere: could not .*\n\nstaging: Every/,
    );
    targets("staging", "broken");
    expect(await project.drift()).toMatchObject({
      exitCode: 1,
      stderr: "rebake: rebake.hcl has the targets staging, broken; name one of them, or say --all",
    });
    expect(await project.drift("staging")).toMatchObject({ exitCode: 0 });
  });

  test("a target is looked at in its workspace, with its vars files and its pin", async () => {
    const shared = join(project.path, "shared");
    cpSync(join(EXAMPLE, "infra/main.tf"), join(shared, "main.tf"));
    writeFileSync(join(shared, "size.tf"), 'variable "size" {}\noutput "size" {\n  value = var.size\n}\n');
    const blocks = ["blue", "green"].map((name) => {
      writeFileSync(join(shared, `${name}.tfvars`), `size = "${name}"\n`);
      writeFileSync(join(shared, `${name}.rebake.tfvars.json`), `{"image_id": "${name}-1"}\n`);
      return `target "${name}" {
  root      = "shared"
  workspace = "${name}"
  image     = "web"
  variable  = "image_id"
  var_files = ["shared/${name}.tfvars"]
}
`;
    });
    writeFileSync(
      join(project.path, "rebake.hcl"),
      `image "web" {\n  template = "packer"\n}\n${blocks.join("")}`,
    );
    await project.tool("shared", "init");
    for (const name of ["blue", "green"]) {
      // Names are unique in the cloud.
      const main = readFileSync(join(shared, "main.tf"), "utf8");
      writeFileSync(
        join(shared, "main.tf"),
        main.replace('name              = "web"', "name = terraform.workspace"),
      );
      await project.tool("shared", "workspace", "new", name);
      const files = [`-var-file=${name}.tfvars`, `-var-file=${name}.rebake.tfvars.json`];
      await project.tool("shared", "apply", "-auto-approve", ...files);
    }
    await project.cloud.edit((state) => {
      const green = Object.values(state.things.aws_instance ?? {}).find(
        ({ attributes }) => attributes.ami === "green-1",
      );
      if (green) green.attributes.instance_type = "t3.large";
    });
    const all = await project.drift("--all", "--format", "json");
    expect(all.exitCode).toBe(2);
    expect(JSON.parse(all.stdout).looks).toMatchObject([
      { target: "blue", workspace: "blue", outcome: "none" },
      { target: "green", workspace: "green", outcome: "drift", outputs: [] },
    ]);
    expect(await project.drift("blue")).toMatchObject({ exitCode: 0 });
    expect((await project.drift("shared")).stderr).toContain("shared has the targets blue, green; name one");
    const varFile = ["--var-file", "shared/green.tfvars", "--var-file", "shared/green.rebake.tfvars.json"];
    const plain = await project.drift("shared", "--workspace", "green", ...varFile);
    expect(plain.exitCode).toBe(2);
    expect(plain.stdout).toContain(`${shared}: 1 changed outside\nworkspace green`);
  });

  test("Ctrl-C cancels the look, and no further target is looked at", async () => {
    const blocks = ["infra", "infra/two"].map((root) => `target "${root.length}" {\n  root = "${root}"\n}\n`);
    cpSync(join(EXAMPLE, "infra/main.tf"), join(project.path, "infra/two/main.tf"));
    writeFileSync(join(project.path, "rebake.hcl"), blocks.join(""));
    await project.cloud.setFaults([{ on: "read", kind: "aws_instance", slow: 60, stoppable: true }]);
    const command = project.start("--all", "--format", "json");
    const ended = new Promise((resolve) => command.on("close", resolve));
    let stdout = "";
    command.stdout?.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
    });
    for (;;) {
      const { runs } = JSON.parse(
        (await rebake(project.path, ["runs", "--format", "json"], project.environment)).stdout,
      );
      if (runs.some(({ running }: { running: string[] }) => running.includes(MACHINE))) break;
    }
    command.kill("SIGINT");
    expect(await ended).toBe(1);
    expect(JSON.parse(stdout).looks).toMatchObject([{ target: "5", outcome: "failed" }]);
    expect(JSON.parse(stdout).looks).toHaveLength(1);
  });

  test.each([
    [["nothing"], '"nothing" is neither a target of rebake.hcl nor a folder; the targets are staging'],
    [["a", "b"], 'one target is looked at at a time, not also "b"'],
    [["--all", "staging"], '--all looks at all targets; leave out "staging", or --all'],
    [["staging", "--workspace", "x"], "rebake.hcl says workspace and vars files of the target"],
    [["packer", "--var-file", "nowhere"], "there is no such file"],
    [["packer", "--workspace", ""], "--workspace needs a name"],
    [[""], "what is to be looked at has no name"],
    [["--format", "html"], "--format is text or json"],
    [["--tool", "packer"], "--tool is terraform or tofu"],
    [["--lock-timeout", "soon"], "--lock-timeout is a number"],
    [["--var", "x=1"], "TF_VAR_<name> in the environment"],
    [["--nonsense"], '"rebake drift --help" lists what there is'],
  ])("%s is refused", async (args, message) => {
    const { exitCode, stdout, stderr } = await project.drift(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(message);
  });
});
