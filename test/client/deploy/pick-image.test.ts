import { beforeEach, describe, expect, test, vi } from "vitest";
import { pickImage } from "../../../client/src/deploy/pick-image.ts";
import type { TargetOf } from "../../../client/src/project/project-store.ts";
import type { ProjectStatus } from "../../../protocol/src/project-status.ts";
import { fakeVsCode } from "../vscode.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const said: string[][] = [];
const say =
  (kind: string) =>
  async (...words: string[]): Promise<undefined> => {
    said.push([kind, ...words]);
    return undefined;
  };

beforeEach(() => {
  said.length = 0;
  Object.assign(fakeVsCode.window, {
    showInformationMessage: say("information"),
    showWarningMessage: say("warning"),
  });
});

const prod = { project: "/w", target: { name: "prod", image: "web" } } as unknown as TargetOf;

function project(images: readonly unknown[]): ProjectStatus {
  return { project: "/w", images, targets: [], problems: [] } as unknown as ProjectStatus;
}

describe("why there is no image to deploy", () => {
  const revoked = { id: "a", undeployable: "was revoked" };
  test.each([
    ["none was baked", [{ name: "web", bakes: [], count: 0 }], "information", /^web was never baked/],
    ["none can be read", [{ name: "web", bakes: [], count: 2 }], "information", /^None of the bakes of web/],
    ["each is revoked", [{ name: "web", bakes: [revoked], count: 1 }], "information", /^None of the bakes/],
    ["it is no image", [], "warning", /^rebake\.hcl has no image web, which the target prod names\.$/],
  ])("is said where %s", async (_what, images, kind, words) => {
    expect(await pickImage(prod, [project(images)])).toBeUndefined();
    expect(said).toHaveLength(1);
    expect(said[0]?.[0]).toBe(kind);
    expect(said[0]?.[1]).toMatch(words);
  });
});
