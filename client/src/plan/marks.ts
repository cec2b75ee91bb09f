import { diffOf } from "../../../protocol/src/plan-lookups.ts";
import {
  CHANGE_KINDS,
  type ChangeKind,
  type DriftedObject,
  type PlannedChange,
  type PlanView,
  type SourcePlace,
} from "../../../protocol/src/plan-view.ts";

/** What is planned, or what was changed outside: the riskiest first. */
export const MARK_KINDS = [...CHANGE_KINDS, "drift"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What a plan does to one block of the source, or to what is in a module that is called there. */
export interface PlanMark {
  /** Without keys: `module.web.aws_instance.node`; of a call `module.web`. */
  readonly address: string;
  readonly isCall: boolean;
  /** The calls on the way to it, the outermost first: `module.web`, `module.web.module.inner`. */
  readonly calls: readonly string[];
  /** The riskiest first. */
  readonly kinds: readonly MarkedKind[];
  /** As the view has it; calls have none there. */
  readonly source: SourcePlace | undefined;
}

export interface MarkedKind {
  readonly kind: MarkKind;
  readonly count: number;
  /** What forces a replacement, or what is changed in place. */
  readonly attributes: readonly string[];
  /** The clause of the plan, such as "image_id cannot be changed in place"; may be empty. */
  readonly reason: string;
  /** The ids of its first changes, at most so many as a hover shows. */
  readonly changes: readonly { readonly id: string; readonly address: string }[];
}

/** How many changes of one kind are named one by one in a mark. */
const MOST_NAMED = 8;

/** One mark for each block that the plan does something to, and one for each call of a module in which it does. */
export function marksOf(view: PlanView): PlanMark[] {
  return view.groups.length > 0 ? changeMarks(view) : driftMarks(view);
}

function changeMarks(view: PlanView): PlanMark[] {
  const marks = new Map<string, MarkBuilder>();
  const markOf = (address: string, isCall: boolean): MarkBuilder => {
    const known = marks.get(address);
    if (known) return known;
    const made = new MarkBuilder(address, isCall);
    marks.set(address, made);
    return made;
  };
  for (const group of view.groups) {
    const calls = callsOf(group.block);
    for (const index of group.changes) {
      const change = view.changes[index];
      if (!change) continue;
      markOf(group.block, false).add(change, view);
      for (const call of calls) markOf(call, true).add(change, view);
    }
  }
  return [...marks.values()].map((one) => one.mark());
}

/** Where nothing is planned it is marked what was changed outside. */
function driftMarks(view: PlanView): PlanMark[] {
  const marks = new Map<string, DriftedObject[]>();
  const add = (address: string, one: DriftedObject): void => {
    const known = marks.get(address);
    if (known) known.push(one);
    else marks.set(address, [one]);
  };
  for (const one of view.drift) {
    const block = blockOf(one.address);
    add(block, one);
    for (const call of callsOf(block)) add(call, one);
  }
  return [...marks].map(([address, things]) => driftMark(address, things, view));
}

function driftMark(address: string, things: readonly DriftedObject[], view: PlanView): PlanMark {
  const calls = callsOf(address);
  const isCall = calls.includes(address);
  const attributes = things.flatMap((one) => diffOf(view, one)?.attributes.map(({ path }) => path) ?? []);
  return {
    address,
    isCall,
    calls: calls.filter((call) => call !== address),
    kinds: [
      {
        kind: "drift",
        count: things.length,
        attributes: [...new Set(attributes)],
        reason: "",
        changes: things.slice(0, MOST_NAMED).map(({ id, address: full }) => ({ id, address: full })),
      },
    ],
    source: isCall ? undefined : things.find(({ source }) => source)?.source,
  };
}

/** An address without its keys, which may hold anything that text can. */
export function blockOf(address: string): string {
  return address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

/** `module.a` and `module.a.module.b` of `module.a.module.b.aws_instance.web`: addresses without keys. */
export function callsOf(block: string): string[] {
  const steps = block.split(".");
  const calls: string[] = [];
  for (let at = 0; steps[at] === "module" && steps[at + 1] !== undefined; at += 2)
    calls.push(steps.slice(0, at + 2).join("."));
  return calls;
}

/** Marks of one line as one: blocks of a module that is called more than once, for example. */
export function mergedKinds(marks: readonly PlanMark[]): MarkedKind[] {
  if (marks.length === 1) return [...(marks[0]?.kinds ?? [])];
  return MARK_KINDS.flatMap((kind) => {
    const all = marks.flatMap((mark) => mark.kinds.filter((one) => one.kind === kind));
    const [first] = all;
    if (!first) return [];
    return {
      kind,
      count: all.reduce((sum, { count }) => sum + count, 0),
      attributes: [...new Set(all.flatMap(({ attributes }) => attributes))],
      reason: all.every(({ reason }) => reason === first.reason) ? first.reason : "",
      changes: all.flatMap(({ changes }) => changes).slice(0, MOST_NAMED),
    };
  });
}

class MarkBuilder {
  private readonly kinds = new Map<ChangeKind, KindBuilder>();
  private source: SourcePlace | undefined;

  constructor(
    private readonly address: string,
    private readonly isCall: boolean,
  ) {}

  add(change: PlannedChange, view: PlanView): void {
    if (!this.isCall) this.source ??= change.source;
    const known = this.kinds.get(change.kind);
    if (known) known.add(change, view);
    else this.kinds.set(change.kind, new KindBuilder(change, view));
  }

  mark(): PlanMark {
    const kinds = CHANGE_KINDS.flatMap((kind) => this.kinds.get(kind)?.marked() ?? []);
    const { address, isCall, source } = this;
    return { address, isCall, calls: callsOf(address).filter((call) => call !== address), kinds, source };
  }
}

class KindBuilder {
  private count = 0;
  private readonly attributes = new Set<string>();
  private reason: string;
  private readonly changes: { readonly id: string; readonly address: string }[] = [];
  private readonly kind: ChangeKind;

  constructor(first: PlannedChange, view: PlanView) {
    this.kind = first.kind;
    this.reason = first.why.text;
    this.add(first, view);
  }

  add(change: PlannedChange, view: PlanView): void {
    this.count++;
    if (change.why.text !== this.reason) this.reason = "";
    for (const path of attributesOf(change, view)) this.attributes.add(path);
    if (this.changes.length < MOST_NAMED) this.changes.push({ id: change.id, address: change.address });
  }

  marked(): MarkedKind {
    const { kind, count, attributes, reason, changes } = this;
    return { kind, count, attributes: [...attributes], reason, changes };
  }
}

function attributesOf({ kind, why, diff }: PlannedChange, view: PlanView): readonly string[] {
  if (why.forcedBy.length > 0) return why.forcedBy.map(({ path }) => path);
  if (kind !== "update" || diff === undefined) return [];
  return view.diffs[diff]?.attributes.map(({ path }) => path) ?? [];
}
