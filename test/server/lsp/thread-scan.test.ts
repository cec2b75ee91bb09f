import { afterEach, describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import type { FolderTask } from "../../../server/src/host/check-folders.ts";
import type { PlainFinding } from "../../../server/src/host/plain-findings.ts";
import type { CheckElsewhere } from "../../../server/src/lsp/thread-scan.ts";
import { sshIngressPublic } from "../../../server/src/rules/ssh-ingress-public.ts";
import { FakeDisk, TestClient } from "./client.ts";

const ROOT = "file:///w";
const FOLDERS = 260;
const rule = (source: string) => `resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [${source}]
}
`;
const OPEN = rule('"0.0.0.0/0"');
const CLOSED = rule('"10.0.0.0/8"');
const MODULE = `variable "cidr" {}\n\n${rule("var.cidr")}`;
const call = (cidr: string) => `module "called" {\n  source = "../called"\n  cidr   = "${cidr}"\n}\n`;

/** What a thread says of every folder here, so that it can be told from what this thread would find. */
const finding = (directory: string): PlainFinding => ({
  rule: "ssh-ingress-public",
  fingerprint: "",
  severity: "error",
  message: "Found elsewhere",
  path: `${directory}/main.tf`,
  start: { line: 0, character: 0 },
  end: { line: 0, character: 8 },
  line: "",
  address: "x",
  related: [],
  tags: [],
  fixes: [],
});

let client: TestClient;
afterEach(() => client.stop());

async function start(
  extra: Record<string, string>,
  during: (wanted: readonly FolderTask[]) => void | Promise<void> = () => {},
): Promise<FakeDisk> {
  const many = Array.from({ length: FOLDERS }, (_, index) => [`/w/f${index}/main.tf`, CLOSED]);
  const disk = new FakeDisk({ ...Object.fromEntries(many), ...extra });
  const checkElsewhere: CheckElsewhere = async (wanted, _others, _settings, on) => {
    await during(wanted);
    for (const { directory, files } of wanted)
      on.result({
        directory,
        files: files.length,
        findings: [finding(directory)],
        foreign: {},
        problems: [],
        notes: [],
      });
  };
  client = await TestClient.start({
    rules: [sshIngressPublic],
    roots: [ROOT],
    files: disk,
    checkElsewhere,
  });
  return disk;
}

const isFoundHere = (path: string) =>
  client.diagnostics(`${ROOT}/${path}`, ([first]) => String(first?.message).includes("opens SSH"));
const messages = (path: string) => client.diagnosticsOf(`${ROOT}/${path}`)?.map((one) => one.message);

describe("the first scan of a large workspace", () => {
  test("shows what other threads find", async () => {
    await start({});
    await client.idle();
    expect(messages("f7/main.tf")).toEqual(["Found elsewhere"]);
  });

  test("checks again what has changed meanwhile", async () => {
    const disk = await start({}, async () => {
      disk.texts.set("/w/f7/main.tf", OPEN);
      client.filesChanged({ uri: `${ROOT}/f7/main.tf`, type: FileChangeType.Changed });
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await isFoundHere("f7/main.tf");
    await client.diagnostics(`${ROOT}/f8/main.tf`);
    expect(messages("f8/main.tf")).toEqual(["Found elsewhere"]);
  });
});

describe("after it", () => {
  const modules = { "/w/caller/main.tf": call("10.0.0.0/8"), "/w/called/main.tf": MODULE };

  test("opening a file as it is on disk has nobody else checked", async () => {
    await start(modules);
    await client.idle();
    client.open(`${ROOT}/caller/main.tf`, call("10.0.0.0/8"));
    const path = `${ROOT}/caller/main.tf`;
    await client.until("a check", () =>
      client.published.some((one) => one.uri === path && one.version === 1),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(messages("called/main.tf")).toEqual(["Found elsewhere"]);
  });

  test("an edit has those checked that get something else", async () => {
    await start(modules);
    await client.idle();
    client.open(`${ROOT}/caller/main.tf`, call("10.0.0.0/8"));
    client.change(`${ROOT}/caller/main.tf`, { text: call("0.0.0.0/0") });
    await isFoundHere("called/main.tf");
  });

  test("so does a change on disk", async () => {
    const disk = await start(modules);
    await client.idle();
    disk.texts.set("/w/caller/main.tf", call("0.0.0.0/0"));
    client.filesChanged({ uri: `${ROOT}/caller/main.tf`, type: FileChangeType.Changed });
    await isFoundHere("called/main.tf");
  });

  test("a document that was not saved counts when it is opened", async () => {
    await start(modules);
    await client.idle();
    client.open(`${ROOT}/caller/main.tf`, call("0.0.0.0/0"));
    await isFoundHere("called/main.tf");
  });
});
