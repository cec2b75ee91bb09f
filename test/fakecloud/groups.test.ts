import { afterEach, describe, expect, test } from "vitest";
import { eventsOf, makeRoot, type Root } from "./engines.ts";
import { targetHealth } from "./kinds/lookups.ts";

const roots: Root[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => root.remove()));
});

async function open(configuration: string): Promise<Root> {
  const root = await makeRoot(configuration);
  roots.push(root);
  return root;
}

interface GroupOptions {
  readonly image: string;
  readonly name?: string;
  readonly refresh?: string;
}

const group = ({ image, name = 'name_prefix = "web-"', refresh = "" }: GroupOptions): string => `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "${image}"
  lifecycle {
    create_before_destroy = true
  }
}

resource "fakecloud_launch_template" "web" {
  ${name}
  image_id = fakecloud_image.web.id
  lifecycle {
    create_before_destroy = true
  }
}

resource "fakecloud_target_group" "web" {
  name = "web"
  port = 80
}

resource "fakecloud_group" "web" {
  ${name}
  template_id      = fakecloud_launch_template.web.id
  template_version = fakecloud_launch_template.web.latest_version
  desired          = 2
  target_group_ids = [fakecloud_target_group.web.id]
  wait_for_healthy = 5
  instance_refresh {
    min_healthy_percentage = 50
    ${refresh}
  }
}

data "fakecloud_group_rollout" "web" {
  group_id   = fakecloud_group.web.id
  depends_on = [fakecloud_group.web]
}

output "rollout" {
  value = data.fakecloud_group_rollout.web
}
`;

async function rollout(root: Root): Promise<Record<string, unknown>> {
  await root.apply("-refresh-only");
  return JSON.parse((await root.run(["output", "-json", "rollout"])).stdout);
}

describe("a group", () => {
  test("replaces its machines one after the other when its template has a new version", async () => {
    const root = await open(group({ image: "1" }));
    await root.apply();
    expect(eventsOf(root.cloud, "machine")).toEqual([
      "create finished machine-5",
      "create finished machine-6",
    ]);
    await root.write(group({ image: "2" }));
    const plan = await root.plan();
    const changes = Object.fromEntries(
      plan.resource_changes.map((change: { address: string }) => [change.address, change]),
    );
    expect(changes["fakecloud_group.web"].change).toMatchObject({
      actions: ["update"],
      after_unknown: { template_version: true },
    });
    await root.apply("plan");
    expect(eventsOf(root.cloud, "machine").slice(2)).toEqual([
      "delete finished machine-5",
      "create finished machine-8",
      "delete finished machine-6",
      "create finished machine-9",
    ]);
    expect(await rollout(root)).toMatchObject({
      status: "Successful",
      percentage: 100,
      machine_ids: ["machine-8", "machine-9"],
      image_ids: ["image-7"],
    });
  });

  test("whose new machines are not well yet is in progress after apply, and goes on by itself", async () => {
    const root = await open(group({ image: "1" }));
    await root.apply();
    await root.cloud.setFaults([
      { on: "create", kind: "machine", where: { "image.version": "2" }, healthyAfter: 600 },
    ]);
    await root.write(group({ image: "2" }));
    await root.apply();
    expect(await rollout(root)).toMatchObject({ status: "InProgress", percentage: 50 });
    const [targets] = await root.cloud.things("target_group");
    const view = { state: await root.cloud.read(), now: Date.now() };
    expect(targets && targetHealth(targets, view)).toEqual({ healthy: 1, unhealthy: 1 });

    await root.cloud.edit(({ things }) => {
      for (const machine of Object.values(things.machine ?? {})) machine.healthyAt = 0;
    });
    expect(await rollout(root)).toMatchObject({ status: "InProgress", percentage: 100 });
    await root.cloud.edit(({ things }) => {
      for (const machine of Object.values(things.machine ?? {})) machine.healthyAt = 0;
    });
    expect(await rollout(root)).toMatchObject({ status: "Successful" });
  });

  test("whose new machines are never well stops there, or rolls back, which is drift", async () => {
    const sick = {
      on: "create",
      kind: "machine",
      where: { "image.version": "2" },
      healthyAfter: "never",
    } as const;
    const stays = await open(group({ image: "1" }));
    await stays.apply();
    await stays.cloud.setFaults([sick]);
    await stays.write(group({ image: "2" }));
    await stays.apply();
    expect(await rollout(stays)).toMatchObject({ status: "Failed", percentage: 50 });

    const rolls = await open(group({ image: "1", refresh: "auto_rollback = true" }));
    await rolls.apply();
    const [first] = await rolls.cloud.things("image");
    await rolls.cloud.setFaults([sick]);
    await rolls.write(group({ image: "2", refresh: "auto_rollback = true" }));
    await rolls.apply();
    const plan = await rolls.plan();
    expect(plan.resource_drift).toMatchObject([
      {
        address: "fakecloud_group.web",
        change: { before: { template_version: "2" }, after: { template_version: "1" } },
      },
    ]);
    expect(await rollout(rolls)).toMatchObject({ status: "RolledBack", image_ids: [first?.id] });
  });

  test("whose machines are not well in time is tainted", async () => {
    const root = await open(group({ image: "1" }).replace("wait_for_healthy = 5", "wait_for_healthy = 0.2"));
    await root.cloud.setFaults([{ on: "create", kind: "machine", healthyAfter: 600 }]);
    const { stderr } = await root.run(["apply", "-auto-approve", "-no-color"]);
    expect(stderr).toContain("After 0.2 s 0 of 2 machines of group-4 are well.");
    expect((await root.plan()).resource_changes).toContainEqual(
      expect.objectContaining({ address: "fakecloud_group.web", action_reason: "replace_because_tainted" }),
    );
  });

  test("with a name of its own cannot be there twice: create first fails", async () => {
    const named = (version: string): string => `${group({ image: "1", name: `name = "web"` })}
resource "fakecloud_target_group" "next" {
  name = "next"
  port = ${version}
  lifecycle {
    create_before_destroy = true
  }
}
`;
    const root = await open(named("1"));
    await root.apply();
    await root.write(named("2"));
    const { exitCode, stderr } = await root.run(["apply", "-auto-approve", "-no-color"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/target_group-\d+ has the name "next" already\./);
    const [deposed] = (await root.cloud.things("target_group")).filter(
      ({ attributes }) => attributes.name === "next",
    );
    expect(deposed?.attributes.port).toBe(1);
  });
});
