import { randomBytes } from "node:crypto";
import {
  commands,
  Disposable,
  type Event,
  type ExtensionContext,
  env,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from "vscode";
import { type FromPage, readFromPage, readPageState, type ToPage } from "../../../protocol/src/plan-page.ts";
import type { DeployMessage } from "../../../protocol/src/plan-page-deploy.ts";
import { type PageWords, PLAN_PAGE_WORDS } from "../../../protocol/src/plan-page-words.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { factsOf, stateMessage } from "./page-facts.ts";
import { planPageHtml } from "./page-html.ts";
import { planMessage, planParts } from "./page-messages.ts";
import { openFromPage } from "./page-places.ts";
import { PLAN_COMMANDS, type Plans, type RootPlan } from "./plan-state.ts";

/** The type of the plan page among webviews: windows that are reloaded find it by this. */
export const PLAN_PAGE = "rebake.plan";

/** What the page says of deploying, and what it is asked for there. */
export interface PageDeploying {
  /** Something else is to be said. */
  readonly onDidChange: Event<void>;
  messageOf(plan: RootPlan): DeployMessage;
  /** Resolves when that is done, refused, or has ended. */
  obey(plan: RootPlan, message: DeployingMessage): Promise<void>;
}

/** What is asked for in the part of the page that deploys. */
export type DeployingMessage = Extract<FromPage, { type: "deploy" | "decline" | "deployment" | "replace" }>;

/** The plan page of a window: one, which shows the plan of one root module at a time. */
export class PlanPage implements Disposable, WebviewPanelSerializer {
  private panel: WebviewPanel | undefined;
  private root: string | undefined;
  /** The page's script listens. */
  private isReady = false;
  private revealing: string | undefined;
  /** What was sent last, so that only what is new is sent. */
  private sent:
    | { readonly plan: string; readonly isOutdated: boolean; readonly isPlaced: boolean }
    | undefined;
  /** What was said last of deploying, as JSON. */
  private saidOfDeploying = "";
  private isFocusingDeploy = false;
  /** Counts the sendings: one that was overtaken stops. */
  private sendings = 0;
  private readonly subscriptions: Disposable;

  constructor(
    private readonly context: ExtensionContext,
    private readonly plans: Plans,
    private readonly deploying: PageDeploying,
  ) {
    this.subscriptions = Disposable.from(
      deploying.onDidChange(() => void this.tellOfDeploying()),
      plans.onDidChange((root) => {
        if (root === this.root) void this.update();
      }),
      window.registerWebviewPanelSerializer(PLAN_PAGE, this),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.panel?.dispose();
  }

  /** The root module whose plan is shown; undefined while no page is open. */
  get shownRoot(): string | undefined {
    return this.panel && this.root;
  }

  /**
   * Opens the page or brings it to the front, with the plan of a root module (the current one when it is left out), and shows a change
   * of it.
   * @param preserveFocus true when nobody asked for it: who is writing goes on writing.
   */
  show(root?: string, change?: string, preserveFocus = false): void {
    this.root = root ?? this.plans.current?.root ?? this.root;
    this.revealing = change;
    if (this.panel) this.panel.reveal(undefined, preserveFocus);
    else {
      const options = { viewColumn: ViewColumn.Active, preserveFocus };
      this.adopt(window.createWebviewPanel(PLAN_PAGE, "", options));
    }
    void this.update();
  }

  /** The same, and goes to where the plan is deployed from. */
  showDeploy(root: string): void {
    this.isFocusingDeploy = true;
    this.show(root);
  }

  /** Closes the page where it shows that root module. */
  close(root: string): void {
    if (this.shownRoot === root) this.panel?.dispose();
  }

  /** A window was reloaded with the page open. */
  async deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    this.panel?.dispose();
    this.root = readPageState(state)?.root ?? this.plans.current?.root;
    this.adopt(panel);
    await this.update();
  }

  private adopt(panel: WebviewPanel): void {
    const { extensionUri } = this.context;
    const folder = Uri.joinPath(extensionUri, "dist", "pages");
    const { webview } = panel;
    this.panel = panel;
    this.isReady = false;
    this.sent = undefined;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((message: unknown) => this.take(message));
    panel.onDidChangeViewState(() => {
      // What is hidden is taken down, and says that it is ready when it is there again.
      if (!panel.visible) this.isReady = false;
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.sent = undefined;
      this.sendings++;
    });
    panel.iconPath = Uri.joinPath(extensionUri, "media", "icon.png");
    webview.html = planPageHtml({
      script: String(webview.asWebviewUri(Uri.joinPath(folder, "plan.js"))),
      style: String(webview.asWebviewUri(Uri.joinPath(folder, "plan.css"))),
      styleSource: webview.cspSource,
      nonce: randomBytes(16).toString("base64"),
      words: words(),
      language: env.language,
    });
  }

  /** Says what is new since the page was told last. */
  private async update(): Promise<void> {
    const { panel, root } = this;
    if (!panel) return;
    const plan = root === undefined ? undefined : this.plans.of(root);
    panel.title = titleOf(root);
    if (!this.isReady) return;
    if (!plan?.view) {
      this.sent = undefined;
      this.sendings++;
      await this.post(stateMessage(root ?? "", plan));
      return;
    }
    const { isOutdated } = plan;
    const { sent } = this;
    const isPlaced = hasPlaces(plan.view);
    this.sent = { plan: plan.run.id, isOutdated, isPlaced };
    // What is shown before the server answers has no links yet.
    if (sent?.plan !== plan.run.id || (isPlaced && !sent.isPlaced)) await this.send(plan);
    if (sent?.plan === plan.run.id && sent.isOutdated !== isOutdated) {
      await this.post({ type: "outdated", isOutdated });
    }
    await this.reveal();
    await this.tellOfDeploying();
  }

  /** After the plan, which it is about. */
  private async tellOfDeploying(): Promise<void> {
    const plan = this.root === undefined ? undefined : this.plans.of(this.root);
    if (!this.isReady || !plan || this.sent?.plan !== plan.run.id) return;
    const message = this.deploying.messageOf(plan);
    const said = JSON.stringify(message);
    if (said !== this.saidOfDeploying) {
      this.saidOfDeploying = said;
      await this.post(message);
    }
    if (!this.isFocusingDeploy) return;
    this.isFocusingDeploy = false;
    await this.post({ type: "focusDeploy" });
  }

  private async reveal(): Promise<void> {
    const change = this.revealing;
    if (change === undefined) return;
    this.revealing = undefined;
    await this.post({ type: "reveal", change });
  }

  /** Each part waits for the one before to be taken, so that neither the window nor the page is busy for long. */
  private async send(plan: RootPlan): Promise<void> {
    const { view, run } = plan;
    if (!view) return;
    const mine = ++this.sendings;
    this.saidOfDeploying = "";
    await this.post(planMessage(view, factsOf(plan)));
    for (const part of planParts(view, run.id)) {
      if (mine !== this.sendings) return;
      await this.post(part);
    }
  }

  private async post(message: ToPage): Promise<void> {
    await this.panel?.webview.postMessage(message);
  }

  private take(sent: unknown): void {
    const read = readFromPage(sent);
    // Nobody but our own script can have sent it, which is then wrong; the log of the window is where that is looked for.
    if ("wrong" in read) console.error(`Rebake: the plan page sent what is no message: ${read.wrong}`);
    else void this.obey(read.message);
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.isReady = true;
        this.sent = undefined;
        await this.update();
        return;
      case "command": {
        const command = PLAN_COMMANDS[message.command];
        await commands.executeCommand(command, this.root);
        return;
      }
      case "open": {
        const plan = this.root === undefined ? undefined : this.plans.of(this.root);
        if (plan) await openFromPage(plan, message);
        return;
      }
      case "deploy":
      case "decline":
      case "deployment":
      case "replace": {
        const plan = this.root === undefined ? undefined : this.plans.of(this.root);
        if (plan) await this.deploying.obey(plan, message);
        if (message.type !== "deploy") return;
        // What was refused before it began may be tried again, also where all that is said of it is the same.
        this.saidOfDeploying = "";
        await this.tellOfDeploying();
        return;
      }
    }
  }
}

/** Whether it is known of anything where it is written. */
function hasPlaces({ changes, drift }: PlanView): boolean {
  return changes.some(({ source }) => source) || drift.some(({ source }) => source);
}

function titleOf(root: string | undefined): string {
  const name = root?.split(/[\\/]/).findLast((part) => part !== "");
  return name === undefined ? l10n.t("Plan") : l10n.t("Plan: {0}", name);
}

/** The words of the page in the language of the window. */
function words(): PageWords {
  const entries = Object.entries(PLAN_PAGE_WORDS).map(([key, word]) => [key, l10n.t(word)]);
  return Object.fromEntries(entries) as PageWords;
}
