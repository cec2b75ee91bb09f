import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { planPageHtml } from "../../client/src/plan/page-html.ts";
import { type PlanFacts, planMessage, planParts } from "../../client/src/plan/page-messages.ts";
import type { FromPage, ToPage } from "../../protocol/src/plan-page.ts";
import { PLAN_PAGE_WORDS } from "../../protocol/src/plan-page-words.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { FACTS } from "../../test/support/plan-views.ts";
import { bundlePage } from "../build/bundles.ts";
import { THEMES, type ThemeName } from "./themes.ts";

/** The built plan page in a browser of its own, with a stand-in for the window of VS Code around it. */
export class StandalonePlanPage {
  private constructor(
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  /** Builds the page into a folder, and opens it. */
  static async open(page: Page, folder: string, theme: ThemeName = "dark"): Promise<StandalonePlanPage> {
    await bundlePage("plan", folder);
    const standalone = new StandalonePlanPage(page, folder);
    await standalone.load(theme);
    return standalone;
  }

  /** Loads it anew, as VS Code does when its tab is shown again; what it kept is handed back. */
  async load(theme: ThemeName = "dark", kept?: unknown): Promise<void> {
    const pages = join(this.folder, "pages");
    await mkdir(pages, { recursive: true });
    const file = join(pages, "plan.html");
    await writeFile(
      file,
      planPageHtml({
        script: "plan.js",
        style: "plan.css",
        styleSource: "'nonce-test' file:",
        nonce: "test",
        words: PLAN_PAGE_WORDS,
        language: "en",
        head: standIn(theme, kept),
      }),
    );
    await this.page.goto(`file://${file}`);
    await this.page.evaluate(`document.body.className = ${JSON.stringify(THEMES[theme].bodyClass)}`);
  }

  async send(...messages: readonly ToPage[]): Promise<void> {
    // As JSON, which is how VS Code sends them.
    await this.page.evaluate(`window.hand(${JSON.stringify(messages)})`);
  }

  async sendPlan(view: PlanView, facts: Partial<PlanFacts> = {}): Promise<void> {
    const all = { ...FACTS, ...facts };
    await this.send(planMessage(view, all), ...planParts(view, all.plan));
  }

  /** What the page said since it was loaded. */
  async said(): Promise<FromPage[]> {
    return this.page.evaluate<FromPage[]>("window.said");
  }

  async kept(): Promise<unknown> {
    return this.page.evaluate("window.kept");
  }
}

function standIn(theme: ThemeName, kept: unknown): string {
  const variables = Object.entries(THEMES[theme].variables)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(" ");
  return `<style nonce="test">html { ${variables} }</style>
<script nonce="test">
window.said = [];
window.kept = ${JSON.stringify(kept ?? null).replaceAll("<", "\\u003c")};
window.acquireVsCodeApi = () => ({
  postMessage: (message) => window.said.push(message),
  getState: () => window.kept,
  setState: (state) => { window.kept = state; },
});
window.hand = (messages) => { for (const message of messages) window.postMessage(message, "*"); };
</script>
`;
}
