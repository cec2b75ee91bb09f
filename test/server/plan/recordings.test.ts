import { describe, expect, test } from "vitest";
import { CHANGE_KINDS } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { noRecordings, recordedPlans } from "../../support/plans.ts";

interface Recorded {
  readonly address: string;
  readonly type: string;
  readonly previous_address?: string;
  readonly change: Readonly<Record<string, unknown>> & { readonly actions: readonly string[] };
}

const plans = noRecordings ? [] : recordedPlans();

test.runIf(noRecordings)(
  "recorded plans are missing on this machine, and nothing is held against them",
  () => {
    expect(plans).toEqual([]);
  },
);

test.skipIf(noRecordings)("there are hundreds of recorded plans", () => {
  expect(plans.length).toBeGreaterThan(300);
  expect(plans.flatMap(({ json }) => secretsIn(json)).length).toBeGreaterThan(50);
});

test.skipIf(noRecordings)(
  "plans in which anything stands in place of anything else are read or refused, never thrown at",
  () => {
    const odd = [null, true, 7, "x", [], {}, [[null]], { a: { b: [] } }, "[1,", "eyJhIjoxfQ=="];
    let seed = 5;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (const { json } of plans.slice(0, 150))
      for (let round = 0; round < 5; round++) {
        const broken = JSON.stringify(json, (_key, value: unknown) =>
          random(40) === 0 ? structuredClone(odd[random(odd.length)]) : value,
        );
        expect(() => viewPlan(JSON.parse(broken))).not.toThrow();
      }
  },
);

describe.each(plans.map((plan) => [plan.name, plan.json] as const))("%s", (_name, json) => {
  const read = viewPlan(json);
  if (!("view" in read)) throw new Error(read.problem);
  const { view } = read;
  const recorded = (json.resource_changes ?? []) as Recorded[];

  test("every action is counted once, as what it is", () => {
    const wanted = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0]));
    let unchanged = 0;
    for (const one of recorded) {
      const kind = plainKind(one);
      if (kind === undefined) unchanged++;
      else wanted[kind] = (wanted[kind] ?? 0) + 1;
    }
    expect(view.counts).toMatchObject({ ...wanted, unchanged });
    expect(view.groups.flatMap(({ changes }) => changes).sort((a, b) => a - b)).toEqual([
      ...view.changes.keys(),
    ]);
    expect(new Set(view.changes.map(({ id }) => id)).size).toBe(view.changes.length);
  });

  test("the riskiest comes first", () => {
    const ranks = view.changes.map(({ kind }) => CHANGE_KINDS.indexOf(kind));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test("it is data that survives JSON, and holds nothing sensitive", () => {
    const text = JSON.stringify(view);
    expect(JSON.parse(text)).toEqual(view);
    for (const secret of secretsIn(json)) expect(text).not.toContain(secret);
  });
});

/** The same question, asked another way. */
function plainKind({ change, previous_address: previous, address }: Recorded): string | undefined {
  const actions = change.actions.join("+");
  if (actions === "delete+create") return "replace-destroy-first";
  if (actions === "create+delete") return "replace-create-first";
  if (actions !== "no-op") return actions;
  if (change.importing) return "import";
  return previous !== undefined && previous !== address ? "move" : undefined;
}

/** What masks and sensitive variables cover, where it is long enough to be recognised and no name in the plan. */
function secretsIn(json: Record<string, unknown>): string[] {
  const found = new Set<string>();
  collect(json, found);
  const { configuration, variables } = json as {
    configuration?: { root_module?: { variables?: Record<string, { sensitive?: boolean }> } };
    variables?: Record<string, { value?: unknown }>;
  };
  for (const [name, { sensitive }] of Object.entries(configuration?.root_module?.variables ?? {}))
    if (sensitive) covered(true, variables?.[name]?.value, found);
  const names = JSON.stringify([
    namesIn(json.resource_changes),
    namesIn(json.resource_drift),
    Object.keys((json.output_changes ?? {}) as object),
  ]);
  return [...found].filter(
    (secret) => secret.length >= 6 && !/^(?:false|true)$/.test(secret) && !names.includes(secret),
  );
}

function collect(json: unknown, found: Set<string>): void {
  if (typeof json !== "object" || json === null) return;
  const one = json as Record<string, unknown>;
  covered(one.before_sensitive, one.before, found);
  covered(one.after_sensitive, one.after, found);
  covered(one.sensitive_values, one.values, found);
  for (const value of Object.values(one)) collect(value, found);
}

function covered(mask: unknown, value: unknown, found: Set<string>): void {
  if (mask === true && typeof value === "string") found.add(JSON.stringify(value).slice(1, -1));
  else if (typeof value === "object" && value !== null && (mask === true || typeof mask === "object"))
    for (const [key, item] of Object.entries(value))
      covered(mask === true ? true : (mask as Record<string, unknown> | null)?.[key], item, found);
}

/** Addresses, and the names of attributes, which are no secrets whatever else is called the same. */
function namesIn(changes: unknown): unknown {
  return ((changes ?? []) as Recorded[]).map(({ address, type, change }) => [
    address,
    type,
    Object.keys((change.before ?? {}) as object),
    Object.keys((change.after ?? {}) as object),
  ]);
}
