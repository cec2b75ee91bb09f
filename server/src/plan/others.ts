import type { OutputChange, PlanCheck, PlannedAction, ShownValue } from "../../../protocol/src/plan-view.ts";
import { asList, asText, entriesOf, field, isAbsent, isObject, type Json, sameJson } from "./json.ts";
import { type Mask, saysTrue } from "./masks.ts";
import type { PlanModel } from "./model.ts";
import { valueChange } from "./read.ts";
import type { Redactor } from "./redactor.ts";
import { ABSENT, differenceStart, SENSITIVE, shown, UNKNOWN } from "./shown-values.ts";

export function outputsOf({ json }: PlanModel, redactor: Redactor): OutputChange[] {
  return entriesOf(json.output_changes).flatMap(([name, json]) => {
    if (!isObject(json)) return [];
    const actions = asList(json.actions);
    if (actions.every((action) => action === "no-op")) return [];
    const change = valueChange(json);
    const from = differenceStart(change.before, change.after);
    const side = (value: Json, mask: Mask): ShownValue =>
      isAbsent(value) ? ABSENT : saysTrue(mask) ? SENSITIVE : shown(value, redactor, from);
    const isSecret = saysTrue(change.beforeSensitive) || saysTrue(change.afterSensitive);
    const isUnknown = saysTrue(change.unknown);
    const isSame = !isUnknown && sameJson(change.before, change.after);
    if (isSame && isAbsent(change.before) && !actions.includes("create")) return [];
    return {
      name,
      change: actions.includes("create") ? "added" : actions.includes("delete") ? "removed" : "changed",
      before: side(change.before, isSecret),
      after: isUnknown ? UNKNOWN : side(change.after, isSecret),
    };
  });
}

const CHECK_KINDS: ReadonlyMap<string, PlanCheck["kind"]> = new Map([
  ["check", "check"],
  ["resource", "resource"],
  ["output_value", "output"],
  ["var", "variable"],
]);

/** The results of checks, conditions and validations, an instance each; failed ones first. */
export function checksOf(json: Json, redactor: Redactor): PlanCheck[] {
  const checks = asList(field(json, "checks")).flatMap((check): PlanCheck[] => {
    const object = field(check, "address");
    const kind = CHECK_KINDS.get(asText(field(object, "kind")) ?? "") ?? "other";
    const name = asText(field(object, "to_display")) ?? asText(object) ?? "?";
    const instances = asList(field(check, "instances"));
    if (instances.length === 0) return [checkOf(check, kind, name, redactor)];
    return instances.map((one) =>
      checkOf(one, kind, asText(field(one, "address", "to_display")) ?? name, redactor),
    );
  });
  const order = ["fail", "error", "unknown", "pass"];
  return checks.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

function checkOf(json: Json, kind: PlanCheck["kind"], address: string, redactor: Redactor): PlanCheck {
  const status = asText(field(json, "status"));
  return {
    address,
    kind,
    status: status === "pass" || status === "fail" || status === "error" ? status : "unknown",
    problems: asList(field(json, "problems")).flatMap((problem) => {
      const message = asText(field(problem, "message"));
      return message === undefined ? [] : redactor.text(message);
    }),
  };
}

/** Source: the documentation of Terraform's JSON output format, `action_invocations`. */
export function actionsOf(json: Json): PlannedAction[] {
  return asList(field(json, "action_invocations")).flatMap((one) => {
    const address = asText(field(one, "address"));
    if (address === undefined) return [];
    const trigger = field(one, "lifecycle_action_trigger");
    const triggering = asText(field(trigger, "triggering_resource_address"));
    const event = asText(field(trigger, "action_trigger_event"));
    return {
      address,
      type: asText(field(one, "type")) ?? "",
      ...(triggering === undefined ? {} : { trigger: triggering }),
      ...(event === undefined ? {} : { event }),
    };
  });
}
