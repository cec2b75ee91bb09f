import { DEFAULT_OPTIONS } from "./rules/options.ts";
import type { Rule, TerraformRule } from "./rules/rule.ts";
import { TerraformModule } from "./terraform/module.ts";
import { ModuleSource } from "./terraform/module-source.ts";

/** What a rule asks an empty module for before it gives up; undefined when it asks for what every module has. */
type Interests = ReadonlySet<string> | undefined;

/**
 * False when the rule certainly finds nothing in the module. A rule is pure: it finds nothing in a module without any
 * blocks, and asked for some blocks to know that; a module that has none of those blocks either looks the same to it.
 */
export function mayFindSomething(rule: TerraformRule, module: TerraformModule): boolean {
  const interests = interestsOf(rule);
  if (!interests) return true;
  for (const one of contentsOf(module.source)) if (interests.has(one)) return true;
  return false;
}

/** The rules that may find something in one of these modules, which are uses of the same folder. */
export function rulesThatMayFind(
  rules: readonly Rule[],
  [module]: readonly TerraformModule[],
): ReadonlySet<Rule> {
  if (!module) return NO_RULES;
  const index = indexOf(rules);
  const found = new Set<Rule>(index.always);
  for (const one of contentsOf(module.source))
    for (const rule of index.byInterest.get(one) ?? NO_RULES) found.add(rule);
  return found;
}

const NO_RULES: ReadonlySet<Rule> = new Set();

/** Which rules ask for what: there are many rules, and few of them are about what a module has. */
interface InterestIndex {
  readonly always: readonly Rule[];
  readonly byInterest: ReadonlyMap<string, readonly Rule[]>;
}

function indexOf(rules: readonly Rule[]): InterestIndex {
  let known = INDICES.get(rules);
  if (!known) {
    const always: Rule[] = [];
    const byInterest = new Map<string, Rule[]>();
    for (const rule of rules) {
      const interests = rule.dialect === "terraform" ? interestsOf(rule) : NOTHING;
      if (!interests) always.push(rule);
      for (const one of interests ?? NOTHING) {
        const list = byInterest.get(one);
        if (list) list.push(rule);
        else byInterest.set(one, [rule]);
      }
    }
    known = { always, byInterest };
    INDICES.set(rules, known);
  }
  return known;
}

const NOTHING: ReadonlySet<string> = new Set();
const INDICES = new WeakMap<readonly Rule[], InterestIndex>();

function interestsOf(rule: TerraformRule): Interests {
  if (INTERESTS.has(rule)) return INTERESTS.get(rule);
  const found = askedOfEmptyModule(rule);
  INTERESTS.set(rule, found);
  return found;
}

function askedOfEmptyModule(rule: TerraformRule): Interests {
  const asked = new Set<string>();
  let knowsAll = true;
  const empty = new TerraformModule(new ModuleSource("", []));
  const watched = new Proxy(empty, {
    get(target, name) {
      switch (name) {
        case "blocks":
          return (type: string) => {
            asked.add(type);
            return target.blocks(type);
          };
        case "resources":
          return asking("resource", asked);
        case "dataSources":
          return asking("data", asked);
        default:
          knowsAll = false;
          return Reflect.get(target, name, target);
      }
    },
  });
  try {
    for (const _ of rule.check(watched, DEFAULT_OPTIONS)) return undefined;
  } catch {
    return undefined;
  }
  return knowsAll ? asked : undefined;
}

function asking(mode: "resource" | "data", asked: Set<string>): (...types: readonly string[]) => [] {
  return (...types) => {
    if (types.length === 0) asked.add(mode);
    for (const type of types) asked.add(`${mode} ${type}`);
    return [];
  };
}

/** What there is to ask for: types of blocks, and `resource x`, `data x`. */
function contentsOf(source: ModuleSource): readonly string[] {
  let known = CONTENTS.get(source);
  if (!known) {
    const found = new Set<string>();
    for (const type of source.blockTypes) {
      found.add(type);
      if (type !== "resource" && type !== "data") continue;
      for (const one of source.blocks(type)) found.add(`${type} ${one.resourceType}`);
    }
    known = [...found];
    CONTENTS.set(source, known);
  }
  return known;
}

const INTERESTS = new WeakMap<TerraformRule, Interests>();
const CONTENTS = new WeakMap<ModuleSource, readonly string[]>();
