import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { actionsAt, diagnosticsOf, fileOf, replaceAll, showFile } from "./rebake.ts";
import { eventually, suite } from "./support.ts";

const RULE = "user-data-not-replacing";

/** Rebake in a trusted folder: what a person gets from the moment a file is open. */
export const run = suite("Rebake", (test) => {
  test("is active because the folder has a file of its kind", async () => {
    const extension = vscode.extensions.getExtension("bakehouse.rebake");
    ok(extension);
    await eventually("activation", () => extension.isActive);
  });

  test("an open file has its findings, with a link to the rule's page that needs no network", async () => {
    const document = await showFile("main.tf");
    const [finding] = await diagnosticsOf(document.uri);
    equal(finding?.source, "rebake");
    const code = finding?.code as { value: string; target: vscode.Uri };
    equal(code.value, RULE);
    equal(code.target.scheme, "command");
    equal(finding?.relatedInformation?.length, 1);
  });

  test("a file that nobody opened has them too", async () => {
    await diagnosticsOf(fileOf("modules/db/main.tf"));
  });

  test("a hover says why", async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      fileOf("main.tf"),
      new vscode.Position(0, 3),
    );
    const text = hover?.contents.map((content) => (content as vscode.MarkdownString).value).join("\n") ?? "";
    match(text, /A boot script runs once/);
  });

  test("the quick fix leaves the golden text, and the finding goes", async () => {
    const document = await showFile("main.tf");
    const [finding] = await diagnosticsOf(document.uri);
    ok(finding);
    const [fix] = await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    equal(fix?.title, "Replace the machine when user_data changes (in place)");
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    equal(document.getText(), await readFile(fileOf("golden.txt").fsPath, "utf8"));
    await diagnosticsOf(document.uri, (list) => list.length === 0);
  });

  test("a finding can be suppressed, with a reason to fill in", async () => {
    const document = await showFile("modules/db/main.tf");
    const [finding] = await diagnosticsOf(document.uri);
    ok(finding);
    const actions = await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    const suppress = actions.find(({ title }) => title === `Suppress ${RULE} for this line`);
    ok(suppress?.edit && (await vscode.workspace.applyEdit(suppress.edit)));
    match(document.getText(), /^# rebake:ignore user-data-not-replacing reason\n/);
    // What is left is a hint, until somebody has filled in why.
    await diagnosticsOf(
      document.uri,
      ([only, ...others]) => only?.severity === vscode.DiagnosticSeverity.Hint && others.length === 0,
    );
    await replaceAll(document, document.getText().replace("replacing reason", "replacing a pet until May"));
    await diagnosticsOf(document.uri, (list) => list.length === 0);
  });

  test("HashiCorp's own syntax error comes and goes", async () => {
    const document = await showFile("main.tf");
    const text = document.getText();
    await replaceAll(document, `${text}locals {\n  a = "open\n}\n`);
    const errors = await diagnosticsOf(document.uri, (list) => list.some(({ code }) => code === "syntax"));
    match(errors[0]?.message ?? "", /^Invalid multi-line string\. Quoted strings may not be split/);
    await replaceAll(document, text);
    await diagnosticsOf(document.uri, (list) => list.length === 0);
  });

  test("a module is judged by what its caller passes, while the caller is edited", async () => {
    const caller = await showFile("calls/main.tf");
    const text = caller.getText();
    await replaceAll(caller, text.replace("10.0.0.0/8", "0.0.0.0/0"));
    const found = await diagnosticsOf(fileOf("calls/net/main.tf"), (list) => list.length > 0);
    const [open] = found.filter(({ code }) => (code as { value: string }).value === "ssh-ingress-public");
    ok(open?.relatedInformation?.some(({ location }) => location.uri.path.endsWith("calls/main.tf")));
    const called = await showFile("calls/net/main.tf");
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      called.uri,
      called.positionAt(called.getText().indexOf("var.cidr") + 5),
    );
    const said = hover?.contents.map((content) => (content as vscode.MarkdownString).value).join("\n") ?? "";
    match(said, /`var\.cidr` = `"0\.0\.0\.0\/0"` \(module\.net\), `var\.cidr` passed in \[main\.tf:3\]/);
    await replaceAll(caller, text);
    await diagnosticsOf(called.uri, (list) => list.length === 0);
  });

  test("rebake.hcl says what is wrong in it", async () => {
    const document = await showFile("rebake.hcl");
    const [problem] = await diagnosticsOf(document.uri);
    match(problem?.message ?? "", /no rule.*ssh-ingress-publik/);
  });

  test("a document that was never saved is checked by its language", async () => {
    const content = await readFile(fileOf("bad.txt").fsPath, "utf8");
    const document = await vscode.workspace.openTextDocument({ language: "terraform", content });
    await vscode.window.showTextDocument(document);
    await diagnosticsOf(document.uri);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  test("the page of a rule is shown from what came with the extension", async () => {
    await vscode.commands.executeCommand("rebake.showRule", RULE);
    const input = await eventually("the page", () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputWebview && tab;
    });
    match(input.label, /user-data-not-replacing/);
  });

  test("a stopped server starts again", async () => {
    await vscode.commands.executeCommand("rebake.restartServer");
    const document = await showFile("main.tf");
    await replaceAll(document, await readFile(fileOf("bad.txt").fsPath, "utf8"));
    await diagnosticsOf(document.uri);
  });

  test("every command of Rebake begins with its name", async () => {
    const all = await vscode.commands.getCommands(true);
    const manifest = vscode.extensions.getExtension("bakehouse.rebake")?.packageJSON;
    const views: string[] = Object.values<{ readonly id: string }[]>(manifest.contributes.views).flatMap(
      (some) => some.map(({ id }) => id),
    );
    // VS Code makes some for each view, after its name.
    const isOfView = (command: string): boolean => views.some((id) => command.startsWith(`${id}.`));
    const own = all.filter((command) => command.startsWith("rebake.") && !isOfView(command)).sort();
    const contributed: string[] = manifest.contributes.commands.map(
      ({ command }: { readonly command: string }) => command,
    );
    ok(contributed.includes("rebake.previewPlan"));
    deepEqual(own, [...contributed, "rebake.server.checkWorkspace"].sort());
  });
});
