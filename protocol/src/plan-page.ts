import {
  DEPLOY_FROM_PAGE,
  DEPLOY_MESSAGE,
  type DeployMessage,
  FOCUS_DEPLOY_MESSAGE,
  type FocusDeployMessage,
} from "./plan-page-deploy.ts";
import { CHANGE_KINDS, type ImmutabilityVerdict, type PlanCounts, type PlanView } from "./plan-view.ts";
import {
  boolean,
  isObject,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  type Shape,
  type TypeOf,
  text,
} from "./shape.ts";

/** What the extension and the plan page say to each other. Every message is checked by whoever gets it. */
export type ToPage =
  | PlanMessage
  | PartMessage
  | StateMessage
  | OutdatedMessage
  | RevealMessage
  | DeployMessage
  | FocusDeployMessage;

/** A plan begins to arrive, which replaces what was shown; what it consists of follows in parts. */
export interface PlanMessage {
  readonly type: "plan";
  /** The id of its run: parts name it, and what the page remembers belongs to it. */
  readonly plan: string;
  /** The folder of the root module, for finding the plan again when the window is reloaded. */
  readonly root: string;
  /** Where it came from: root module, workspace, engine, commit, options; a sentence or less each. */
  readonly provenance: readonly ProvenanceItem[];
  /** When it was made, as ISO 8601; the page says how long ago that is. */
  readonly made: string | undefined;
  readonly counts: PlanCounts;
  /** How long the lists are that are no changes. */
  readonly sizes: PageSizes;
  readonly isEmpty: boolean;
  readonly verdict: PageVerdict;
  /** What has to be read before the plan: that it is a part only, what could not be read. */
  readonly warnings: readonly string[];
  readonly notice: string | undefined;
  readonly isOutdated: boolean;
}

export interface PageSizes {
  readonly deferred: number;
  readonly drift: number;
  readonly checks: number;
  readonly outputs: number;
  readonly actions: number;
}

export interface ProvenanceItem {
  readonly label: string;
  readonly text: string;
  /** More of it, shown when asked for: a path, a checksum. */
  readonly detail?: string;
}

export interface PageVerdict {
  readonly level: ImmutabilityVerdict["level"];
  /** Where it is no plan of changes, what it is about: its word stands in place of that of the level. */
  readonly subject?: "drift" | "noDrift";
  readonly summary: string;
  readonly lines: readonly VerdictLine[];
}

/** What happens to machines and data, by group of equal changes; the worst first. */
export interface VerdictLine {
  readonly about: (typeof ABOUT)[number];
  readonly count: number;
  readonly groups: readonly { readonly change: string; readonly title: string }[];
  /** How many groups more there are. */
  readonly more: number;
  /** What can be done about it. */
  readonly advice?: string;
}

/** What a line of a verdict is about; drift by what can be done about it. */
export const ABOUT = [
  "lost",
  "mutated",
  "labels",
  "destroyFirst",
  "removed",
  "createFirst",
  "rolling",
  "driftMutated",
  "driftGone",
  "driftMaking",
  "driftCapacity",
  "driftCosmetic",
  "driftOther",
] as const;

/** The lists of a view that can be long. */
export type PlanParts = Pick<
  PlanView,
  "changes" | "groups" | "diffs" | "drift" | "outputs" | "checks" | "actions"
> & { readonly deferred: PlanView["completeness"]["deferred"] };

/** Goes on with what the parts before it hold. */
export interface PartMessage {
  readonly type: "part";
  readonly plan: string;
  readonly parts: Partial<PlanParts>;
  readonly isLast: boolean;
}

export type PagePhase = "none" | "running" | "stopping" | "reading" | "failed" | "cancelled" | "dead";

/** There is no plan to show (yet). */
export interface StateMessage {
  readonly type: "state";
  readonly root: string;
  readonly phase: PagePhase;
  readonly message: string;
  /** Sentences: what runs, diagnostics, what they mean, what is left. */
  readonly details: readonly StateDetail[];
}

export interface StateDetail {
  readonly kind: "error" | "warning" | "advice" | "text";
  readonly text: string;
  /** What follows it: lines of a tool. */
  readonly more?: string;
  /** Where it is written, for people; the page asks for it by `diagnostic`. */
  readonly place?: string;
  /** Its index among the diagnostics of the run. */
  readonly diagnostic?: number;
}

export interface OutdatedMessage {
  readonly type: "outdated";
  readonly isOutdated: boolean;
}

/** Show this change: it was chosen in the source or in the side bar. */
export interface RevealMessage {
  readonly type: "reveal";
  readonly change: string;
}

const OPEN = object({
  type: oneOf("open"),
  /** The id of a change or of something that drifted: its place is opened, or that of a part of it. */
  change: optional(text),
  /** Index in `why.forcedBy`. */
  forcedBy: optional(number),
  /** Index in the attributes of its diff. */
  attribute: optional(number),
  /** Index among the diagnostics of the run, instead of a change. */
  diagnostic: optional(number),
});

