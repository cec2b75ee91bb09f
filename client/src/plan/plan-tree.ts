import { diffOf, firstOf } from "../../../protocol/src/plan-lookups.ts";
import {
  CHANGE_KINDS,
  type ChangeGroup,
  type ChangeKind,
  KINDS_OF_WHAT_EXISTS,
  type PlanView,
} from "../../../protocol/src/plan-view.ts";
import { changesInWords, checkInWords, outputValues } from "../../../protocol/src/plan-words.ts";
import { driftVerdict } from "../drift/drift-verdict.ts";
import { DriftNodes } from "./drift-nodes.ts";
import { CHECK_LOOKS, KIND_LOOKS, VERDICT_LOOKS, WARNING } from "./kind-looks.ts";
import { MARK_WORDS, type Say } from "./mark-words.ts";
import { NodeMaker } from "./node-maker.ts";
import { type RootPlan, standingView } from "./plan-state.ts";
import { rootDescription, rootLook } from "./root-line.ts";
import { placeOfTool, standing } from "./tool-diagnostics.ts";
import type { PlanNode } from "./tree-node.ts";

/**
 * The line of a root module and all below it.
 * @param name of the root module as people know it
 */
export function rootNode(plan: RootPlan, name: string, say: Say): PlanNode {
  return new TreeMaker(plan, say).root(name);
}

class TreeMaker extends NodeMaker {
  root(name: string): PlanNode {
    // What was planned before it was applied is on the page, with what came of it.
    const view = standingView(this.plan);
    const description = rootDescription(this.plan, this.words, this.say);
    const hasChildren =
      view !== undefined || standing(this.plan).length > 0 || this.plan.state.left.length > 0;
    return this.node(name, description, {
      // VS Code does not open a line by itself that had nothing below it before.
      id: hasChildren ? "" : "alone",
      kind: "root",
      look: rootLook(this.plan),
      state: hasChildren ? "expanded" : "leaf",
      target: this.target(undefined, undefined),
      children: () => [...this.messages(), ...(view ? this.ofView(view) : [])],
    });
  }

  /** What the tool said, and what is left behind. */
  private messages(): PlanNode[] {
    const { state, notice } = this.plan;
    const said = standing(this.plan).map(({ severity, summary, detail, address, range, seq }) =>
      this.node(summary, detail.split("\n")[0] ?? "", {
        id: `diagnostic ${seq}`,
        look:
          severity === "error"
            ? { icon: "error", color: "problemsErrorIcon.foreground" }
            : { icon: "warning", color: "problemsWarningIcon.foreground" },
        target:
          address === undefined && !range ? undefined : this.target(address, undefined, placeOfTool(range)),
      }),
    );
    const told = [...state.left, ...(notice === undefined ? [] : [notice])].map((sentence, index) =>
      this.node(sentence, "", { id: `told ${index}`, look: WARNING }),
    );
    return [...said, ...told];
  }

  private ofView(view: PlanView): PlanNode[] {
    return [
      this.verdict(view),
      ...this.warnings(view),
      ...CHANGE_KINDS.flatMap((kind) => (view.counts[kind] > 0 ? this.kind(view, kind) : [])),
      ...new DriftNodes(this.plan, this.say).of(view),
      ...this.checks(view),
      ...this.outputs(view),
    ];
  }

  private verdict(view: PlanView): PlanNode {
    const { completeness } = view;
    const { summary, level } = this.isDrift ? driftVerdict(view, this.say) : view.verdict;
    const label = completeness.isEmpty && !this.isDrift ? this.say(MARK_WORDS.noChanges) : summary;
    return this.node(label, "", {
      id: "verdict",
      look: VERDICT_LOOKS[level],
      target: this.target(undefined, undefined),
    });
  }

  private warnings({ completeness, problems }: PlanView): PlanNode[] {
    const sentences = [...completeness.reasons, ...problems];
    if (sentences.length === 0) return [];
    const { say } = this;
    return [
      this.node(say(MARK_WORDS.warnings), String(sentences.length), {
        id: "warnings",
        look: WARNING,
        state: "expanded",
        children: () => sentences.map((one, index) => this.node(one, "", { id: `warning ${index}` })),
      }),
    ];
  }

  private kind(view: PlanView, kind: ChangeKind): PlanNode {
    const groups = view.groups.filter((one) => one.kind === kind);
    const title = this.say(MARK_WORDS.titles[kind]);
    return this.node(title, String(view.counts[kind]), {
      id: `kind ${kind}`,
      look: KIND_LOOKS[kind],
      state: RISKY.has(kind) ? "expanded" : "collapsed",
      children: () => this.some(`groups ${kind}`, groups, (group) => this.group(view, group)),
    });
  }

  private group(view: PlanView, group: ChangeGroup): PlanNode {
    const first = firstOf(view, group);
    const why =
      [first?.why.text, changesInWords(group.kind, diffOf(view, first), this.words)].find((one) => one) ?? "";
    const isOne = group.changes.length === 1;
    return this.node(group.title, why, {
      id: `group ${group.id}`,
      kind: "change",
      look: KIND_LOOKS[group.kind],
      spoken: this.say(MARK_WORDS.because, this.say(MARK_WORDS.titles[group.kind]), group.title),
      state: isOne ? "leaf" : "collapsed",
      target: this.target(group.block, group.id, first?.source),
      children: isOne ? undefined : () => this.instances(view, group),
    });
  }

  private instances(view: PlanView, group: ChangeGroup): PlanNode[] {
    return this.some(`instances ${group.id}`, group.changes, (index) => {
      const change = view.changes[index];
      return this.node(change?.address ?? "", "", {
        id: `change ${change?.id ?? index}`,
        kind: "change",
        target: this.target(group.block, change?.id, change?.source),
      });
    });
  }

  private checks({ checks, counts }: PlanView): PlanNode[] {
    const look = counts.failedChecks > 0 ? WARNING : { icon: "checklist", color: "charts.green" };
    const failing =
      counts.failedChecks > 0 ? this.say(MARK_WORDS.checksFailing, counts.failedChecks) : undefined;
    const children = () =>
      this.some("checks", checks, (one, index) =>
        this.node(one.address, [checkInWords(one, this.words), ...one.problems].join(": "), {
          id: `check ${index}`,
          look: CHECK_LOOKS[one.status],
          target: this.target(one.address, undefined),
        }),
      );
    return this.section("checks", MARK_WORDS.checks, checks.length, look, children, failing);
  }

  private outputs({ outputs }: PlanView): PlanNode[] {
    return this.section("outputs", MARK_WORDS.outputs, outputs.length, { icon: "output", color: "" }, () =>
      this.some("outputs", outputs, (output) =>
        this.node(output.name, outputValues(output, this.words), {
          id: `output ${output.name}`,
          target: this.target(`output.${output.name}`, undefined),
        }),
      ),
    );
  }
}

/** What is open at once. */
const RISKY: ReadonlySet<ChangeKind> = new Set(KINDS_OF_WHAT_EXISTS);
