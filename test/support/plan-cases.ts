import { FolderSet } from "../../server/src/folder-set.ts";
import { withPlaces } from "../../server/src/plan/places.ts";
import { readPlanText } from "../../server/src/plan/read.ts";
import { relationsOf } from "../../server/src/plan/relations.ts";
import { planView } from "../../server/src/plan/view.ts";
import { lintPlan, type PlanLintFinding } from "../../server/src/plan-lint.ts";
import { ModulePlanSources } from "../../server/src/plan-sources.ts";
import type { RuleOptions } from "../../server/src/rules/options.ts";
import type { ImageLedger, PlanRule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { folderOf, type Texts } from "./analysis.ts";

/** Runs one rule over `plan.json`, with the configuration and the records of bakes beside it. */
export function lintPlanTexts(
  hcl: HclEngine,
  texts: Texts,
  rule: PlanRule,
  ruleOptions?: RuleOptions,
): PlanLintFinding[] {
  const read = readPlanText(texts["plan.json"] ?? "");
  if (!("plan" in read)) throw new Error(read.problem);
  const folder = folderOf(hcl, texts);
  const world = new FolderSet({ folders: new Map([[folder.directory, folder]]) });
  return lintPlan(
    {
      view: withPlaces(planView(read.plan), new ModulePlanSources(world, folder.directory)),
      relations: relationsOf(read.plan),
      ledger: ledgerOf(texts),
    },
    [rule],
    {
      severities: {},
      ruleOptions,
      onRuleFailure: (_rule, error) => {
        throw error;
      },
    },
  );
}

function ledgerOf(texts: Texts): ImageLedger | undefined {
  const records = Object.entries(texts).filter(([name]) => name.startsWith(".rebake/images/"));
  if (records.length === 0) return undefined;
  return { has: (image) => records.some(([, text]) => text.includes(`"${image}"`)) };
}
