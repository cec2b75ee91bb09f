import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asString } from "../../../server/src/eval/value.ts";
import { postProcessors } from "../../../server/src/packer/post-processors.ts";
import { provisioners } from "../../../server/src/packer/provisioners.ts";
import { PackerTemplate } from "../../../server/src/packer/template.ts";
import { attribute, block, expressionsOf, sourceText } from "../../../server/src/syntax/body.ts";
import { readLegacyPackerJson } from "../../../server/src/syntax/json/legacy-packer.ts";
import type { Block, Body, Span } from "../../../server/src/syntax/nodes.ts";
import type { SourceFile } from "../../../server/src/syntax/source-file.ts";
import { CORPUS, hasCorpus } from "../../support/corpus.ts";

const TEMPLATE = `{
  "_comment": "the web tier",
  "min_packer_version": "1.4.0",
  "variables": {
    "region": "eu-central-1",
    "token": null,
    "password": ""
  },
  "sensitive-variables": ["password"],
  "builders": [
    {
      "type": "amazon-ebs",
      "name": "web.server",
      "region": "{{user \`region\`}}",
      "ami_name": "web \\"{{ user \\"token\\" }}\\" {{timestamp}} \${x}",
      "encrypt_boot": true,
      "tags": { "Name": "web" },
      "source_ami_filter": { "filters": { "name": "ubuntu-*" }, "owners": ["self"], "most_recent": true },
      "launch_block_device_mappings": [{ "volume_size": 48 }, { "volume_size": 8 }]
    },
    { "type": "docker", "image": "debian" }
  ],
  "post-processors": [
    "compress",
    ["docker-tag", { "type": "docker-push", "except": ["web.server"] }]
  ],
  "provisioners": [
    { "type": "shell", "inline": ["echo {{user \`region\`}}"], "only": ["docker", "other"] },
    { "type": "file", "override": { "docker": { "destination": "/tmp" } } }
  ],
  "error-cleanup-provisioner": { "type": "shell-local", "inline": ["echo no"] }
}
`;

const read = (text: string): SourceFile => {
  const file = readLegacyPackerJson("/w/web.json", text);
  if (!file) throw new Error("no template");
  return file;
};
const templateOf = (text: string): PackerTemplate => new PackerTemplate("/w", [read(text)]);

function expectTiled(file: SourceFile): void {
  expect(file.pieces.map(({ piece }) => piece.text).join("")).toBe(file.text);
  for (const { piece, start } of file.pieces)
    expect(file.text.slice(start, start + piece.text.length)).toBe(piece.text);
}

