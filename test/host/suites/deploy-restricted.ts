import { equal } from "node:assert/strict";
import * as vscode from "vscode";
import { showFile } from "./rebake.ts";
import { suite } from "./support.ts";

/** Baking and deploying in a folder that nobody has trusted. What was executed is looked at from outside. */
export const run = suite("Deployments in Restricted Mode", (test) => {
  test("37: every command that executes ends without having begun anything", async () => {
    equal(vscode.workspace.isTrusted, false);
    const document = await showFile("rebake.hcl");
    const project = vscode.Uri.joinPath(document.uri, "..").fsPath;
    const target = { kind: "target", project, target: "staging" };
    const image = { kind: "image", project, image: "web" };
    const { executeCommand } = vscode.commands;
    await executeCommand("rebake.bakeImage", image);
    await executeCommand("rebake.bakeImage", { template: `${project}/packer`, only: [], isAll: false });
    await executeCommand("rebake.deploy", target);
    await executeCommand("rebake.deployImageTo", { kind: "bake", project, image: "web", record: "x" });
    await executeCommand("rebake.detectDrift", target);
    await executeCommand("rebake.detectDrift", `${project}/infra`);
  });

  test("37: no lens offers it", async () => {
    const document = await showFile("rebake.hcl");
    const lenses = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", document.uri, 10);
    equal((lenses as unknown[]).length, 0);
  });
});
