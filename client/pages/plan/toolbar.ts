import type { PlanMessage } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { drawing, element, refill } from "./dom.ts";
import { OTHER_SECTIONS, SECTIONS, type SectionId } from "./row.ts";
import { sectionMark } from "./row-view.ts";
import { sectionTitle } from "./section-titles.ts";

export interface ToolbarHost {
  readonly filtered: () => void;
  readonly expandAll: (isOpen: boolean) => void;
  /** Down from the filter. */
  readonly leave: () => void;
}

/** The filter, and what there is of each kind: pressed ones are shown alone. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** How many things are shown; a screen reader says it when it changes. */
  readonly status = element("p", { class: "status", role: "status" });
  private readonly kinds: HTMLElement;
  private readonly chips = new Map<SectionId, HTMLButtonElement>();

  constructor(
    private readonly words: PageWords,
    private readonly host: ToolbarHost,
  ) {
    this.input = element("input", {
      type: "text",
      class: "filter",
      role: "searchbox",
      "aria-label": words.filterLabel,
      placeholder: words.filterHint,
      "aria-keyshortcuts": "/",
      spellcheck: "false",
      autocomplete: "off",
    });
    this.input.addEventListener("input", () => host.filtered());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.kinds = element("div", { class: "chips", role: "group", "aria-label": words.filterKinds });
    const expand = iconButton(words.expandAll, [
      "M3 5.5h10v8H3z",
      "M5 5V2.8h9v7.9h-.6",
      "M8 7.3v4.4M5.8 9.5h4.4",
    ]);
    expand.addEventListener("click", () => host.expandAll(true));
    const collapse = iconButton(words.collapseAll, ["M3 5.5h10v8H3z", "M5 5V2.8h9v7.9h-.6", "M5.8 9.5h4.4"]);
    collapse.addEventListener("click", () => host.expandAll(false));
    this.element = element(
      "div",
      { class: "toolbar", hidden: true },
      element(
        "div",
        { class: "filter-line" },
        element("div", { class: "filter-box" }, this.input, this.status),
        expand,
        collapse,
      ),
      this.kinds,
    );
  }

  get sections(): ReadonlySet<SectionId> {
    return new Set([...this.chips].filter(([, chip]) => isPressed(chip)).map(([section]) => section));
  }

  /** Pixels at the top of the page that it covers. */
  get covered(): number {
    return getComputedStyle(this.element).position === "sticky" ? this.element.offsetHeight : 0;
  }

  show({ counts, sizes }: PlanMessage): void {
    const others: readonly string[] = OTHER_SECTIONS;
    const isOther = (section: SectionId): section is (typeof OTHER_SECTIONS)[number] =>
      others.includes(section);
    this.chips.clear();
    for (const section of SECTIONS) {
      const count = isOther(section) ? sizes[section] : counts[section];
      if (count > 0) this.chips.set(section, this.chip(section, count));
    }
    refill(this.kinds, ...this.chips.values());
    this.element.hidden = this.chips.size === 0;
  }

  set(text: string, sections: Iterable<string>): void {
    this.input.value = text;
    const pressed = new Set(sections);
    for (const [section, chip] of this.chips) chip.setAttribute("aria-pressed", String(pressed.has(section)));
  }

  hide(): void {
    this.element.hidden = true;
  }

  private chip(section: SectionId, count: number): HTMLButtonElement {
    const chip = element(
      "button",
      { type: "button", class: "chip", "aria-pressed": "false" },
      element("span", { class: `mark ${section}`, "aria-hidden": "true" }, sectionMark(section)),
      element("span", {}, sectionTitle(section, this.words)),
      " ",
      element("span", { class: "count" }, count.toLocaleString(document.documentElement.lang || undefined)),
    );
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(!isPressed(chip)));
      this.host.filtered();
    });
    return chip;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") this.host.leave();
    else if (event.key === "Escape" && this.input.value !== "") {
      this.input.value = "";
      this.host.filtered();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function iconButton(label: string, paths: readonly string[]): HTMLButtonElement {
  const attributes = { type: "button", class: "quiet", title: label, "aria-label": label };
  return element("button", attributes, drawing("icon", ...paths));
}

function isPressed(chip: Element): boolean {
  return chip.getAttribute("aria-pressed") === "true";
}
