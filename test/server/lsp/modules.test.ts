import { afterEach, describe, expect, test } from "vitest";
import { FileChangeType, HoverRequest, type MarkupContent } from "vscode-languageserver-protocol/node";
import { ROOT_MODULES, type RootModulesResult } from "../../../protocol/src/lsp.ts";
import { sshIngressPublic } from "../../../server/src/rules/ssh-ingress-public.ts";
import { FakeDisk, TestClient } from "./client.ts";

const ROOT = "file:///w";
const CALL = `${ROOT}/main.tf`;
const NET = `${ROOT}/modules/net/main.tf`;
const MODULE = `variable "cidr" {
  default = "0.0.0.0/0"
}

resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [var.cidr]
}
`;
const call = (cidr: string) =>
  `variable "office" {}\n\nmodule "net" {\n  source = "./modules/net"\n  cidr   = ${cidr}\n}\n`;

let client: TestClient;
afterEach(() => client.stop());

async function start(files: Record<string, string>): Promise<FakeDisk> {
  const disk = new FakeDisk(files);
  client = await TestClient.start({ rules: [sshIngressPublic], roots: [ROOT], files: disk });
  return disk;
}

describe("a module that another folder calls", () => {
  test("is judged by what it is passed from the first moment", async () => {
    await start({ "/w/main.tf": call('"10.0.0.0/8"'), "/w/modules/net/main.tf": MODULE });
    client.open(NET, MODULE);
    await client.idle();
    expect(client.published.filter(({ uri }) => uri === NET).flatMap((one) => one.diagnostics)).toEqual([]);
  });

  test("is judged again while its caller is edited, and says who causes it", async () => {
    await start({ "/w/main.tf": call('"10.0.0.0/8"'), "/w/modules/net/main.tf": MODULE });
    client.open(CALL, call('"10.0.0.0/8"'));
    await client.idle();
    client.change(CALL, { text: call('"0.0.0.0/0"') });
    const [found] = await client.diagnostics(NET);
    expect(found).toMatchObject({
      range: { start: { line: 9, character: 17 }, end: { line: 9, character: 25 } },
      data: { address: "module.net.aws_security_group_rule.ssh" },
    });
    expect(
      found?.relatedInformation?.map(({ location, message }) => [
        location.uri,
        location.range.start.line,
        message,
      ]),
    ).toEqual([
      [CALL, 4, "`var.cidr` gets its value here"],
      [CALL, 2, "module.net uses this module"],
    ]);
    client.change(CALL, { text: call("var.office") });
    await client.diagnostics(NET, (list) => list.length === 0);
  });

  test("is judged by itself once a call that made nothing of it leads elsewhere", async () => {
    const off = 'module "net" {\n  count  = 0\n  source = "./modules/net"\n}\n';
    await start({ "/w/main.tf": off, "/w/modules/net/main.tf": MODULE });
    client.open(NET, MODULE);
    client.open(CALL, off);
    await client.idle();
    expect(client.diagnosticsOf(NET) ?? []).toEqual([]);
    client.change(CALL, { text: off.replace(/ {2}source.*\n/, "") });
    await client.diagnostics(NET, (list) => list.length === 1);
  });

  test("is judged by itself once nobody calls it any more", async () => {
    const disk = await start({ "/w/main.tf": call('"10.0.0.0/8"'), "/w/modules/net/main.tf": MODULE });
    client.open(NET, MODULE);
    await client.idle();
    disk.texts.set("/w/main.tf", "");
    client.filesChanged({ uri: CALL, type: FileChangeType.Changed });
    const found = await client.diagnostics(NET);
    expect(found.length).toBe(1);
  });
});

describe("hover", () => {
  const hoverOf = async (uri: string, line: number, character: number): Promise<string | undefined> => {
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
    return (hover?.contents as MarkupContent | undefined)?.value;
  };

  test("says what a variable is worth, and where that is set", async () => {
    const main = 'variable "cidr" {\n  default = "10.0.0.0/8"\n}\n\nlocals {\n  all = ["${var.cidr}"]\n}\n';
    await start({ "/w/main.tf": main, "/w/prod.auto.tfvars": '# prod\ncidr = "0.0.0.0/0"\n' });
    client.open(CALL, main);
    expect(await hoverOf(CALL, 5, 15)).toBe(
      `\`var.cidr\` = \`"0.0.0.0/0"\`, set in [prod.auto.tfvars:2](${ROOT}/prod.auto.tfvars#L2), default in [main.tf:2](${CALL}#L2)`,
    );
  });

  test("says it for each use of a module", async () => {
    const two = `${call('"10.0.0.0/8"')}\nmodule "open" {\n  source = "./modules/net"\n}\n`;
    await start({ "/w/main.tf": two, "/w/modules/net/main.tf": MODULE });
    client.open(NET, MODULE);
    await client.idle();
    const text = await hoverOf(NET, 9, 20);
    expect(text).toContain(
      `\`var.cidr\` = \`"10.0.0.0/8"\` (module.net), \`var.cidr\` passed in [main.tf:5](${CALL}#L5)`,
    );
    expect(text).toContain(
      `\`var.cidr\` = \`"0.0.0.0/0"\` (module.open), default of \`var.cidr\` in [main.tf:2](${NET}#L2)`,
    );
  });

  test("does not show what is sensitive, nor what is not known", async () => {
    const main =
      'variable "key" {\n  default   = "secret"\n  sensitive = true\n}\n\nvariable "other" {}\n\nlocals {\n  a = var.key\n  b = var.other\n}\n';
    await start({ "/w/main.tf": main });
    client.open(CALL, main);
    expect(await hoverOf(CALL, 8, 9)).toContain("`var.key` = `(sensitive value)`");
    expect(await hoverOf(CALL, 9, 9)).toBeUndefined();
  });
});

test("a call leads to a folder whose name has to be escaped in a URI", async () => {
  const path = `${ROOT}/our%20modules%20%28net%29/main.tf`;
  const source = call('"0.0.0.0/0"').replace("./modules/net", "./our modules (net)");
  await start({ "/w/main.tf": source, "/w/our modules (net)/main.tf": MODULE });
  client.open(path, MODULE.replace('"0.0.0.0/0"', '"10.0.0.0/8"'));
  const [found] = await client.diagnostics(path);
  expect(found?.relatedInformation?.map(({ message }) => message)).toContain("module.net uses this module");
});

test("root modules are what nobody calls and what has a state or values of its own, each with what it calls", async () => {
  const run = 'terraform {\n  backend "local" {}\n}\n';
  const called = 'module "a" {\n  source = "../modules/a"\n}\n\nmodule "own" {\n  source = "../own"\n}\n';
  await start({
    "/w/app/main.tf": called,
    "/w/modules/a/main.tf": 'module "b" {\n  source = "../b"\n}\n',
    "/w/modules/b/main.tf": "",
    "/w/own/main.tf": run,
    "/w/images/web.pkr.hcl": "",
    "/w/values/prod.tfvars": "",
  });
  await client.idle();
  const { roots } = await client.connection.sendRequest<RootModulesResult>(ROOT_MODULES, {});
  expect(roots).toEqual([
    { directory: "/w/app", folders: ["/w/app", "/w/modules/a", "/w/modules/b", "/w/own"], varsFiles: [] },
    { directory: "/w/own", folders: ["/w/own"], varsFiles: [] },
  ]);
});
