import {
  type FromPage,
  type PageState,
  type PartMessage,
  type PlanMessage,
  readToPage,
  type StateMessage,
} from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { fill } from "../../../protocol/src/plan-words.ts";
import { DeployBar } from "./deploy-bar.ts";
import { element, refill } from "./dom.ts";
import { Memory } from "./memory.ts";
import { Openness } from "./openness.ts";
import { outdatedBanner } from "./outdated-banner.ts";
import { PlanData } from "./plan-data.ts";
import type { Row } from "./row.ts";
import { openingOf, rowStamp, rowView } from "./row-view.ts";
import { rowsOf } from "./rows.ts";
import { listenForShortcuts } from "./shortcuts.ts";
import { StateView } from "./state-view.ts";
import { statusText } from "./status-text.ts";
import { Toolbar } from "./toolbar.ts";
import { Tree } from "./tree.ts";
import { VerdictView } from "./verdict-view.ts";

/** What the page asks of the window around it. */
export interface Surroundings {
  readonly words: PageWords;
  readonly post: (message: FromPage) => void;
  readonly keep: (state: PageState) => void;
  /** What was kept when the page was last shown. */
  readonly kept: PageState | undefined;
}

const UPDATE_EVERY_MILLISECONDS = 200;

/** The plan page: puts its parts together and decides what follows from what. */
export class Page {
  readonly element: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly verdict: VerdictView;
  private readonly state: StateView;
  private readonly toolbar: Toolbar;
  private readonly tree: Tree;
  private readonly banner: HTMLElement;
  private readonly deploy: DeployBar;
  private readonly nothing: HTMLElement;
  private data: PlanData | undefined;
  /** The plan that is shown, once more: with places in the code that were not known at first. It is shown when all of it is there. */
  private incoming: PlanData | undefined;
  private root = "";
  private readonly openness = new Openness();
  private readonly memory: Memory;
  private revealing: string | undefined;
  private frame = 0;
  /** When the last part was shown; 0 before the first. */
  private updated = 0;

  constructor(private readonly surroundings: Surroundings) {
    const { words, post } = surroundings;
    this.memory = new Memory(surroundings.kept, surroundings.keep, () => this.stateNow());
    this.root = surroundings.kept?.root ?? "";
    this.verdict = new VerdictView(words, (change) => this.reveal(change));
    this.state = new StateView(words, post);
    this.toolbar = new Toolbar(words, {
      filtered: () => this.filtered(),
      expandAll: (isOpen) => this.expandAll(isOpen),
      leave: () => this.tree.focus(),
    });
    this.nothing = element("p", { class: "nothing", hidden: true }, words.shownNone);
    const list = element("div", { class: "tree", role: "tree", "aria-label": words.planOf });
    list.setAttribute("aria-description", words.keys);
    this.scroller = element("main", { class: "scroller" });
    this.scroller.append(this.state.element, this.verdict.element, this.toolbar.element, list, this.nothing);
    this.tree = new Tree(this.scroller, list, {
      render: (row) => rowView(row, { words, open: post, replace: (address) => this.replace(address) }),
      stamp: rowStamp,
      toggle: (row) => this.toggle(row),
      open: (row) => {
        const message = openingOf(row);
        if (message) post(message);
      },
      moved: () => this.memory.keepSoon(),
      covered: () => this.toolbar.covered,
    });
    this.banner = outdatedBanner(words, () => post({ type: "command", command: "again" }));
    this.deploy = new DeployBar(words, post);
    this.element = element("div", { class: "page" }, this.banner, this.scroller, this.deploy.element);
    this.listen();
  }

  /** A message, whoever sent it. */
  receive(sent: unknown): void {
    const read = readToPage(sent);
    if ("wrong" in read) {
      this.showState({
        type: "state",
        root: this.root,
        phase: "failed",
        message: fill(this.surroundings.words.broken, read.wrong),
        details: [],
      });
      return;
    }
    const { message } = read;
    switch (message.type) {
      case "plan":
        this.showPlan(message);
        break;
      case "part":
        this.take(message);
        break;
      case "state":
        this.showState(message);
        break;
      case "outdated":
        this.banner.hidden = !message.isOutdated;
        break;
      case "reveal":
        this.reveal(message.change);
        break;
      case "deploy":
        // What is said of another plan comes too late.
        if (message.plan === this.data?.head.plan) this.deploy.show(message);
        break;
      case "focusDeploy":
        this.deploy.focus();
        break;
    }
  }

  private showPlan(head: PlanMessage): void {
    const isSame = this.data?.head.plan === head.plan;
    this.incoming = isSame && this.data?.isWhole && !this.isStale ? new PlanData(head) : undefined;
    if (this.incoming) return;
    const isOther = this.data !== undefined && !isSame;
    const kept = this.memory.of(head.plan);
    if (!kept) this.memory.forget();
    this.data = new PlanData(head);
    if (!isSame) this.deploy.hide();
    this.updated = 0;
    this.root = head.root;
    this.state.hide();
    this.element.classList.remove("stale");
    this.banner.hidden = !head.isOutdated;
    this.verdict.show(head);
    const { text, sections } = isOther ? { text: "", sections: [] } : this.filter;
    this.toolbar.show(head);
    this.toolbar.set(kept?.filter ?? text, kept?.sections ?? sections);
    if (isOther || kept) this.openness.restore(kept);
    if (isOther) this.scroller.scrollTop = 0;
    this.update();
    if (kept?.focused !== undefined) this.tree.setFocused(kept.focused);
    this.memory.keepSoon();
  }

