import type {
  PageVerdict,
  PartMessage,
  PlanMessage,
  PlanParts,
  ProvenanceItem,
  VerdictLine,
} from "../../../protocol/src/plan-page.ts";
import type { ChangeGroup, PlanView } from "../../../protocol/src/plan-view.ts";

/** What the page is told of a plan beside its view. */
export interface PlanFacts {
  readonly plan: string;
  readonly root: string;
  readonly provenance: readonly ProvenanceItem[];
  readonly made: string | undefined;
  readonly notice: string | undefined;
  /** What somebody should know of how it was made. */
  readonly notices?: readonly string[];
  readonly isOutdated: boolean;
  /** What it means, where that is not what its changes mean. */
  readonly verdict?: PageVerdict | undefined;
}

/** The first message of a plan: small however large the plan is, so that the page can be read at once. */
export function planMessage(view: PlanView, facts: PlanFacts): PlanMessage {
  const { notices, verdict, ...others } = facts;
  return {
    type: "plan",
    ...others,
    counts: view.counts,
    sizes: {
      deferred: view.completeness.deferred.length,
      drift: view.drift.length,
      checks: view.checks.length,
      outputs: view.outputs.length,
      actions: view.actions.length,
    },
    isEmpty: view.completeness.isEmpty,
    verdict: verdict ?? pageVerdict(view),
    warnings: bounded([...view.completeness.reasons, ...view.problems, ...(notices ?? [])]),
  };
}

/** So many changes are in one message: neither side is busy for longer than a frame or two. */
const CHANGES_IN_PART = 500;

/** The rest of a plan, the riskiest first; each part has all that its changes need to be shown. */
export function* planParts(view: PlanView, plan: string): Generator<PartMessage> {
  const sent = { changes: 0, groups: 0, diffs: 0 };
  while (sent.changes < view.changes.length) {
    const end = Math.min(sent.changes + CHANGES_IN_PART, view.changes.length);
    const changes = view.changes.slice(sent.changes, end);
    const groups = view.groups.slice(sent.groups, groupsBefore(view.groups, sent.groups, end));
    const lastDiff = Math.max(sent.diffs - 1, ...changes.map(({ diff }) => diff ?? -1));
    const diffs = view.diffs.slice(sent.diffs, lastDiff + 1);
    yield { type: "part", plan, parts: { changes, groups, diffs }, isLast: false };
    sent.changes = end;
    sent.groups += groups.length;
    sent.diffs += diffs.length;
  }
  yield* rest(view, plan, sent.diffs);
}

/** Groups stand in the order of their first changes. */
function groupsBefore(groups: readonly ChangeGroup[], from: number, end: number): number {
  let index = from;
  while (index < groups.length && (groups[index]?.changes[0] ?? 0) < end) index++;
  return index;
}

function* rest(view: PlanView, plan: string, diffs: number): Generator<PartMessage> {
  const lists: Partial<PlanParts> = {
    diffs: view.diffs.slice(diffs),
    deferred: view.completeness.deferred,
    drift: view.drift,
    outputs: view.outputs,
    checks: view.checks,
    actions: view.actions,
  };
  for (const [name, items] of Object.entries(lists))
    for (let from = 0; from < items.length; from += CHANGES_IN_PART)
      yield {
        type: "part",
        plan,
        parts: { [name]: items.slice(from, from + CHANGES_IN_PART) },
        isLast: false,
      };
  yield { type: "part", plan, parts: {}, isLast: true };
}

const GROUPS_IN_LINE = 6;

function pageVerdict({ verdict, groups, changes }: PlanView): PageVerdict {
  const groupOf = new Map<string, ChangeGroup>();
  for (const group of groups)
    for (const index of group.changes) {
      const change = changes[index];
      if (change) groupOf.set(change.id, group);
    }
  const line = (
    about: VerdictLine["about"],
    items: readonly { readonly change: string }[],
  ): VerdictLine[] => {
    if (items.length === 0) return [];
    const titles = new Map(
      items.map(({ change }) => {
        const group = groupOf.get(change);
        return [group?.id ?? change, group?.title ?? change];
      }),
    );
    const shown = [...titles].slice(0, GROUPS_IN_LINE).map(([change, title]) => ({ change, title }));
    return [{ about, count: items.length, groups: shown, more: titles.size - shown.length }];
  };
  const { lost, mutated, replaced, removed, rolling, level, summary } = verdict;
  const lines = [
    line("lost", lost),
    line(
      "mutated",
      mutated.filter(({ labelsOnly }) => !labelsOnly),
    ),
    line(
      "destroyFirst",
      replaced.filter(({ order }) => order === "destroy-first"),
    ),
    line("removed", removed),
    line(
      "createFirst",
      replaced.filter(({ order }) => order === "create-first"),
    ),
    line("rolling", rolling),
    line(
      "labels",
      mutated.filter(({ labelsOnly }) => labelsOnly),
    ),
  ];
  return { level, summary, lines: lines.flat() };
}

const MOST_WARNINGS = 50;

function bounded(lines: readonly string[]): string[] {
  if (lines.length <= MOST_WARNINGS) return [...lines];
  return [...lines.slice(0, MOST_WARNINGS), `… (${lines.length - MOST_WARNINGS})`];
}
