import type { PlanMessage, VerdictLine } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import { fill } from "../../../protocol/src/plan-words.ts";
import { drawing, element, refill } from "./dom.ts";

type Level = PlanMessage["verdict"]["level"];

const LEVEL_WORDS = {
  "loses-data": "levelLosesData",
  mutates: "levelMutates",
  interrupts: "levelInterrupts",
  replaces: "levelReplaces",
  untouched: "levelUntouched",
} as const satisfies Readonly<Record<Level, keyof PageWords>>;

/** Each has a shape of its own: an octagon, a pencil, a triangle, a ring of arrows, a tick in a circle. */
const LEVEL_PATHS: Readonly<Record<Level, readonly string[]>> = {
  "loses-data": ["M5.1 1.5h5.8l3.6 3.6v5.8l-3.6 3.6H5.1l-3.6-3.6V5.1z", "m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"],
  mutates: ["M2 14l.8-3.4L11.2 2.2a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L5.4 13.2z", "m9.7 3.7 2.6 2.6"],
  interrupts: ["M8 1.8 15 14H1z", "M8 6.2v4m0 1.6v.6"],
  replaces: [
    "M13.5 6.5A5.8 5.8 0 0 0 3 5",
    "M2.6 1.8V5.2H6",
    "M2.5 9.5A5.8 5.8 0 0 0 13 11",
    "M13.4 14.2v-3.4H10",
  ],
  untouched: ["M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z", "m5 8.2 2.1 2.1L11 6.2"],
};

const ABOUT_WORDS = {
  lost: "aboutLost",
  mutated: "aboutMutated",
  labels: "aboutLabels",
  destroyFirst: "aboutDestroyFirst",
  removed: "aboutRemoved",
  createFirst: "aboutCreateFirst",
  rolling: "aboutRolling",
  driftMutated: "aboutDriftMutated",
  driftGone: "aboutDriftGone",
  driftMaking: "aboutDriftMaking",
  driftCapacity: "aboutDriftCapacity",
  driftCosmetic: "aboutDriftCosmetic",
  driftOther: "aboutDriftOther",
} as const satisfies Readonly<Record<VerdictLine["about"], keyof PageWords>>;

/** What the plan means, where it is from and what has to be read before it. */
export class VerdictView {
  readonly element: HTMLElement;
  private readonly time = element("time", {});
  private made: number | undefined;

  constructor(
    private readonly words: PageWords,
    private readonly reveal: (change: string) => void,
  ) {
    this.element = element("header", { class: "verdict", hidden: true });
    setInterval(() => this.age(), 30_000);
  }

  show(head: PlanMessage): void {
    const { words } = this;
    const { level, summary, lines, subject } = head.verdict;
    const sentence = head.isEmpty && subject === undefined ? words.emptyPlan : summary;
    this.made = head.made === undefined ? undefined : Date.parse(head.made);
    this.age();
    refill(
      this.element,
      element(
        "div",
        { class: `headline level-${level}` },
        drawing("level-icon", ...LEVEL_PATHS[level]),
        element(
          "h1",
          {},
          element("span", { class: "level" }, this.levelText(head)),
          " ",
          element("span", { class: "sentence" }, sentence),
        ),
      ),
      this.provenance(head),
      this.readFirst(head),
      lines.length > 0 && element("dl", { class: "about" }, ...lines.map((line) => this.line(line))),
    );
    this.element.hidden = false;
  }

  private levelText({ verdict, isEmpty }: PlanMessage): string {
    const { words } = this;
    if (verdict.subject === "drift") return words.levelDrift;
    if (verdict.subject === "noDrift") return words.levelNoDrift;
    return isEmpty ? words.noChanges : words[LEVEL_WORDS[verdict.level]];
  }

  private provenance({ provenance }: PlanMessage): HTMLElement {
    const list = element("dl", { class: "provenance" });
    for (const { label, text, detail } of provenance) list.append(fact(label, text, detail));
    if (this.made !== undefined) list.append(fact(this.words.made, this.time));
    return list;
  }

  private readFirst({ warnings, notice }: PlanMessage): HTMLElement | undefined {
    const all = [...(notice === undefined ? [] : [notice]), ...warnings];
    if (all.length === 0) return undefined;
    return element(
      "section",
      { class: "read-first", "aria-label": this.words.warnings },
      drawing("warning-icon", ...LEVEL_PATHS.interrupts),
      element("ul", {}, ...all.map((one) => element("li", {}, one))),
    );
  }

  private line({ about, count, groups, more, advice }: VerdictLine): HTMLElement {
    const shown = groups.map(({ change, title }) => {
      const button = element("button", { type: "button", class: "named" }, title);
      button.addEventListener("click", () => this.reveal(change));
      return button;
    });
    return element(
      "div",
      { class: `about-line ${about}` },
      element(
        "dt",
        {},
        element("span", { class: "count" }, String(count)),
        " ",
        this.words[ABOUT_WORDS[about]],
      ),
      element(
        "dd",
        {},
        ...shown,
        more > 0 && element("span", { class: "note" }, fill(this.words.moreGroups, more)),
        advice !== undefined && element("span", { class: "note advice" }, advice),
      ),
    );
  }

  /** "5 minutes ago": it grows older while it is looked at. */
  private age(): void {
    const { made, time } = this;
    if (made === undefined || Number.isNaN(made)) return;
    const at = new Date(made);
    time.dateTime = at.toISOString();
    time.title = at.toLocaleString(language());
    time.textContent = ago(Date.now() - made);
  }
}

function fact(label: string, value: string | Node, detail?: string): HTMLElement {
  return element(
    "div",
    { class: "fact", title: detail === undefined ? label : `${label}: ${detail}` },
    element("dt", { class: "spoken" }, label),
    element("dd", {}, value),
  );
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function ago(milliseconds: number): string {
  const format = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  for (const [unit, length] of UNITS)
    if (milliseconds >= length) return format.format(-Math.floor(milliseconds / length), unit);
  return format.format(0, "minute");
}

function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
