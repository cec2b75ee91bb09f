import { asList, entriesOf, field, type Json } from "./json.ts";
import { coveredLeaves, leavesOf } from "./masks.ts";
import { Redactor } from "./redactor.ts";

/**
 * Everything that a plan says is secret: the values of sensitive variables (for which `variables` itself has no mask, so
 * that the configuration has to be asked), and every value under a mask, wherever in the plan it stands.
 * @param known what is secret beside that
 */
export function secretsOf(plan: Json, known: readonly string[] = []): Redactor {
  const redactor = new Redactor();
  for (const secret of known) redactor.add(secret, "known");
  for (const secret of variableSecrets(plan)) redactor.add(secret, "declared");
  for (const secret of maskedSecrets(plan)) redactor.add(secret, "marked");
  return redactor;
}

function* variableSecrets(plan: Json): Generator<string | number> {
  const root = field(plan, "configuration", "root_module");
  for (const [name, declared] of entriesOf(field(root, "variables"))) {
    if (field(declared, "sensitive") !== true) continue;
    yield* leavesOf(field(plan, "variables", name, "value"));
    yield* leavesOf(field(declared, "default"));
  }
  yield* argumentSecrets(root);
}

/** What is written where a module is called, for a variable of it that is sensitive. */
function* argumentSecrets(module: Json): Generator<string | number> {
  for (const [, call] of entriesOf(field(module, "module_calls"))) {
    const called = field(call, "module");
    for (const [name, declared] of entriesOf(field(called, "variables"))) {
      if (field(declared, "sensitive") !== true) continue;
      yield* leavesOf(field(call, "expressions", name, "constant_value"));
      yield* leavesOf(field(declared, "default"));
    }
    yield* argumentSecrets(called);
  }
}

function* maskedSecrets(plan: Json): Generator<string | number> {
  const changes = [
    ...["resource_changes", "resource_drift"].flatMap((key) => asList(field(plan, key))),
    ...asList(field(plan, "deferred_changes")).map((one) => field(one, "resource_change")),
  ].map((one) => field(one, "change"));
  for (const change of [...changes, ...entriesOf(field(plan, "output_changes")).map(([, one]) => one)]) {
    yield* coveredLeaves(field(change, "before_sensitive"), field(change, "before"));
    yield* coveredLeaves(field(change, "after_sensitive"), field(change, "after"));
  }
  for (const values of [field(plan, "planned_values"), field(plan, "prior_state", "values")]) {
    yield* stateSecrets(field(values, "root_module"));
    for (const [, output] of entriesOf(field(values, "outputs")))
      if (field(output, "sensitive") === true) yield* leavesOf(field(output, "value"));
  }
}

function* stateSecrets(module: Json): Generator<string | number> {
  for (const resource of asList(field(module, "resources")))
    yield* coveredLeaves(field(resource, "sensitive_values"), field(resource, "values"));
  for (const child of asList(field(module, "child_modules"))) yield* stateSecrets(child);
}

/**
 * True for attributes that are secret by their names. Plans from before Terraform 0.15 have no masks, so that there is nothing
 * else to go by.
 */
export function soundsSecret(name: string): boolean {
  return SECRET_NAME.test(name) && !/(?:_id|_arn|_name|_version|_length|_policy)$/i.test(name);
}

const SECRET_NAME =
  /passw(?:or)?d|passphrase|secret|token|private_?key|api_?key|access_?key|credential|connection_string/i;