const FROM_PAGE = {
  ready: object({ type: oneOf("ready") }),
  open: OPEN,
  command: object({ type: oneOf("command"), command: oneOf("again", "cancel", "forceStop", "output") }),
  ...DEPLOY_FROM_PAGE,
  /** Make a machine that was changed outside anew: plan that. */
  replace: object({ type: oneOf("replace"), plan: text, address: text }),
};

export type FromPage = {
  [K in keyof typeof FROM_PAGE]: TypeOf<(typeof FROM_PAGE)[K]>;
}[keyof typeof FROM_PAGE];

const value = object({ kind: oneOf("absent", "known", "inside", "sensitive", "unknown") });
const attribute = object({
  path: text,
  change: oneOf("added", "removed", "changed"),
  before: value,
  after: value,
  forcesReplacement: boolean,
  inside: optional(object({ kind: oneOf("structure", "lines", "words"), encodings: list(text) })),
});
const kind = oneOf(...CHANGE_KINDS);

const PARTS = object({
  changes: optional(
    list(
      object({
        id: text,
        address: text,
        module: text,
        type: text,
        kind,
        why: object({ text: text, forcedBy: list(object({ path: text })) }),
        diff: optional(number),
      }),
    ),
  ),
  groups: optional(list(object({ id: text, kind, title: text, block: text, changes: list(number) }))),
  diffs: optional(list(object({ attributes: list(attribute), decidedAtApply: list(text), more: number }))),
  drift: optional(list(object({ id: text, address: text, type: text, kind: oneOf("changed", "deleted") }))),
  outputs: optional(list(object({ name: text, before: value, after: value }))),
  checks: optional(list(object({ address: text, status: text, problems: list(text) }))),
  actions: optional(list(object({ address: text, type: text }))),
  deferred: optional(list(object({ address: text, reason: text }))),
});

const TO_PAGE = {
  plan: object({
    plan: text,
    root: text,
    provenance: list(object({ label: text, text: text, detail: optional(text) })),
    made: optional(text),
    counts: record(number),
    sizes: object({ deferred: number, drift: number, checks: number, outputs: number, actions: number }),
    isEmpty: boolean,
    verdict: object({
      level: oneOf("loses-data", "mutates", "interrupts", "replaces", "untouched"),
      subject: optional(oneOf("drift", "noDrift")),
      summary: text,
      lines: list(
        object({
          about: oneOf(...ABOUT),
          count: number,
          groups: list(object({ change: text, title: text })),
          more: number,
          advice: optional(text),
        }),
      ),
    }),
    warnings: list(text),
    notice: optional(text),
    isOutdated: boolean,
  }),
  part: object({ plan: text, parts: PARTS, isLast: boolean }),
  state: object({
    root: text,
    phase: oneOf("none", "running", "stopping", "reading", "failed", "cancelled", "dead"),
    message: text,
    details: list(
      object({
        kind: oneOf("error", "warning", "advice", "text"),
        text: text,
        more: optional(text),
        place: optional(text),
        diagnostic: optional(number),
      }),
    ),
  }),
  outdated: object({ isOutdated: boolean }),
  reveal: object({ change: text }),
  deploy: DEPLOY_MESSAGE,
  focusDeploy: FOCUS_DEPLOY_MESSAGE,
};

/** @returns the message, or a sentence why it is none. */
export function readToPage(message: unknown): { readonly message: ToPage } | { readonly wrong: string } {
  const wrong = wrongIn(TO_PAGE, message);
  return wrong === undefined ? { message: message as ToPage } : { wrong };
}

/** @returns the message, or a sentence why it is none. */
export function readFromPage(message: unknown): { readonly message: FromPage } | { readonly wrong: string } {
  const wrong = wrongIn(FROM_PAGE, message);
  return wrong === undefined ? { message: message as FromPage } : { wrong };
}

function wrongIn(shapes: Readonly<Record<string, Shape<unknown>>>, message: unknown): string | undefined {
  if (!isObject(message)) return "a message must be an object";
  const { type } = message;
  const shape = typeof type === "string" && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  return shape
    ? shape.wrong(message, `message "${String(type)}"`)
    : `no message has the type ${JSON.stringify(type)}`;
}

/** What the page keeps for when it is shown again, also in a window that is reloaded. */
export const PAGE_STATE = object({
  root: text,
  plan: optional(text),
  filter: optional(text),
  sections: optional(list(text)),
  areGroupsOpen: optional(boolean),
  /** Keys of rows that are not as they are at first. */
  toggled: optional(list(text)),
  focused: optional(text),
  scroll: optional(number),
});
export type PageState = TypeOf<typeof PAGE_STATE>;

/** @returns what the page kept; undefined when it is something else. */
export function readPageState(state: unknown): PageState | undefined {
  return PAGE_STATE.wrong(state, "state") === undefined ? (state as PageState) : undefined;
}

/** The id of the element of the page's HTML that holds its words as JSON. */
export const WORDS_ELEMENT = "words";
