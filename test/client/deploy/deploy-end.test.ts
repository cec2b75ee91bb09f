import { expect, test, vi } from "vitest";
import { tellDeployEnd } from "../../../client/src/deploy/deploy-end.ts";
import type { FollowedDeployment } from "../../../client/src/deploy/deployment-message.ts";
import { deployRun, ended } from "../runs/shown.ts";
import { fakeVsCode } from "../vscode.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

test("the end of a deployment is told once, however many wait for it", () => {
  const said: string[] = [];
  const say = async (text: string): Promise<undefined> => {
    said.push(text);
    return undefined;
  };
  Object.assign(fakeVsCode.window, { showInformationMessage: say });
  const state = ended({ outcome: "succeeded", message: "1 change was applied." });
  const followed = { ...deployRun({}, { state }), problems: [] } as unknown as FollowedDeployment;
  tellDeployEnd(followed);
  tellDeployEnd(followed);
  expect(said).toEqual(["Deployment to prod: 1 change was applied."]);
});
