import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { pluginsIn } from "../../../client/src/bake/bake.ts";
import { madeText, tellBakeEnd } from "../../../client/src/bake/bake-end.ts";
import { bakeWish } from "../../../client/src/bake/pick-bake.ts";
import type { ProjectStore } from "../../../client/src/project/project-store.ts";
import { RunFacts } from "../../../client/src/runs/run-facts.ts";
import type { ProjectStatus } from "../../../protocol/src/project-status.ts";
import { imageRecord } from "../../support/records.ts";
import { bakeRun, ended } from "../runs/shown.ts";
import { fakeVsCode } from "../vscode.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const PROJECT = {
  project: "/w",
  images: [
    {
      name: "web",
      template: "/w/packer/web",
      bakes: [],
      count: 0,
      place: { file: "/w/rebake.hcl", line: 0 },
    },
  ],
  targets: [{ name: "prod", image: "web" }],
  problems: [],
} as unknown as ProjectStatus;
const projects = { fresh: async () => [PROJECT] } as unknown as ProjectStore;
const asked: unknown[] = [];
const server = {
  request: async <Result>(_method: string, params: unknown) => {
    asked.push(params);
    const order = { project: "/w", image: "web", template: "/w/packer/web", only: [], varFiles: ["/w/v"] };
    return { order } as Result;
  },
};

const said: string[][] = [];
beforeEach(() => {
  asked.length = 0;
  said.length = 0;
  const say =
    (kind: string) =>
    async (...words: string[]): Promise<undefined> => {
      said.push([kind, ...words]);
      return undefined;
    };
  Object.assign(fakeVsCode.window, {
    showInformationMessage: say("information"),
    showWarningMessage: say("warning"),
    showErrorMessage: say("error"),
    setStatusBarMessage: (text: string) => void said.push(["status", text]),
  });
});

describe("what is baked", () => {
  const part = { template: "/w/packer/web", only: ["web.*"], isAll: false };

  test("of an image is what rebake.hcl says, and is written down", async () => {
    const wish = await bakeWish(
      { subject: { kind: "image", project: "/w", image: "web" } },
      server,
      projects,
    );
    expect(wish).toEqual({
      template: "/w/packer/web",
      only: [],
      varFiles: ["/w/v"],
      record: { project: "/w", image: "web" },
    });
  });

  test("of a part of a template is that part alone, and is no image", async () => {
    expect(await bakeWish(part, server, projects)).toEqual({
      template: part.template,
      only: part.only,
      varFiles: [],
    });
    expect(asked).toEqual([]);
  });

  test("of a whole template is the image that names it", async () => {
    expect(await bakeWish({ ...part, isAll: true }, server, projects)).toMatchObject({
      record: { image: "web" },
    });
    const other = { ...part, template: "/w/packer/db", isAll: true };
    expect(await bakeWish(other, server, projects)).not.toHaveProperty("record");
  });

  test("is asked for: images, those of one name with where they are, and templates of no image in both languages", async () => {
    const web = PROJECT.images[0];
    const other = { ...PROJECT, project: "/v", images: [{ ...web, template: "/v/packer/web" }] };
    const both = { fresh: async () => [PROJECT, other] } as unknown as ProjectStore;
    const shown: { readonly label: string; readonly detail?: string }[] = [];
    let glob = "";
    Object.assign(fakeVsCode.workspace, {
      findFiles: async (pattern: string) => {
        glob = pattern;
        return [{ scheme: "file", fsPath: "/w/db/db.pkr.json" }];
      },
    });
    Object.assign(fakeVsCode.window, {
      showQuickPick: async (items: typeof shown) => void shown.push(...items),
    });
    expect(await bakeWish(undefined, server, both)).toBeUndefined();
    expect(shown.map(({ label, detail }) => [label, detail])).toEqual([
      ["web", "/w/packer/web"],
      ["web", "/v/packer/web"],
      ["/w/db", undefined],
    ]);
    expect(glob).toBe("**/*.pkr.{hcl,json}");
  });

  test("is nothing where the server says why not, which is told", async () => {
    const refusing = { request: async <Result>() => ({ wrong: "there is no image" }) as Result };
    const subject = { kind: "image", project: "/w", image: "x" };
    expect(await bakeWish(subject, refusing, projects)).toBeUndefined();
    expect(said).toEqual([["warning", "there is no image"]]);
  });
});

