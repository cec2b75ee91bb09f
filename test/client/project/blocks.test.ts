import { describe, expect, test, vi } from "vitest";
import { imageSnippet, targetSnippet } from "../../../client/src/project/add-block.ts";
import { commandsOf } from "../../../client/src/project/run-lenses.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

describe("lenses", () => {
  const titles = (block: Parameters<typeof commandsOf>[0]) => commandsOf(block, "/w/packer");

  test("of a build and a source bake what -only takes, and say what that is", () => {
    const block = { kind: "build", name: "build.web", line: 3, only: ["web.*"], isAll: true } as const;
    expect(titles(block)).toMatchObject([
      {
        command: "rebake.bakeImage",
        tooltip: "web.*",
        arguments: [{ template: "/w/packer", only: ["web.*"], isAll: true }],
      },
    ]);
    expect(titles({ kind: "source", name: "null.n", line: 0, only: ["a", "b"] })[0]?.arguments).toEqual([
      { template: "/w/packer", only: ["a", "b"], isAll: false },
    ]);
  });

  test("of an image and a target are about them", () => {
    expect(titles({ kind: "image", name: "web", line: 0 })[0]?.arguments).toEqual([
      { kind: "image", project: "/w/packer", image: "web" },
    ]);
    expect(titles({ kind: "target", name: "prod", line: 0 }).map(({ command }) => command)).toEqual([
      "rebake.deploy",
      "rebake.detectDrift",
    ]);
  });
});

describe("a block that is added", () => {
  test("has what is likeliest in it", () => {
    expect(imageSnippet(["packer/web"])).toBe(`image "\${1:web}" {\n  template = "\${2:packer/web}"\n}\n`);
    expect(imageSnippet(["."])).toContain('image "${1:web}"');
    expect(imageSnippet([])).toContain('template = "${2:packer}"');
  });

  test("lets somebody choose where there are several, whatever they are called", () => {
    expect(targetSnippet(["a,b", "c|d"], ["web"])).toContain('root     = "${2|a\\,b,c\\|d|}"');
    expect(targetSnippet(["$x}"], [])).toContain('root     = "${2:\\$x\\}}"');
  });
});
