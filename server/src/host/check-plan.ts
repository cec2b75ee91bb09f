import { posix } from "node:path";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { PlanModel } from "../plan/model.ts";
import { withPlaces } from "../plan/places.ts";
import { relationsOf } from "../plan/relations.ts";
import { planView } from "../plan/view.ts";
import { lintPlan, PLAN_RULES, type PlanLintFinding } from "../plan-lint.ts";
import { ModulePlanSources } from "../plan-sources.ts";
import { speaksFor, suppressionsOf } from "../suppressions.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { folderOf } from "../syntax/names.ts";
import { LineIndex } from "../text/lines.ts";
import type { CheckSettings } from "./check-folders.ts";
import { DiskWorld } from "./disk-world.ts";
import { ruleExcluder } from "./globs.ts";
import { readImageLedger } from "./image-ledger.ts";
import type { PlainFinding } from "./plain-findings.ts";

export interface PlanCheckSettings
  extends Pick<
    CheckSettings,
    "root" | "rules" | "severities" | "ruleOptions" | "ignoredBy" | "today" | "varsFiles"
  > {
  readonly engine: HclEngine;
  /** The root module's folder, absolute. */
  readonly directory: string;
  /** What findings are said to lie in that are about no place in the configuration; absolute. */
  readonly planPath: string;
}

export interface PlanCheckResult {
  readonly view: PlanView;
  /** Sorted by file and place, those in the plan itself last. */
  readonly findings: readonly PlainFinding[];
  /** What comments silence. */
  readonly suppressed: readonly PlainFinding[];
  /** What could not be read or checked, a sentence each. */
  readonly problems: readonly string[];
}

/** The view of a plan with its places in the configuration beside it, and what the rules of scope `plan` find in it. */
export function checkPlan(plan: PlanModel, settings: PlanCheckSettings): PlanCheckResult {
  const problems: string[] = [];
  const world = new DiskWorld({
    engine: settings.engine,
    root: settings.root,
    files: new Map(),
    callers: new Map(),
    varsFiles: (root) => settings.varsFiles?.[root] ?? [],
    onProblem: (_directory, problem) => problems.push(problem),
  });
  const view = withPlaces(planView(plan), new ModulePlanSources(world, settings.directory));
  const subject = {
    view,
    relations: relationsOf(plan),
    ledger: readImageLedger(settings.root, (problem) => problems.push(problem)),
  };
  const rules = PLAN_RULES.filter(({ id }) => settings.rules?.includes(id) ?? true);
  const found = lintPlan(subject, rules, {
    severities: settings.severities,
    ruleOptions: settings.ruleOptions,
    onRuleFailure: (rule, error) =>
      problems.push(
        `The rule ${rule} failed and its findings are missing. Please report this: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
  });
  const sorted = new SortedFindings(world, settings);
  for (const finding of found) sorted.add(finding);
  return { view, problems: [...new Set(problems)], ...sorted.result() };
}

/** Findings where they lie, without those that comments or the project file silence there. */
class SortedFindings {
  private readonly findings: PlainFinding[] = [];
  private readonly suppressed: PlainFinding[] = [];
  private readonly isIgnored: (rule: string, relative: string) => boolean;

  constructor(
    private readonly world: DiskWorld,
    private readonly settings: PlanCheckSettings,
  ) {
    this.isIgnored = ruleExcluder(Object.entries(settings.ignoredBy ?? {}));
  }

  add({ rule, severity, message, address, at, fingerprint }: PlanLintFinding): void {
    const { planPath, directory, root } = this.settings;
    const path = at ? posix.join(directory, at.file) : planPath;
    if (at && path.startsWith(`${root}/`) && this.isIgnored(rule.id, path.slice(root.length + 1))) return;
    const finding: PlainFinding = {
      rule: rule.id,
      fingerprint,
      severity,
      message,
      path,
      start: at?.range.start ?? ORIGIN,
      end: at?.range.end ?? ORIGIN,
      line: at ? this.lineOf(path, at) : "",
      address,
      related: [],
      tags: [],
      fixes: [],
    };
    const suppression = at && this.suppressionOf(rule.id, path, at);
    if (!suppression) this.findings.push(finding);
    else if (suppression.ended === undefined)
      this.suppressed.push({ ...finding, suppression: { reason: suppression.reason } });
    else
      this.findings.push({
        ...finding,
        message: `${message} (its suppression ended on ${suppression.ended})`,
      });
  }

  result(): Pick<PlanCheckResult, "findings" | "suppressed"> {
    const { planPath } = this.settings;
    const byPlace = (a: PlainFinding, b: PlainFinding): number =>
      Number(a.path === planPath) - Number(b.path === planPath) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start.line - b.start.line);
    return { findings: this.findings.sort(byPlace), suppressed: this.suppressed.sort(byPlace) };
  }

  private lineOf(path: string, { range }: SourcePlace): string {
    return new LineIndex(this.world.text(path) ?? "").line(range.start.line);
  }

  private suppressionOf(
    rule: string,
    path: string,
    { range }: SourcePlace,
  ): { readonly reason: string; readonly ended: string | undefined } | undefined {
    const file = this.world.folder(folderOf(path))?.file(path);
    if (!file) return undefined;
    const lines = new LineIndex(file.text);
    const place = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const speaking = suppressionsOf(file).filter((one) => speaksFor(one, rule, place));
    const { today } = this.settings;
    const hasEnded = (until: string | undefined): boolean =>
      until !== undefined && today !== undefined && today > until;
    const counting = speaking.find(({ until }) => !hasEnded(until));
    const [first] = speaking;
    if (counting) return { reason: counting.reason, ended: undefined };
    return first && { reason: first.reason, ended: first.until };
  }
}

const ORIGIN = { line: 0, character: 0 };
