import { beforeAll, describe, expect, test } from "vitest";
import { isStateful } from "../../../server/src/knowledge/stateful.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Whether the first resource of the text keeps data of its own. */
function judge(text: string): boolean {
  const module = folderOf(hcl, { "main.tf": text }).terraform;
  const machine = module?.resources()[0];
  if (!module || !machine) throw new Error("no resource");
  return isStateful(module, machine);
}

describe("a machine keeps data of its own", () => {
  test.each([
    ["by its name in the code", `resource "aws_instance" "db" {}`],
    ["by a word of its name", `resource "aws_instance" "web_mysql_1" {}`],
    ["by a word in camel case", `resource "aws_instance" "dbServer" {}`],
    ["by a number behind the word", `resource "aws_instance" "etcd0" {}`],
    ["by its name attribute", `resource "hcloud_server" "one" {\n  name = "kafka-1"\n}`],
    ["by a tag", `resource "aws_instance" "one" {\n  tags = { Name = "prod-elasticsearch" }\n}`],
    [
      "by a name from a local",
      `resource "hcloud_server" "one" {\n  name = local.name\n}\nlocals {\n  name = "redis-1"\n}`,
    ],
    [
      "by a volume attached to it",
      `resource "aws_instance" "one" {}\nresource "aws_volume_attachment" "one" {\n  instance_id = aws_instance.one.id\n}`,
    ],
    [
      "by a volume attached through a local",
      `resource "aws_instance" "one" {}\nlocals {\n  id = aws_instance.one.id\n}\nresource "aws_volume_attachment" "one" {\n  instance_id = local.id\n}`,
    ],
    [
      "by a disk of its own name",
      `resource "google_compute_instance" "one" {\n  attached_disk {\n    source = google_compute_disk.one.id\n  }\n}`,
    ],
    [
      "by disks a dynamic block may attach",
      `resource "google_compute_instance" "one" {\n  dynamic "attached_disk" {\n    for_each = var.disks\n    content {\n      source = attached_disk.value\n    }\n  }\n}`,
    ],
    ["by its list of volumes", `resource "digitalocean_droplet" "one" {\n  volume_ids = [var.volume]\n}`],
  ])("%s", (_name, text) => {
    expect(judge(text)).toBe(true);
  });
});

describe("a machine keeps no data of its own", () => {
  test.each([
    ["when nothing says so", `resource "aws_instance" "web" {\n  tags = { Name = "web" }\n}`],
    ["when the word is part of another", `resource "aws_instance" "feedback" {}`],
    ["when its name is not known", `resource "hcloud_server" "one" {\n  name = "redis-\${var.number}"\n}`],
    [
      "when the attachment is never made",
      `resource "aws_instance" "one" {}\nresource "aws_volume_attachment" "one" {\n  count       = 0\n  instance_id = aws_instance.one.id\n}`,
    ],
    [
      "when another machine has the volume",
      `resource "aws_instance" "one" {}\nresource "aws_volume_attachment" "two" {\n  instance_id = aws_instance.two.id\n}`,
    ],
    ["when its root disk is all it has", `resource "aws_instance" "one" {\n  root_block_device {\n  }\n}`],
  ])("%s", (_name, text) => {
    expect(judge(text)).toBe(false);
  });
});
