import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { DeployOffer } from "../../../protocol/src/plan-page-deploy.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { fill } from "../../../protocol/src/plan-words.ts";
import { drawing, element, refill } from "./dom.ts";

const WARNING = ["M8 1.8 15 14H1z", "M8 6.2v4m0 1.6v.6"];

/** What it takes to deploy a plan, and the button that does it. What is typed and ticked stays while the plan is the same. */
export class DeployForm {
  readonly element: HTMLFormElement;
  private plan = "";
  private offers: readonly DeployOffer[] = [];
  private isPinned = false;
  private chosen = "";
  private typed = "";
  private readonly accepted = new Set<string>();
  private isSent = false;
  private drawn = "";
  private button = element("button", { type: "submit", class: "button" });

  constructor(
    private readonly words: PageWords,
    private readonly post: (message: FromPage) => void,
  ) {
    this.element = element("form", { class: "deploy-form", hidden: true });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
  }

  show(plan: string, offers: readonly DeployOffer[], isPinned: boolean): void {
    const isOther = this.plan !== plan;
    this.plan = plan;
    this.offers = offers;
    this.isPinned = isPinned;
    if (isOther) {
      this.typed = "";
      this.accepted.clear();
    }
    // What was handed over is under way, or was refused and can be tried again.
    if (isOther || offers.length > 0) this.isSent = false;
    if (!offers.some(({ target }) => target === this.chosen)) this.chosen = offers[0]?.target ?? "";
    this.element.hidden = offers.length === 0;
    this.draw();
  }

  /** What is to be filled in first. */
  get first(): HTMLElement {
    return this.element.querySelector<HTMLElement>("input, select") ?? this.button;
  }

  private get offer(): DeployOffer | undefined {
    return this.offers.find(({ target }) => target === this.chosen);
  }

  private get isComplete(): boolean {
    const { offer } = this;
    if (!offer || offer.refusal !== undefined || this.isSent) return false;
    const isTyped = offer.typed.length === 0 || this.typed === offer.target;
    return isTyped && offer.accept.every(({ what }) => this.accepted.has(what));
  }

  private send(): void {
    const { offer, plan, typed } = this;
    if (!offer || !this.isComplete) return;
    this.isSent = true;
    this.update();
    this.post({
      type: "deploy",
      plan,
      target: offer.target,
      ...(offer.typed.length > 0 ? { typed } : {}),
      accepted: offer.accept.map(({ what }) => what),
    });
  }

  /** Only when something else is offered: who is typing goes on typing. */
  private draw(): void {
    const { offer, offers, chosen, isPinned, plan } = this;
    const now = JSON.stringify([plan, offers, chosen, isPinned]);
    if (now !== this.drawn) {
      this.drawn = now;
      refill(this.element, ...(offer ? this.parts(offer) : []));
    }
    this.update();
  }

  private update(): void {
    this.button.disabled = !this.isComplete;
  }

  private parts(offer: DeployOffer): HTMLElement[] {
    const { words } = this;
    this.button = element("button", { type: "submit", class: "button" }, words.deploy);
    const decline = element("button", { type: "button", class: "button secondary" }, words.decline);
    decline.title = words.declineHint;
    decline.addEventListener("click", () => this.post({ type: "decline", plan: this.plan }));
    const canDeploy = offer.refusal === undefined;
    const buttons = [...(canDeploy ? [this.button] : []), ...(this.isPinned ? [decline] : [])];
    return [
      this.heading(offer),
      ...offer.warnings.map((text) => noted(text)),
      ...(canDeploy ? this.conditions(offer) : [noted(offer.refusal ?? "")]),
      ...(buttons.length > 0 ? [element("div", { class: "deploy-buttons" }, ...buttons)] : []),
    ];
  }

  private heading({ target, production, image, refusal }: DeployOffer): HTMLElement {
    const { words } = this;
    const title = refusal === undefined ? words.deployTo : words.cannotDeploy;
    return element(
      "div",
      { class: "deploy-heading" },
      element("h2", {}, fill(title, target)),
      production && element("span", { class: "production" }, words.production),
      image !== undefined &&
        refusal === undefined &&
        element("span", { class: "note" }, fill(words.deployImage, image)),
      this.offers.length > 1 && this.choice(),
    );
  }

  private choice(): HTMLElement {
    const select = element(
      "select",
      { "aria-label": this.words.deployTarget },
      ...this.offers.map(({ target }) =>
        element("option", { value: target, selected: target === this.chosen }, target),
      ),
    );
    select.addEventListener("change", () => {
      this.chosen = select.value;
      this.typed = "";
      this.accepted.clear();
      this.draw();
      this.element.querySelector("select")?.focus();
    });
    return select;
  }

  private conditions({ target, typed, accept }: DeployOffer): HTMLElement[] {
    return [
      ...accept.map(({ what, why }) => this.acceptance(what, why)),
      ...typed.map((why) => noted(why)),
      ...(typed.length > 0 ? [this.nameField(target)] : []),
    ];
  }

  private acceptance(what: string, why: string): HTMLElement {
    const box = element("input", { type: "checkbox", checked: this.accepted.has(what) });
    box.addEventListener("change", () => {
      if (box.checked) this.accepted.add(what);
      else this.accepted.delete(what);
      this.update();
    });
    return element(
      "label",
      { class: "acceptance" },
      box,
      element("span", {}, fill(this.words.acceptIt, why)),
    );
  }

  private nameField(target: string): HTMLElement {
    const input = element("input", {
      type: "text",
      class: "name-field",
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
    });
    input.value = this.typed;
    input.addEventListener("input", () => {
      this.typed = input.value.trim();
      this.update();
    });
    return element("label", { class: "name" }, element("span", {}, fill(this.words.typeName, target)), input);
  }
}

function noted(text: string): HTMLElement {
  return element(
    "p",
    { class: "detail warning" },
    drawing("detail-icon", ...WARNING),
    element("span", {}, text),
  );
}
