import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { PageDeployment, PageOperation } from "../../../protocol/src/plan-page-deploy.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { fill } from "../../../protocol/src/plan-words.ts";
import { drawing, element, refill, setAttributes } from "./dom.ts";

type Phase = PageDeployment["phase"];
type Command = Extract<FromPage, { type: "deployment" }>["command"];

const RING = ["M8 1.8a6.2 6.2 0 1 1-6.2 6.2"];
const TICK = ["M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "m5 8.2 2.1 2.1L11 6.2"];
const CROSS = ["M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"];
const WARNING = ["M8 1.8 15 14H1z", "M8 6.2v4m0 1.6v.6"];
const ICONS: Readonly<Record<Phase, readonly string[]>> = {
  running: RING,
  stopping: RING,
  succeeded: TICK,
  failed: CROSS,
  cancelled: WARNING,
  dead: WARNING,
};
const TITLES = {
  running: "deploying",
  stopping: "deploying",
  succeeded: "deployed",
  failed: "deployFailed",
  cancelled: "deployStopped",
  dead: "deployDied",
} as const satisfies Readonly<Record<Phase, keyof PageWords>>;

/** A deployment of the plan that is shown: how far it is, or what came of it. */
export class DeploymentView {
  readonly element: HTMLElement;
  readonly heading = element("h2", { tabindex: -1 });
  private readonly icon = element("span", { class: "deployment-icon" });
  private readonly bar = element("progress", {});
  private readonly count = element("span", { class: "count" });
  /** A screen reader says it when it changes. */
  private readonly message = element("p", { class: "deployment-message", role: "status" });
  private readonly operations = element("ul", { class: "operations" });
  private readonly details = element("div", { class: "deployment-details" });
  private readonly buttons = element("div", { class: "deploy-buttons" });
  private drawn = "";

  constructor(
    private readonly words: PageWords,
    private readonly post: (message: FromPage) => void,
  ) {
    const progress = element("div", { class: "deployment-progress" }, this.bar, this.count);
    this.element = element(
      "section",
      { class: "deployment", hidden: true },
      element("div", { class: "deploy-heading" }, this.icon, this.heading),
      progress,
      this.message,
      this.operations,
      this.details,
      this.buttons,
    );
  }

  /** @param plan the id of its run: what is drawn of one is not of another */
  show(plan: string, deployment: PageDeployment | undefined): void {
    this.element.hidden = !deployment;
    if (!deployment) return;
    const { phase, target, message, operations, details, run, hasRecord } = deployment;
    this.element.className = `deployment ${phase}`;
    refill(this.heading, fill(this.words[TITLES[phase]], target));
    this.showProgress(deployment);
    if (this.message.textContent !== message) refill(this.message, message);
    refill(this.operations, ...operations.map((one) => this.operation(one)));
    this.operations.hidden = operations.length === 0;
    refill(this.details, ...details.map(detailLine));
    // Buttons stay the same elements as long as they are the same, so that none loses the focus.
    const now = JSON.stringify([plan, run, phase, hasRecord]);
    if (now === this.drawn) return;
    this.drawn = now;
    refill(this.icon, drawing("state-icon", ...ICONS[phase]));
    refill(this.buttons, ...this.commandsOf(deployment));
  }

  private showProgress({ progress }: PageDeployment): void {
    const { bar, count, words } = this;
    const parent = bar.parentElement;
    if (parent) parent.hidden = !progress;
    if (!progress) return;
    const text = fill(words.stepsDone, progress.done, progress.of);
    setAttributes(bar, { value: progress.done, max: Math.max(1, progress.of), "aria-label": text });
    refill(count, text);
  }

  private operation({ state, text, detail }: PageOperation): HTMLElement {
    const { words } = this;
    return element(
      "li",
      { class: state },
      drawing("operation-icon", ...(state === "failed" ? CROSS : RING)),
      element("span", { class: "spoken" }, `${state === "failed" ? words.stepFailed : words.stepRuns}: `),
      element("code", {}, text),
      detail !== undefined && element("span", { class: "note" }, detail),
    );
  }

  private commandsOf({ phase, run, hasRecord }: PageDeployment): HTMLElement[] {
    const { words } = this;
    const button = (command: Command, label: string): HTMLElement => {
      const made = element("button", { type: "button", class: "button secondary" }, label);
      made.addEventListener("click", () => this.post({ type: "deployment", run, command }));
      return made;
    };
    return [
      ...(phase === "running" ? [button("cancel", words.cancel)] : []),
      ...(phase === "stopping" ? [button("forceStop", words.forceStop)] : []),
      ...(hasRecord ? [button("record", words.deployRecord)] : []),
      button("log", words.deployLog),
      ...(phase === "running" || phase === "stopping" ? [] : [this.again()]),
    ];
  }

  private again(): HTMLElement {
    const again = element("button", { type: "button", class: "button secondary" }, this.words.again);
    again.addEventListener("click", () => this.post({ type: "command", command: "again" }));
    return again;
  }
}

const DETAIL_ICONS: Readonly<Partial<Record<PageDeployment["details"][number]["kind"], readonly string[]>>> =
  {
    error: CROSS,
    warning: WARNING,
  };

function detailLine({ kind, text }: PageDeployment["details"][number]): HTMLElement {
  const icon = DETAIL_ICONS[kind];
  return element(
    "p",
    { class: `detail ${kind}` },
    icon && drawing("detail-icon", ...icon),
    element("span", {}, text),
  );
}
