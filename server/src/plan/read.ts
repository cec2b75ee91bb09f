import { moduleAddress } from "./addresses.ts";
import { asFlag, asList, asText, field, isObject, type Json, type JsonObject } from "./json.ts";
import { kindOf } from "./kinds.ts";
import type { PlanModel, ResourceChange, ValueChange } from "./model.ts";
import type { Path } from "./paths.ts";

/** Either a plan, or a sentence that says why it is none and what to do. */
export type PlanRead = { readonly plan: PlanModel } | { readonly problem: string };

/** Reads the text of `terraform show -json` or `tofu show -json`. Never throws. */
export function readPlanText(text: string): PlanRead {
  if (text.startsWith("PK\u0003\u0004")) return { problem: SAVED_PLAN };
  const json = text.replace(/^\ufeff/, "");
  if (json.trim() === "") return { problem: `it is empty; ${HOW}` };
  let parsed: Json;
  try {
    parsed = JSON.parse(json);
  } catch {
    // The message of the parser may quote what stands there.
    return { problem: isStream(json) ? STREAM : `it is not JSON; ${HOW}` };
  }
  return readPlan(parsed);
}

/** Reads what `show -json` printed, parsed. Never throws. */
export function readPlan(parsed: Json): PlanRead {
  if (!isObject(parsed)) return { problem: `it is not a plan; ${HOW}` };
  const problem = whatElse(parsed) ?? (isTooDeep(parsed) ? TOO_DEEP : undefined);
  if (problem !== undefined) return { problem };
  const problems: string[] = [];
  const changesUnder = (key: string): ResourceChange[] =>
    asList(parsed[key]).flatMap((one, index) => {
      const change = resourceChange(one);
      if (!change)
        problems.push(`Entry ${index + 1} of ${key} has no address or no change, and is left out.`);
      return change ?? [];
    });
  return {
    plan: {
      formatVersion: asText(parsed.format_version) ?? "",
      engineVersion: asText(parsed.terraform_version),
      created: asText(parsed.timestamp),
      errored: parsed.errored === true,
      applyable: asFlag(parsed.applyable),
      complete: asFlag(parsed.complete),
      changes: changesUnder("resource_changes"),
      drift: changesUnder("resource_drift"),
      deferred: asList(parsed.deferred_changes).map((one) => ({
        address: asText(field(one, "resource_change", "address")) ?? "?",
        reason: asText(field(one, "reason")) ?? "unknown",
      })),
      problems,
      json: parsed,
    },
  };
}

const HOW = 'write the plan with "terraform show -json PLANFILE" (or "tofu show -json PLANFILE")';
const SAVED_PLAN = `it is a saved plan, which only the tool that wrote it can read; ${HOW}`;
const STREAM = `it is the stream of "plan -json", which has no attributes; save the plan with -out=PLANFILE, then ${HOW}`;
/** Source: `internal/cloud/cloudplan/remote_plan.go` of Terraform 1.6 and newer. */
const REMOTE = `it is the bookmark of a plan that HCP Terraform keeps, which holds no changes; ${HOW}, logged in to where it ran`;
const TOO_DEEP = "it is nested more than 500 levels deep, as no plan is";
const NEWEST_MAJOR = 1;

/** What it is, where that is no plan that can be read. */
function whatElse(json: JsonObject): string | undefined {
  const version = json.format_version;
  if (typeof version !== "string") {
    if (json.remote_plan_format !== undefined) return REMOTE;
    if (json.terraform_version !== undefined && json.resources !== undefined)
      return `it is a state, not a plan; ${HOW}`;
    return json["@level"] === undefined ? `it is not a plan: it has no format_version; ${HOW}` : STREAM;
  }
  const [, major] = /^(\d+)(?:\.|$)/.exec(version) ?? [];
  if (major === undefined) return `its format_version is "${version.slice(0, 40)}", which is no version`;
  if (Number(major) > NEWEST_MAJOR)
    return `its format is ${version.slice(0, 40)}, and this version of Rebake reads formats up to ${NEWEST_MAJOR}.x; use a newer Rebake`;
  if (json.valid !== undefined && json.diagnostics !== undefined)
    return `it is the answer of "validate -json", not a plan; ${HOW}`;
  const isPlan = ["resource_changes", "planned_values", "configuration", "output_changes", "errored"].some(
    (key) => json[key] !== undefined,
  );
  if (isPlan) return undefined;
  return json.provider_schemas === undefined
    ? `it is a state, not a plan; ${HOW}`
    : `it holds the schemas of providers, not a plan; ${HOW}`;
}

function isStream(text: string): boolean {
  return /^\s*\{"@level"/.test(text);
}

/** Without recursion, which is what it is asked for. */
function isTooDeep(json: Json): boolean {
  let level: object[] = [json as object];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 500) return true;
    const next: object[] = [];
    for (const one of level)
      for (const value of Object.values(one))
        if (typeof value === "object" && value !== null) next.push(value);
    level = next;
  }
  return false;
}

function resourceChange(json: Json): ResourceChange | undefined {
  const address = asText(field(json, "address"));
  const change = field(json, "change");
  if (address === undefined || !isObject(change)) return undefined;
  const key = field(json, "index");
  const previousAddress = asText(field(json, "previous_address"));
  const importing = isObject(change.importing)
    ? { id: asText(change.importing.id) ?? identityText(change.importing.identity) }
    : undefined;
  const actions = asList(change.actions).map((action) => asText(action) ?? "?");
  const isMoved = previousAddress !== undefined && previousAddress !== address;
  return {
    address,
    module: asText(field(json, "module_address")) ?? moduleAddress(address),
    mode: field(json, "mode") === "data" ? "data" : "managed",
    type: asText(field(json, "type")) ?? "",
    name: asText(field(json, "name")) ?? "",
    key: typeof key === "number" || typeof key === "string" ? key : undefined,
    deposed: asText(field(json, "deposed")),
    previousAddress: isMoved ? previousAddress : undefined,
    actions,
    kind: kindOf(actions, { isImported: importing !== undefined, isMoved }),
    reason: asText(field(json, "action_reason")),
    importing,
    replacePaths: asList(change.replace_paths).map(asPath),
    ...valueChange(change),
  };
}

/** `before`, `after` and what is known of them; of a resource or an output. */
export function valueChange(change: JsonObject): ValueChange {
  return {
    before: change.before,
    after: change.after,
    unknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
    hasMasks: change.before_sensitive !== undefined || change.after_sensitive !== undefined,
  };
}

function identityText(identity: Json): string | undefined {
  return isObject(identity) ? JSON.stringify(identity) : undefined;
}

function asPath(json: Json): Path {
  return asList(json).filter((step) => typeof step === "string" || typeof step === "number");
}
