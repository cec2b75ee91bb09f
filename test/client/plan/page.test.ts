import { expect, test, vi } from "vitest";
import { PlanPage } from "../../../client/src/plan/page.ts";
import type { Plans, RootPlan } from "../../../client/src/plan/plan-state.ts";
import type { ToPage } from "../../../protocol/src/plan-page.ts";
import type { DeployMessage } from "../../../protocol/src/plan-page-deploy.ts";
import { planRun } from "../runs/shown.ts";
import { fakeVsCode } from "../vscode.ts";
import { planned, updated } from "./views.ts";

vi.mock("vscode", async () => {
  const nothing = { dispose: () => undefined };
  const { fakeVsCode: fake } = await import("../vscode.ts");
  const { Uri } = fake;
  return {
    ...fake,
    Disposable: { from: () => nothing },
    ViewColumn: { Active: -1 },
    Uri: {
      ...Uri,
      joinPath: ({ path }: { path: string }, ...parts: string[]) => Uri.file([path, ...parts].join("/")),
    },
  };
});

test("what was refused before it began can be tried again on the page", async () => {
  const sent: ToPage[] = [];
  let take: (message: unknown) => void = () => undefined;
  const webview = {
    cspSource: "",
    html: "",
    asWebviewUri: ({ path }: { path: string }) => path,
    onDidReceiveMessage: (listener: typeof take) => {
      take = listener;
    },
    postMessage: async (message: ToPage) => void sent.push(message),
  };
  const panel = {
    webview,
    visible: true,
    onDidChangeViewState: () => undefined,
    onDidDispose: () => undefined,
  };
  Object.assign(fakeVsCode.window, {
    createWebviewPanel: () => panel,
    registerWebviewPanelSerializer: () => undefined,
  });
  const { run, state } = planRun();
  const view = planned([updated("test_bucket.a")]);
  const plan = {
    root: "/w/live",
    run,
    state,
    view,
    diagnostics: [],
    problems: [],
    notices: [],
    notice: undefined,
    isOutdated: false,
  } as unknown as RootPlan;
  const plans = { of: () => plan, current: plan, roots: ["/w/live"], onDidChange: () => undefined };
  const offer = { target: "prod", production: false, typed: [], accept: [], warnings: [] };
  const message: DeployMessage = {
    type: "deploy",
    plan: run.id,
    isPinned: true,
    offers: [offer],
    problems: [],
  };
  const asked: unknown[] = [];
  const page = new PlanPage({ extensionUri: fakeVsCode.Uri.file("/e") } as never, plans as unknown as Plans, {
    onDidChange: () => ({ dispose: () => undefined }),
    messageOf: () => message,
    obey: async (_plan, order) => void asked.push(order),
  });
  const offered = (): number => sent.filter(({ type }) => type === "deploy").length;
  page.show("/w/live");
  take({ type: "ready" });
  await vi.waitFor(() => expect(offered()).toBe(1));
  take({ type: "deploy", plan: run.id, target: "prod", accepted: [] });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.waitFor(() => expect(offered()).toBe(2));
});
