import type { CheckSettings } from "../../server/src/host/check-folders.ts";
import type { DiskProject } from "../../server/src/host/project-file.ts";
import { today } from "../../server/src/host/today.ts";
import { defaultLevel } from "../../server/src/rules/rule.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";
import type { CheckArguments } from "./arguments.ts";

/** What the command line and the project file say about how to check a workspace. */
export function settingsFor(given: CheckArguments, root: string, project: DiskProject): CheckSettings {
  return {
    root,
    rules: given.rules,
    severities: severitiesFor(given, project),
    ruleOptions: project.project.options,
    ignoredBy: Object.fromEntries(project.project.ignoredBy),
    varsFiles: project.varsFiles,
    today: today(),
  };
}

/** A rule that is asked for by name runs, also when it is off; a finding keeps the severity that is its own. */
function severitiesFor(given: CheckArguments, { project }: DiskProject): CheckSettings["severities"] {
  const severities = Object.fromEntries(project.severities);
  for (const id of given.rules ?? []) {
    const rule = EVERY_RULE.find((one) => one.id === id);
    if (!rule || (severities[id] ?? defaultLevel(rule)) !== "off") continue;
    if (rule.optIn) severities[id] = rule.severity;
    else delete severities[id];
  }
  return severities;
}
