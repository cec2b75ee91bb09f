import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines } from "../fakecloud/engines.ts";
import { type Laboratory, laboratory, ofType } from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

/** A proxy that lets nobody through and keeps what it was asked for. */
const asked: string[] = [];
const proxy = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(403).end();
});
proxy.on("connect", (request, socket) => {
  asked.push(`CONNECT ${request.url}`);
  socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
});

let around: NodeJS.ProcessEnv;
beforeEach(async () => {
  asked.length = 0;
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  around = { HTTPS_PROXY: address, HTTP_PROXY: address, NO_PROXY: "" };
});
afterEach(() => {
  proxy.close();
});

/** More than one try of each of the few things that are looked up would be a storm. */
const MOST_TRIES = 8;

describe.each(engines().map((engine) => [engine.name, engine] as const))("%s", (_name, engine) => {
  test("53: init asks through the proxy of the environment, its refusal is told, and nothing is tried without end", async () => {
    const root = lab.root({
      "main.tf":
        'terraform {\n  required_providers {\n    null = { source = "hashicorp/null" }\n  }\n}\nresource "null_resource" "x" {}\n',
    });
    const { events, state } = await lab.plan(root, { init: "whenNeeded" }, { ...around, TOOL: engine.path });
    expect(ofType(events, "environment")[0]?.surfaced).toEqual(
      expect.arrayContaining(["HTTPS_PROXY", "HTTP_PROXY"]),
    );
    expect(asked).toContainEqual(expect.stringMatching(/^CONNECT registry\.(?:opentofu|terraform)\./));
    expect(asked.length).toBeLessThanOrEqual(MOST_TRIES);
    expect(state.finished).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("the proxy"),
    });
    expect(
      ofType(events, "diagnostic")
        .map(({ detail }) => detail)
        .join(" "),
    ).toMatch(/Proxy\s+Authentication\s+Required/);
  });

  test("53: a mirror whose TLS cannot be trusted is told with the words of TLS", async () => {
    const root = lab.root({
      "main.tf":
        'terraform {\n  required_providers {\n    x = { source = "tests.example/test/x" }\n  }\n}\nresource "x_y" "z" {}\n',
    });
    // It speaks no TLS at all, as what inspects connections may.
    const url = `https://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
    const config = join(root, "cli.tfrc");
    writeFileSync(config, `provider_installation {\n  network_mirror {\n    url = "${url}"\n  }\n}\n`);
    const environment = { TF_CLI_CONFIG_FILE: config, TOOL: engine.path };
    const { events, state } = await lab.plan(root, { init: "whenNeeded" }, environment);
    expect(state.finished).toMatchObject({ outcome: "failed" });
    const said = ofType(events, "diagnostic")
      .map(({ detail }) => detail)
      .join(" ");
    expect(said).toMatch(/HTTP response to HTTPS client|tls:|x509/);
  });

  test("66: planning asks nobody for anything: no checks for updates, no telemetry", async () => {
    const root = lab.root({ "main.tf": 'resource "terraform_data" "thing" {\n  input = "a"\n}\n' });
    const { events, state } = await lab.plan(root, {}, { ...around, TOOL: engine.path });
    expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
    expect(asked).toEqual([]);
    expect(ofType(events, "environment")[0]?.set).toContain("CHECKPOINT_DISABLE");
  });
});