describe("a template of Packer before HCL", () => {
  test("is cut into pieces that are the file", () => {
    expectTiled(read(TEMPLATE));
  });

  test("has the blocks of HCL", () => {
    expect(
      templateOf(TEMPLATE)
        .allBlocks()
        .map((one) => one.address),
    ).toEqual([
      "packer",
      "variable.region",
      "variable.token",
      "variable.password",
      "source.amazon-ebs.web-server",
      "source.docker.docker",
      "build",
    ]);
  });

  test("requires the Packer it says it needs", () => {
    const [packer] = templateOf(TEMPLATE).blocks("packer");
    const version = packer && attribute(packer.body, "required_version");
    expect(version?.expression).toMatchObject({ value: ">= 1.4.0" });
    expect(version && sourceText(version.expression)).toBe('"1.4.0"');
  });

  test("has variables with defaults, or none when they are required", () => {
    const [region, token, password] = templateOf(TEMPLATE)
      .blocks("variable")
      .map((one) => one.body);
    expect(region?.attributes.map((one) => one.name)).toEqual(["default"]);
    expect(token?.attributes).toEqual([]);
    expect(password?.attributes.map((one) => one.name)).toEqual(["default", "sensitive"]);
  });

  test("has sources with arguments and blocks, each with its place", () => {
    const template = templateOf(TEMPLATE);
    const [web] = template.sources("amazon-ebs");
    if (!web) throw new Error("no source");
    expect(sourceText(web.header)).toBe('"web.server"');
    expect(web.body.attributes.map((one) => one.name)).toEqual([
      "region",
      "ami_name",
      "encrypt_boot",
      "tags",
    ]);
    expect(web.body.blocks.map((one) => one.type)).toEqual([
      "source_ami_filter",
      "launch_block_device_mappings",
      "launch_block_device_mappings",
    ]);
    const region = attribute(web.body, "region");
    expect(region && asString(template.evaluate(region.expression))).toBe("eu-central-1");
    expect(region && sourceText(region)).toBe('"region": "{{user `region`}}"');
    const filter = block(web.body, "source_ami_filter");
    expect(filter?.body.attributes.map(sourceText)).toEqual([
      '"filters": { "name": "ubuntu-*" }',
      '"owners": ["self"]',
      '"most_recent": true',
    ]);
  });

  test("reads user variables in strings, and leaves all else as text", () => {
    const [web] = templateOf(TEMPLATE).sources("amazon-ebs");
    const name = web && attribute(web.body, "ami_name")?.expression;
    if (!web || name?.kind !== "template") throw new Error("no template");
    expect(name.parts.map((part) => (part.kind === "text" ? part.text : part.kind))).toEqual([
      'web "',
      "interpolation",
      '" {{timestamp}} ${x}',
    ]);
    expect(name.parts.map((part) => web.block.piece.text.slice(part.range.start, part.range.end))).toEqual([
      'web \\"',
      '{{ user \\"token\\" }}',
      '\\" {{timestamp}} ${x}',
    ]);
  });

  test("knows nothing of what another tool is to fill in", () => {
    const template = templateOf(
      '{ "builders": [{ "type": "docker", "image": "${image}", "tag": "${a}.b" }] }',
    );
    const [docker] = template.sources();
    const asText = (name: string): string | undefined => {
      const value = docker && template.value(docker.body, name);
      return value && asString(value);
    };
    expect([asText("image"), asText("tag")]).toEqual([undefined, "${a}.b"]);
  });

  test("has one build with its sources, and steps that run for some of them", () => {
    const template = templateOf(TEMPLATE);
    const [build] = template.builds();
    if (!build) throw new Error("no build");
    expect(sourceText(build.header)).toBe('"provisioners"');
    expect(build.sources.map((one) => [one.reference, one.source !== undefined])).toEqual([
      ["amazon-ebs.web-server", true],
      ["docker.docker", true],
    ]);
    const steps = provisioners(template, build);
    expect(steps.map((one) => [one.type, sourceText(one.header)])).toEqual([
      ["shell", '"shell"'],
      ["file", '"file"'],
    ]);
    expect(build.sources.map((source) => steps[0]?.runsFor(source))).toEqual([false, true]);
    expect(steps[0]?.scripts().map((script) => script.text)).toEqual(["echo eu-central-1"]);
    expect(build.body.blocks.map((one) => one.type)).toContain("error-cleanup-provisioner");
    const after = postProcessors(build.body);
    expect(after.map((one) => [one.type, one.before.length])).toEqual([
      ["compress", 0],
      ["docker-tag", 0],
      ["docker-push", 1],
    ]);
    const push = after[2]?.block;
    expect(push && attribute(push.body, "except")?.expression).toMatchObject({
      items: [{ value: "amazon-ebs.web-server" }],
    });
  });

  test("has a build also when there are no steps", () => {
    const file = read('{ "builders": [{ "type": "docker" }] }');
    expectTiled(file);
    const [build] = new PackerTemplate("/w", [file]).builds();
    expect(build && sourceText(build.header)).toBe('"builders"');
    expect(build?.sources.map((one) => one.reference)).toEqual(["docker.docker"]);
  });

  test.each([
    "",
    "null",
    "[]",
    '{ "variables": {} }',
    '{ "builders": {} }',
    '"\\"builders\\": ["',
    '{ "x": { "builders": [] } }',
  ])("is not %s", (text) => {
    expect(readLegacyPackerJson("/w/web.json", text)).toBeUndefined();
  });

  test("never throws, whatever is cut off or taken out", () => {
    for (let at = 0; at < TEMPLATE.length; at += 3) {
      for (const text of [TEMPLATE.slice(0, at), TEMPLATE.slice(0, at) + TEMPLATE.slice(at + 1)]) {
        const file = readLegacyPackerJson("/w/web.json", text);
        if (!file) continue;
        expect(file.pieces.map(({ piece }) => piece.text).join("")).toBe(text);
        for (const one of new PackerTemplate("/w", [file]).allBlocks()) expectInside(one.block);
      }
    }
  });

  test("says where it is broken", () => {
    const text = '{ "builders": [{ "type": "docker", "image": }] }';
    const { pieces } = read(text);
    expect(pieces.some(({ piece }) => piece.damaged || piece.knownProblems.length > 0)).toBe(true);
  });
});

describe.skipIf(!hasCorpus())("the templates of the corpus", () => {
  test("are read whole", () => {
    let count = 0;
    for (const entry of readdirSync(CORPUS, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
      const file = readLegacyPackerJson(
        "/w/web.json",
        readFileSync(join(entry.parentPath, entry.name), "utf8"),
      );
      if (!file) continue;
      count++;
      expect(file.pieces.map(({ piece }) => piece.text).join("")).toBe(file.text);
      for (const one of new PackerTemplate("/w", [file]).allBlocks()) expectInside(one.block);
    }
    expect(count).toBeGreaterThan(40);
  });
});

/** Every node lies in its piece. */
function expectInside(one: Block): void {
  const spans: Span[] = [one];
  const collect = (body: Body): void => {
    spans.push(...body.attributes, ...body.blocks, ...expressionsOf({ ...body, blocks: [] }));
    for (const nested of body.blocks) collect(nested.body);
  };
  collect(one.body);
  const outside = spans.filter(
    ({ piece, range }) => range.start < 0 || range.end < range.start || range.end > piece.text.length,
  );
  expect(outside.map((span) => span.range)).toEqual([]);
}
