import { blockAddress } from "./addresses.ts";
import { asList, asText, entriesOf, field, isObject, type Json } from "./json.ts";
import type { PlanModel } from "./model.ts";

/** Which changes of a plan may have to do with each other. */
export interface PlanRelations {
  /**
   * The blocks among `changed` that have to do with one of `from`: they refer to each other, directly or through others that
   * change. A block whose references are not known has to do with everything.
   * @param changed addresses without keys
   */
  related(from: readonly string[], changed: readonly string[]): ReadonlySet<string>;
}

/** Finds relations in the plan's own copy of the configuration. It has no locals, so what refers to one is related to all. */
export function relationsOf(plan: PlanModel): PlanRelations {
  const graph = new Graph();
  graph.addModule(field(plan.json, "configuration", "root_module"), "");
  return {
    related: (from, changed) => graph.reach(from, new Set(changed)),
  };
}

class Graph {
  private readonly neighbours = new Map<string, Set<string>>();
  private readonly unknown = new Set<string>();
  private readonly known = new Set<string>();

  reach(from: readonly string[], changed: ReadonlySet<string>): ReadonlySet<string> {
    const reached = new Set(from);
    for (const block of changed) if (!this.known.has(block) || this.unknown.has(block)) reached.add(block);
    const pending = [...reached];
    for (let next = pending.pop(); next !== undefined; next = pending.pop())
      for (const one of this.neighbours.get(next) ?? []) {
        // Variables and outputs pass on what changes; what stays as it is does not.
        if (reached.has(one) || !(changed.has(one) || isPassing(one))) continue;
        reached.add(one);
        pending.push(one);
      }
    return reached;
  }

  addModule(module: Json, prefix: string): void {
    for (const resource of asList(field(module, "resources"))) {
      const address = asText(field(resource, "address"));
      if (address === undefined) continue;
      const block = `${prefix}${blockAddress(address)}`;
      this.known.add(block);
      const parts = ["expressions", "count_expression", "for_each_expression"].map((key) =>
        field(resource, key),
      );
      this.link(block, [...parts.flatMap(referencesIn), ...dependsOn(resource)], prefix);
    }
    for (const [name, output] of entriesOf(field(module, "outputs")))
      this.link(`${prefix}output.${name}`, referencesIn(field(output, "expression")), prefix);
    for (const [name, call] of entriesOf(field(module, "module_calls"))) {
      const inner = `${prefix}module.${name}.`;
      for (const [argument, expression] of entriesOf(field(call, "expressions")))
        this.link(`${inner}var.${argument}`, referencesIn(expression), prefix);
      this.addModule(field(call, "module"), inner);
    }
  }

  private link(from: string, references: readonly string[], prefix: string): void {
    for (const reference of references) {
      // The list has the parts of a reference as well: of module.a.url also module.a.
      if (/^module\.[^.]+$/.test(reference) && references.some((one) => one.startsWith(`${reference}.`)))
        continue;
      const to = target(reference);
      if (to === undefined) this.unknown.add(from);
      else {
        this.connect(from, prefix + to);
        this.connect(prefix + to, from);
      }
    }
  }

  private connect(from: string, to: string): void {
    const known = this.neighbours.get(from);
    if (known) known.add(to);
    else this.neighbours.set(from, new Set([to]));
  }
}

function isPassing(node: string): boolean {
  return /(?:^|\.)(?:var|output)\.[^.]+$/.test(node);
}

/** The block a reference leads to in its own module; undefined where that is not known. */
function target(reference: string): string | undefined {
  const parts = blockAddress(reference).split(".");
  const [first, second, third] = parts;
  if (first === "local") return undefined;
  if (first === "module") return third === undefined ? undefined : `module.${second}.output.${third}`;
  if (first === "data") return parts.slice(0, 3).join(".");
  return parts.slice(0, 2).join(".");
}

function dependsOn(resource: Json): string[] {
  return asList(field(resource, "depends_on")).flatMap((one) => asText(one) ?? []);
}

/** References of all expressions in it; those to a part (`a.b.c`) name the whole (`a.b`) as well. */
function referencesIn(expressions: Json): string[] {
  if (Array.isArray(expressions)) return expressions.flatMap(referencesIn);
  if (!isObject(expressions)) return [];
  const { references } = expressions;
  if (Array.isArray(references))
    return references
      .flatMap((one) => asText(one) ?? [])
      .filter((one) => !/^(?:each|count|self|path|terraform)\b/.test(one));
  return Object.values(expressions).flatMap(referencesIn);
}
