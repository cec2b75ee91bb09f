import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { DeployMessage } from "../../../protocol/src/plan-page-deploy.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { DeployForm } from "./deploy-form.ts";
import { DeploymentView } from "./deployment-view.ts";
import { element, refill } from "./dom.ts";

/** Below the plan, whatever of it is in view: to which target it can be applied, and how far that is. Hidden where there is nothing to say. */
export class DeployBar {
  readonly element: HTMLElement;
  private readonly form: DeployForm;
  private readonly deployment: DeploymentView;
  private readonly problems = element("div", { class: "deploy-problems" });

  constructor(
    private readonly words: PageWords,
    private readonly post: (message: FromPage) => void,
  ) {
    this.form = new DeployForm(words, post);
    this.deployment = new DeploymentView(words, post);
    this.element = element(
      "footer",
      { class: "deploy", "aria-label": words.deploy, hidden: true },
      this.deployment.element,
      this.problems,
      this.form.element,
    );
  }

  show(message: DeployMessage): void {
    const hadFocus = this.element.contains(document.activeElement);
    const { plan, offers, isPinned, problems, deployment } = message;
    this.deployment.show(plan, deployment);
    this.form.show(plan, offers, isPinned);
    refill(this.problems, ...this.problemsOf(message));
    this.problems.hidden = problems.length === 0;
    this.element.hidden = !deployment && offers.length === 0 && problems.length === 0;
    // What had the focus may be gone; somebody who deploys by keyboard is not sent back to the top.
    if (hadFocus && !this.element.contains(document.activeElement)) this.focus();
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** To what is to be filled in or read first. */
  focus(): void {
    if (this.element.hidden) return;
    const target = this.deployment.element.hidden ? this.form.first : this.deployment.heading;
    target.focus();
  }

  private problemsOf({ problems, plan, isPinned, offers }: DeployMessage): HTMLElement[] {
    if (problems.length === 0) return [];
    const decline = element("button", { type: "button", class: "button secondary" }, this.words.decline);
    decline.addEventListener("click", () => this.post({ type: "decline", plan }));
    return [
      element("h2", {}, this.words.noTarget),
      element("ul", {}, ...problems.map((problem) => element("li", {}, problem))),
      ...(isPinned && offers.length === 0
        ? [element("div", { class: "deploy-buttons", title: this.words.declineHint }, decline)]
        : []),
    ];
  }
}