test("6: the plugins that are missing are taken from what Packer says", () => {
  const text = `Missing plugins

The following plugins are required, but not installed:

* github.com/hashicorp/amazon >= 1.0.0
* github.com/hashicorp/docker

Did you run packer init for this project ?`;
  expect(pluginsIn(text)).toEqual(["github.com/hashicorp/amazon >= 1.0.0", "github.com/hashicorp/docker"]);
});

describe("what came of a bake", () => {
  const web = { record: { project: "/w", image: "web" } };
  const of = (
    difference: Parameters<typeof bakeRun>[1] = {},
    request: Parameters<typeof bakeRun>[0] = web,
  ) => {
    const { run, state, facts = new RunFacts() } = bakeRun(request, difference);
    return { run, state, facts };
  };
  const artifact = (id: string) =>
    ({
      type: "artifact",
      build: "b",
      builder: "null",
      builderId: "x",
      id,
      description: "",
      files: [],
    }) as const;

  test("is told by the names of its record, since what Packer says may be none", () => {
    const folder = mkdtempSync(join(tmpdir(), "rebake-bake-"));
    const file = join(folder, "r.json");
    writeFileSync(file, JSON.stringify(imageRecord({ id: "r" })));
    const written = { type: "image_record", file, image: "web", id: "r" } as const;
    expect(madeText(of({ events: [artifact("Null"), written] }))).toBe(
      "web is baked: ami-0a1. Its record is r.",
    );
    rmSync(folder, { recursive: true });
    expect(madeText(of({ events: [artifact("Null"), written] }))).toBe(
      "web is baked: Null. Its record is r.",
    );
  });

  test("is told with what to do next: deploy where a target has the image", async () => {
    const written = { type: "image_record", file: "/gone", image: "web", id: "r" } as const;
    await tellBakeEnd(of({ events: [artifact("Null"), written] }), projects);
    expect(said[0]?.slice(2)).toEqual(["Deploy to…", "Show Record", "Show Log"]);
    await tellBakeEnd(of({ events: [artifact("File")] }, {}), projects);
    expect(said[1]?.slice(1)).toEqual([
      "/w/packer/web is baked: File. It is written down for no image of rebake.hcl.",
      "Show Log",
    ]);
  });

  test("25: is told once, whoever waited for it", async () => {
    const before = said.length;
    const bake = of({ events: [artifact("File")] }, {});
    await tellBakeEnd(bake, projects);
    await tellBakeEnd(bake, projects);
    expect(said).toHaveLength(before + 1);
  });

  test("24, 60: is told loudly only where something is left, or went wrong", async () => {
    await tellBakeEnd(of({ state: ended({ outcome: "cancelled" }) }), projects);
    const left = ["the machine i-1 may be left"];
    await tellBakeEnd(
      of({ state: ended({ outcome: "cancelled", message: "The run was cancelled.", left }) }),
      projects,
    );
    await tellBakeEnd(of({ state: ended({ outcome: "failed", message: "No disk." }) }), projects);
    const dead = { phase: "dead", finished: undefined, left: ["machines may be left"] } as const;
    await tellBakeEnd(of({ state: dead }), projects);
    expect(said.map(([kind, text]) => [kind, text])).toEqual([
      ["status", "Bake of web was cancelled, and Packer removed what it had begun"],
      ["warning", "Bake of web: The run was cancelled. The machine i-1 may be left."],
      ["error", "Bake of web: No disk."],
      ["error", "Bake of web: it died before it was done. Machines may be left."],
    ]);
  });
});
