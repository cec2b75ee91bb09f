import { PLAN_PAGE_WORDS } from "../../../protocol/src/plan-page-words.ts";
import { fill } from "../../../protocol/src/plan-words.ts";

/** Says an English sentence with what is filled in, in the language of whoever reads it. */
export type Say = (text: string, ...parts: readonly (string | number)[]) => string;

export const sayEnglish: Say = fill;

/** What the marks in the source, the Plan view and the Problems say beside `PLAN_WORDS`: English, which translations are looked up by. */
export const MARK_WORDS = {
  many: {
    delete: "delete ×{0}",
    "replace-destroy-first": "replace ×{0}, destroy first",
    "replace-create-first": "replace ×{0}, create first",
    forget: "forget ×{0}",
    unknown: "do what this version does not know ×{0}",
    update: "update in place ×{0}",
    create: "create ×{0}",
    import: "import ×{0}",
    move: "move ×{0}",
    read: "read ×{0}",
    drift: "changed outside ×{0}",
  },
  titles: {
    delete: PLAN_PAGE_WORDS.titleDelete,
    "replace-destroy-first": PLAN_PAGE_WORDS.titleDestroyFirst,
    "replace-create-first": PLAN_PAGE_WORDS.titleCreateFirst,
    forget: PLAN_PAGE_WORDS.titleForget,
    unknown: PLAN_PAGE_WORDS.titleUnknown,
    update: PLAN_PAGE_WORDS.titleUpdate,
    create: PLAN_PAGE_WORDS.titleCreate,
    import: PLAN_PAGE_WORDS.titleImport,
    move: PLAN_PAGE_WORDS.titleMove,
    read: PLAN_PAGE_WORDS.titleRead,
  },
  because: "{0}: {1}",
  beforeYourChanges: "{0} (before your changes)",
  moreChanges: "{0} more",
  showInPlan: "Show in Plan",
  plannedHere: "Planned here: {0}",
  drift: PLAN_PAGE_WORDS.titleDrift,
  outputs: PLAN_PAGE_WORDS.titleOutputs,
  checks: PLAN_PAGE_WORDS.titleChecks,
  checksFailing: "{0} failing",
  warnings: "Read this first",
  noChanges: PLAN_PAGE_WORDS.noChanges,
  starting: "starting",
  refreshed: "{0} refreshed, {1} to change",
  stopping: "stopping",
  failed: "failed",
  cancelled: "cancelled",
  dead: "ended without a word",
  outdated: "before your changes",
  applied: "applied",
  planning: "Planning {0}: {1}",
  loading: "reading the plan",
  notShown: "has changes, which cannot be shown here",
  doThis: "What to do: {0}",
  noPlanHere: "The plan does nothing to what stands here",
  noPlan: "There is no plan yet",
  goneFromSource: "{0} is not in the configuration any more",
} as const satisfies Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Every sentence, for the list of what can be translated. */
export const MARK_SENTENCES: readonly string[] = Object.values(MARK_WORDS).flatMap((one): string[] =>
  typeof one === "string" ? [one] : Object.values(one),
);
