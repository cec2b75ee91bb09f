import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Engine, engines, eventsOf, makeRoot, type Root } from "./engines.ts";
import { copyExample } from "./start-cloud.ts";

const roots: Root[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => root.remove()));
});

async function open(configuration: string, engine?: Engine): Promise<Root> {
  const root = await makeRoot(configuration, engine);
  roots.push(root);
  return root;
}

const machine = (version: string, more = ""): string => `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "${version}"
}

resource "fakecloud_machine" "web" {
  name     = "web"
  image_id = fakecloud_image.web.id
  ${more}
}
`;

const CREATE_FIRST = "lifecycle {\n    create_before_destroy = true\n  }";

describe.each(engines())("$name", (engine) => {
  test("the example is made, is what its configuration says, and goes", async () => {
    const root = await open("", engine);
    await copyExample("fakecloud", root.directory);
    await root.apply();
    const again = await root.run(["plan", "-detailed-exitcode", "-no-color"]);
    expect(again).toMatchObject({ exitCode: 0 });
    expect((await root.cloud.things("machine")).map(({ attributes }) => attributes.name)).toEqual([
      "bastion",
      expect.stringMatching(/^web-\d+-\d+$/),
      expect.stringMatching(/^web-\d+-\d+$/),
    ]);

    await root.cloud.edit((state) => {
      for (const database of Object.values(state.things.database ?? {}))
        database.attributes.deletion_protection = false;
    });
    await root.apply("-destroy", "-refresh=false");
    const left = Object.values((await root.cloud.read()).things).flatMap((things) => Object.keys(things));
    expect(left).toEqual([]);
  });

  test("the example with AWS's names is made, and is what its configuration says", async () => {
    const root = await open("", engine);
    await copyExample("aws", root.directory);
    await root.run(["init", "-no-color"]);
    await root.apply();
    expect(await root.run(["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
    const plan = await root.plan("-var=image_version=2");
    const replaced = plan.resource_changes.filter(
      ({ change }: { change: { actions: string[] } }) => change.actions.join() === "delete,create",
    );
    expect(replaced.map(({ address }: { address: string }) => address)).toEqual([
      "aws_ami.web",
      "aws_instance.bastion",
    ]);
  });

  test("another image replaces a machine, destroy first", async () => {
    const root = await open(machine("1"), engine);
    await root.apply();
    await root.write(machine("2"));
    const plan = await root.plan();
    const change = plan.resource_changes.find(
      ({ address }: { address: string }) => address === "fakecloud_machine.web",
    );
    expect(change.change.actions).toEqual(["delete", "create"]);
    expect(change).toMatchObject({
      action_reason: "replace_because_cannot_update",
      change: { replace_paths: [["image_id"]], after_unknown: { id: true, address: true, image_id: true } },
    });
    await root.apply("plan");
    expect(eventsOf(root.cloud, "machine").slice(3)).toEqual([
      "delete started machine-2",
      "delete finished machine-2",
      "create started",
      "create exists machine-4",
      "create finished machine-4",
    ]);
  });

  test("another image replaces a machine, create first where that is asked for", async () => {
    const root = await open(machine("1", CREATE_FIRST), engine);
    await root.apply();
    await root.write(machine("2", CREATE_FIRST));
    const plan = await root.plan();
    expect(plan.resource_changes[1].change.actions).toEqual(["create", "delete"]);
    await root.apply("plan");
    expect(eventsOf(root.cloud, "machine").slice(3)).toEqual([
      "create started",
      "create exists machine-4",
      "create finished machine-4",
      "delete started machine-2",
      "delete finished machine-2",
    ]);
  });

  test("what somebody changed in the cloud is drift, and what somebody deleted is made again", async () => {
    const root = await open(machine("1"), engine);
    await root.apply();
    await root.cloud.edit((state) => {
      for (const thing of Object.values(state.things.machine ?? {})) thing.attributes.size = "huge";
    });
    const drift = await root.plan();
    expect(drift.resource_drift).toMatchObject([
      { address: "fakecloud_machine.web", change: { before: { size: "small" }, after: { size: "huge" } } },
    ]);
    expect(drift.resource_changes[1].change).toMatchObject({
      actions: ["update"],
      after: { size: "small" },
      after_unknown: { restarts: true },
    });

    await root.cloud.edit((state) => {
      state.things.machine = {};
    });
    const gone = await root.plan();
    expect(gone.resource_drift).toMatchObject([{ change: { actions: ["delete"] } }]);
    expect(gone.resource_changes[1].change.actions).toEqual(["create"]);
  });

  test("a password is masked in what is shown, and is not in the cloud's file", async () => {
    const root = await open(machine("1", 'password = "hunter2"'), engine);
    const shown = await root.run(["plan", "-no-color", "-out=plan"]);
    expect(shown.stdout).toMatch(/password\s+= \(sensitive value\)/);
    expect(shown.stdout).not.toContain("hunter2");
    await root.apply("plan");
    const files = [root.cloud.file, root.cloud.file.replace(".json", ".journal.jsonl")];
    expect(files.map((file) => readFileSync(file, "utf8")).join()).not.toContain("hunter2");
    expect(readFileSync(join(root.directory, "terraform.tfstate"), "utf8")).toContain("hunter2");
    expect((await root.run(["plan", "-detailed-exitcode"])).exitCode).toBe(0);

    await root.write(machine("1", 'password = "hunter3"'));
    const change = (await root.plan()).resource_changes[1].change;
    expect(change).toMatchObject({ after_sensitive: { password: true }, replace_paths: [["password"]] });
  });

  test("a machine that somebody made by hand is imported", async () => {
    const root = await open(machine("1"), engine);
    await root.cloud.edit((state) => {
      state.things.machine = {
        "machine-900": {
          id: "machine-900",
          kind: "machine",
          madeAt: 0,
          attributes: { id: "machine-900", name: "by hand", image_id: "image-1", size: "small", zone: "a" },
        },
      };
    });
    const none = await root.run(["import", "-no-color", "fakecloud_machine.web", "machine-1"]);
    expect(none.exitCode).toBe(1);
    expect(none.stderr).toContain("There is no machine machine-1.");
    const imported = await root.run(["import", "-no-color", "fakecloud_machine.web", "machine-900"]);
    expect(imported).toMatchObject({ exitCode: 0 });
    const { stdout } = await root.run(["show", "-json"]);
    expect(JSON.parse(stdout).values.root_module.resources).toMatchObject([
      { address: "fakecloud_machine.web", values: { id: "machine-900", name: "by hand" } },
    ]);
  });
});
