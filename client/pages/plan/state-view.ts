import type { FromPage, PagePhase, StateDetail, StateMessage } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { drawing, element, refill } from "./dom.ts";

type CommandName = Extract<FromPage, { type: "command" }>["command"];

const COMMANDS: Readonly<Record<PagePhase, readonly CommandName[]>> = {
  none: ["again"],
  running: ["cancel", "output"],
  stopping: ["forceStop", "output"],
  reading: [],
  failed: ["again", "output"],
  cancelled: ["again", "output"],
  dead: ["again", "output"],
};

const CROSS = ["M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"];
const WARNING = ["M8 1.8 15 14H1z", "M8 6.2v4m0 1.6v.6"];
const RING = ["M8 1.8a6.2 6.2 0 1 1-6.2 6.2"];
const DOT = ["M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "M8 4.5v.6m0 2v4.4"];
const ICONS: Readonly<Record<PagePhase, readonly string[]>> = {
  none: DOT,
  running: RING,
  stopping: RING,
  reading: RING,
  failed: CROSS,
  cancelled: DOT,
  dead: WARNING,
};

/** What is shown while there is no plan: that it runs, or why it did not come about and what to do. */
export class StateView {
  readonly element: HTMLElement;
  private readonly title = element("h1", {});
  private readonly details = element("div", { class: "details" });
  private readonly buttons = element("div", { class: "buttons" });
  private readonly before: HTMLElement;
  /** A screen reader says what has become of it, and not each count. */
  private readonly spoken = element("p", { class: "spoken", role: "status" });
  private icon: Element = element("span");
  private phase: PagePhase | undefined;

  constructor(
    private readonly words: PageWords,
    private readonly post: (message: FromPage) => void,
  ) {
    this.before = element("p", { class: "note", hidden: true }, words.before);
    this.element = element(
      "section",
      { class: "state", hidden: true },
      element("div", { class: "headline" }, this.icon, this.title),
      this.details,
      this.buttons,
      this.before,
      this.spoken,
    );
  }

  /** @param hasBefore whether an older plan stays below. */
  show({ phase, message, details }: StateMessage, hasBefore: boolean): void {
    this.element.hidden = false;
    this.title.textContent = "";
    refill(this.title, message);
    refill(this.details, ...details.map((detail) => this.detail(detail)));
    this.before.hidden = !hasBefore;
    // Counts come several times a second: a button that has the focus must stay the same one.
    if (phase === this.phase) return;
    this.phase = phase;
    refill(this.spoken, message);
    this.element.className = `state ${phase}`;
    const icon = drawing("state-icon", ...ICONS[phase]);
    this.icon.replaceWith(icon);
    this.icon = icon;
    refill(this.buttons, ...COMMANDS[phase].map((command, index) => this.button(command, index === 0)));
  }

  hide(): void {
    this.element.hidden = true;
    this.phase = undefined;
  }

  private button(command: CommandName, isFirst: boolean): HTMLElement {
    const look = isFirst ? "button" : "button secondary";
    const button = element("button", { type: "button", class: look }, this.words[command]);
    button.addEventListener("click", () => this.post({ type: "command", command }));
    return button;
  }

  private detail({ kind, text, more, place, diagnostic }: StateDetail): HTMLElement {
    const line = element("p", { class: `detail ${kind}` });
    if (kind === "error" || kind === "warning")
      line.append(drawing("detail-icon", ...(kind === "error" ? CROSS : WARNING)));
    line.append(element("span", {}, text));
    if (place !== undefined && diagnostic !== undefined) {
      const button = element("button", { type: "button", class: "place" }, place);
      button.addEventListener("click", () => this.post({ type: "open", diagnostic }));
      line.append(button);
    }
    return more === undefined || more === ""
      ? line
      : element("div", {}, line, element("pre", { class: "detail-more" }, more));
  }
}