  private take(part: PartMessage): void {
    const { incoming } = this;
    if (!incoming) {
      this.data?.take(part);
      this.updateSoon();
      return;
    }
    incoming.take(part);
    if (!incoming.isWhole) return;
    this.data = incoming;
    this.incoming = undefined;
    this.update();
  }

  private get isStale(): boolean {
    return this.element.classList.contains("stale");
  }

  /** While a plan is being made the one before stays to be looked at; when it fails, what was planned before says nothing any more. */
  private showState(message: StateMessage): void {
    const isGoingOn = ["running", "stopping", "reading"].includes(message.phase);
    const hasBefore = isGoingOn && this.data !== undefined && this.root === message.root;
    this.root = message.root;
    this.incoming = undefined;
    if (!hasBefore) {
      this.data = undefined;
      this.verdict.element.hidden = true;
      this.toolbar.hide();
      this.update();
    }
    this.banner.hidden = true;
    this.deploy.hide();
    this.element.classList.toggle("stale", hasBefore);
    this.state.show(message, hasBefore);
    this.memory.keepSoon();
  }

  /** Shows a change, whatever the filter says; once it has arrived when it has not. */
  private reveal(change: string): void {
    const key = this.openRow(change);
    if (key === undefined) {
      this.revealing = change;
      return;
    }
    this.revealing = undefined;
    this.memory.forget();
    this.update();
    if (this.tree.reveal(key)) return;
    this.toolbar.set("", []);
    this.update();
    this.tree.reveal(key);
  }

  /** Opens what a change, or what drifted, is in. @returns the key of its row; undefined where it has not arrived. */
  private openRow(change: string): string | undefined {
    const { data, openness } = this;
    const group = data?.groupOf(change);
    if (data && group !== undefined)
      return openness.open(group, data.parts.groups.find(({ id }) => id === group)?.kind);
    return data?.parts.drift.some(({ id }) => id === change) ? openness.openDrift(change) : undefined;
  }

  private replace(address: string): void {
    const plan = this.data?.head.plan;
    if (plan !== undefined) this.surroundings.post({ type: "replace", plan, address });
  }

  private get filter(): { text: string; sections: Toolbar["sections"] } {
    return { text: this.toolbar.input.value, sections: this.toolbar.sections };
  }

  private filtered(): void {
    this.memory.forget();
    this.update();
    // What is found first is in view, below the filter which stays where it is.
    const top = this.tree.list.offsetTop - this.toolbar.element.offsetHeight;
    if (this.scroller.scrollTop > top) this.scroller.scrollTop = top;
    this.memory.keepSoon();
  }

  private toggle({ key }: Row): void {
    this.openness.toggle(key);
    this.memory.forget();
    this.update(key);
    this.memory.keepSoon();
  }

  private expandAll(isOpen: boolean): void {
    this.openness.setAll(isOpen);
    this.update();
    this.memory.keepSoon();
  }

  /** Parts arrive faster than anybody reads: the first and the last are shown at once, others now and then. */
  private updateSoon(): void {
    const isUrgent = this.updated === 0 || this.data?.isWhole;
    if (this.frame !== 0 || (!isUrgent && performance.now() - this.updated < UPDATE_EVERY_MILLISECONDS))
      return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.update();
      this.updated = performance.now();
      this.restore();
      if (this.revealing !== undefined) this.reveal(this.revealing);
    });
  }

  private update(anchor?: string): void {
    const { data } = this;
    if (!data) {
      this.tree.show([]);
      refill(this.toolbar.status);
      this.nothing.hidden = true;
      return;
    }
    const { rows, shown, total } = rowsOf(data, this.filter, this.openness);
    this.tree.show(rows, anchor);
    this.nothing.hidden = shown > 0 || !data.isWhole || total === 0;
    this.say(statusText(data, shown, total, this.surroundings.words));
  }

  /** A screen reader says it; the same once more would be noise. */
  private say(text: string): void {
    const { status } = this.toolbar;
    if (status.textContent !== text) refill(status, text);
  }

  /** Back to where somebody was before the page was hidden, as soon as so much has arrived. */
  private restore(): void {
    const { scroller, data, memory } = this;
    const kept = data && memory.of(data.head.plan);
    if (!kept) return;
    const scroll = kept.scroll ?? 0;
    const isEnough = scroller.scrollHeight - scroller.clientHeight >= scroll;
    if (isEnough) scroller.scrollTop = scroll;
    if (!isEnough && !data.isWhole) return;
    if (kept.focused !== undefined) this.tree.setFocused(kept.focused);
    memory.forget();
  }

  /** What is to be there again when the page is shown again. */
  private stateNow(): PageState {
    const plan = this.data?.head.plan;
    const focused = this.tree.focusedKey;
    return {
      root: this.root,
      ...(plan === undefined ? {} : { plan }),
      filter: this.filter.text,
      sections: [...this.filter.sections],
      areGroupsOpen: this.openness.areGroupsOpen,
      toggled: [...this.openness.toggled],
      ...(focused === undefined ? {} : { focused }),
      scroll: this.scroller.scrollTop,
    };
  }

  private listen(): void {
    // Who has begun to do something is not taken elsewhere any more.
    for (const name of ["wheel", "pointerdown", "keydown"])
      this.element.addEventListener(name, () => this.memory.forget(), { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => this.memory.keep());
    listenForShortcuts(this.toolbar.input, () => this.tree.focus());
  }
}
