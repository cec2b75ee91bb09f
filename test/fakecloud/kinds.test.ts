import { afterEach, describe, expect, test } from "vitest";
import { eventsOf, makeRoot, type Root } from "./engines.ts";
import { targetHealth } from "./kinds/lookups.ts";
import { PROVIDER_SOURCE } from "./start-cloud.ts";

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

describe("a database", () => {
  const database = (more: string): string => `
resource "fakecloud_database" "orders" {
  name           = "orders"
  engine         = "postgres"
  engine_version = "16"
  password       = "hunter2"
  ${more}
}
`;

  test("grows in place, and a smaller one is another", async () => {
    const root = await open(database("storage = 100"));
    await root.apply();
    await root.write(database("storage = 200"));
    expect((await root.plan()).resource_changes[0].change.actions).toEqual(["update"]);
    await root.write(database("storage = 50"));
    expect((await root.plan()).resource_changes[0].change).toMatchObject({
      actions: ["delete", "create"],
      replace_paths: [["storage"]],
    });
  });

  test("that is protected is not deleted", async () => {
    const root = await open(database("storage = 100\n  deletion_protection = true"));
    await root.apply();
    const refused = await root.run(["destroy", "-auto-approve", "-no-color"]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("Deletion protection is on");
    await root.write(database("storage = 100"));
    await root.apply();
    await root.apply("-destroy");
    expect(await root.cloud.things("database")).toEqual([]);
  });
});

const LISTENER = `
resource "fakecloud_target_group" "each" {
  for_each    = toset(["blue", "green"])
  name_prefix = each.key
  port        = 80
}

resource "fakecloud_firewall" "web" {
  name = "web"
  rule {
    port   = 443
    source = "0.0.0.0/0"
  }
  rule {
    port   = 80
    source = "0.0.0.0/0"
  }
}

resource "fakecloud_listener" "web" {
  name = "web"
  port = 443
  forward {
    target_group_id = fakecloud_target_group.each["blue"].id
    weight          = 100
  }
  forward {
    target_group_id = fakecloud_target_group.each["green"].id
    weight          = 0
  }
}
`;

test("weights move in place, and the order of rules means nothing", async () => {
  const root = await open(LISTENER);
  await root.apply();
  const [first, second] = LISTENER.match(/ {2}rule \{[^}]*\}\n/g) as string[];
  await root.write(LISTENER.replace(`${first}${second}`, `${second}${first}`));
  expect((await root.run(["plan", "-detailed-exitcode"])).exitCode).toBe(0);
  await root.write(LISTENER.replace(/(weight += )100/, "$190").replace(/(weight += )0\b/, "$110"));
  const plan = await root.plan();
  const change = plan.resource_changes.find(
    ({ type }: { type: string }) => type === "fakecloud_listener",
  ).change;
  expect(change.actions).toEqual(["update"]);
  await root.apply("plan");
  const [listener] = await root.cloud.things("listener");
  expect(listener?.attributes.forward).toMatchObject([{ weight: 90 }, { weight: 10 }]);
});

test("mistakes in a configuration are found by validate, with their place", async () => {
  const root = await open(LISTENER.replace(/(weight += )100/, "$11000"));
  const { stdout } = await root.run(["validate", "-json"]);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    { summary: "Invalid weight", detail: "1000 is no whole number from 0 to 999." },
  ]);
});

test("the newest image of a name is found", async () => {
  const root = await open(`
resource "fakecloud_image" "web" {
  count   = 2
  name    = "web"
  version = tostring(count.index)
}

data "fakecloud_image" "newest" {
  name       = "web"
  depends_on = [fakecloud_image.web]
}

output "id" {
  value = data.fakecloud_image.newest.id
}
`);
  await root.apply();
  const images = await root.cloud.things("image");
  expect(JSON.parse((await root.run(["output", "-json", "id"])).stdout)).toBe(images.at(-1)?.id);
  await root.write('data "fakecloud_image" "none" {\n  name = "mail"\n}\n');
  const { stderr } = await root.run(["plan", "-no-color"]);
  expect(stderr).toContain('There is no image of the name "mail".');
});

test("a cloud's file that somebody broke is named", async () => {
  const root = await open('resource "fakecloud_firewall" "web" {\n  name = "web"\n}\n');
  await root.apply();
  await root.cloud.edit(({ things }) => {
    for (const firewall of Object.values(things.firewall ?? {})) firewall.attributes.name = 5;
  });
  const { stderr } = await root.run(["plan", "-no-color"]);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(
    "firewall-1: name is 5 in the cloud's file and should be a string.",
  );
});

test("types with the names they have in AWS are planned as AWS would", async () => {
  const aws = (image: string, more = ""): string => `
terraform {
  required_providers {
    aws = {
      source = "${PROVIDER_SOURCE}"
    }
  }
}

resource "aws_ami" "web" {
  name = "${image}"
}

resource "aws_instance" "web" {
  ami           = aws_ami.web.id
  instance_type = "t3.small"
  ${more}
}

resource "aws_launch_template" "web" {
  name_prefix = "web-"
  image_id    = aws_ami.web.id
}

resource "aws_autoscaling_group" "web" {
  name_prefix       = "web-"
  min_size          = 1
  max_size          = 2
  target_group_arns = [aws_lb_target_group.web.arn]
  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}

resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 80
  protocol = "HTTP"
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
}

resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "postgres"
  instance_class    = "db.t3.small"
  allocated_storage = 20
  password          = "hunter2"
}

data "aws_ami" "newest" {
  most_recent = true
  name_regex  = "^web-"
  depends_on  = [aws_ami.web]
}
`;
  const root = await makeRoot(aws("web-1"), undefined, "");
  roots.push(root);
  await root.apply();
  expect((await root.run(["plan", "-detailed-exitcode"])).exitCode).toBe(0);
  await root.write(aws("web-2", 'user_data = "echo"'));
  const actions = async (): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      (await root.plan()).resource_changes.map(
        ({ address, change }: { address: string; change: { actions: string[] } }) => [
          address,
          change.actions,
        ],
      ),
    );
  expect(await actions()).toMatchObject({
    "aws_instance.web": ["delete", "create"],
    "aws_launch_template.web": ["update"],
    "aws_autoscaling_group.web": ["update"],
    "aws_lb_target_group_attachment.web": ["delete", "create"],
    "aws_db_instance.orders": ["no-op"],
  });
  await root.write(aws("web-1", 'user_data = "echo"'));
  expect(await actions()).toMatchObject({ "aws_instance.web": ["update"] });
  await root.write(aws("web-1", 'user_data = "echo"\n  user_data_replace_on_change = true'));
  expect(await actions()).toMatchObject({ "aws_instance.web": ["delete", "create"] });
});
