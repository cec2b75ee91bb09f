import type { FoundInUse } from "./lint.ts";
import { mayFindSomething } from "./rule-interests.ts";
import type { OptionValues } from "./rules/options.ts";
import type { Finding, Severity, TerraformRule } from "./rules/rule.ts";
import { isInIgnoredFolder } from "./syntax/names.ts";
import type { TerraformBlock, TerraformModule } from "./terraform/module.ts";
import { onceFor } from "./terraform/once.ts";

/** More places inside a called module are counted, not shown. */
const MOST_PLACES = 3;

/**
 * What a rule finds in modules that somebody else wrote and `terraform init` has fetched. Nobody can change them where
 * they lie, so the call is what is reported, once, with the places inside as related. What is only informative there is left.
 */
export function findingsOfFetchedModules(
  rule: TerraformRule,
  module: TerraformModule,
  options: OptionValues,
): readonly FoundInUse[] {
  return fetchedModules(module).flatMap((one) => findingOfCall(rule, module, one, options));
}

function findingOfCall(
  rule: TerraformRule,
  module: TerraformModule,
  { call, fetched }: FetchedModule,
  options: OptionValues,
): FoundInUse[] {
  const found = [...findingsBelow(rule, fetched, options)].filter((one) => isWorthAChange(rule, one));
  const [first] = found;
  if (!first) return [];
  const others = found.length > 1 ? `, and ${found.length - 1} more` : "";
  return [
    {
      module,
      finding: {
        at: call.header,
        subject: call,
        message: `In the module that ${call.address} calls: ${first.message}${others}`,
        severity: worst(rule, found),
        related: found.slice(0, MOST_PLACES).map((one) => ({ at: one.at, message: one.message })),
      },
    },
  ];
}

/** True when calls of the module lead into `.terraform/`. */
export function callsFetchedModules(module: TerraformModule): boolean {
  return fetchedModules(module).length > 0;
}

/** The calls that lead into `.terraform/`, asked for by each rule. */
function fetchedModules(module: TerraformModule): readonly FetchedModule[] {
  return onceFor(module, fetchedModules, () =>
    module.calls.blocks().flatMap((call) => {
      const directory = module.calls.directory(call);
      if (directory === undefined || !isInIgnoredFolder(`${directory}/`)) return [];
      const fetched = module.calls.module(call);
      return fetched ? [{ call, fetched }] : [];
    }),
  );
}

interface FetchedModule {
  readonly call: TerraformBlock;
  readonly fetched: TerraformModule;
}

function* findingsBelow(
  rule: TerraformRule,
  module: TerraformModule,
  options: OptionValues,
): Generator<Finding> {
  for (const finding of mayFindSomething(rule, module) ? rule.check(module, options) : []) {
    const subject = module.resource(finding.subject.address);
    if (!subject || module.mayExist(subject)) yield finding;
  }
  for (const call of module.calls.blocks()) {
    const called = module.calls.module(call);
    if (called) yield* findingsBelow(rule, called, options);
  }
}

function isWorthAChange(rule: TerraformRule, finding: Finding): boolean {
  const severity = finding.severity ?? rule.severity;
  return severity === "error" || severity === "warning";
}

function worst(rule: TerraformRule, found: readonly Finding[]): Severity {
  return found.some((one) => (one.severity ?? rule.severity) === "error") ? "error" : "warning";
}
