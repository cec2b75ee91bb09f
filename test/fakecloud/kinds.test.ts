import { afterEach, describe, expect, test } from "vitest";
import { makeRoot, type Root } from "./engines.ts";
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
