import { blockAddress, withinModule } from "./addresses.ts";
import { asList, asText, entriesOf, field, isObject, type Json } from "./json.ts";
import type { ResourceChange } from "./model.ts";
import type { Path } from "./paths.ts";

/** What the plan's own copy of the configuration says of resources: which attributes are written, and what they refer to. */
export class PlanConfiguration {
  private readonly modules = new Map<string, Map<string, Json>>();

  /** @param root `configuration.root_module` */
  constructor(private readonly root: Json) {}

  /** True for an attribute that somebody has written, so that what it becomes is no mere consequence. */
  isWritten(address: string, path: Path): boolean {
    return this.expression(address, path) !== undefined;
  }

  /**
   * The attributes of resources, as `module.a.aws_instance.web.id` without keys, that the expressions of attributes which
   * force a replacement refer to.
   */
  sourcesOfReplacements(changes: readonly ResourceChange[]): ReadonlySet<string> {
    const sources = new Set<string>();
    for (const { address, replacePaths } of changes) {
      for (const path of replacePaths) {
        const { calls } = withinModule(address);
        const prefix = calls.map((call) => `module.${call}.`).join("");
        for (const reference of asList(field(this.expression(address, path), "references"))) {
          const name = asText(reference);
          if (name !== undefined) sources.add(prefix + blockAddress(name));
        }
      }
    }
    return sources;
  }

  private expression(address: string, path: Path): Json {
    let at = field(this.resource(address), "expressions");
    for (const [index, step] of path.entries()) {
      if (isLeaf(at)) return at;
      if (typeof step === "number") {
        if (!Array.isArray(at)) continue;
        at = at[step] ?? at[0];
      } else {
        // A block that may stand only once has no index in the configuration, or none in the value.
        if (Array.isArray(at)) at = at[typeof path[index - 1] === "number" ? Number(path[index - 1]) : 0];
        at = field(at, step);
      }
      if (at === undefined) return undefined;
    }
    return at;
  }

  private resource(address: string): Json {
    const { calls, local } = withinModule(address);
    const key = calls.join(".");
    let resources = this.modules.get(key);
    if (!resources) {
      resources = new Map();
      const module = calls.reduce((at, call) => field(at, "module_calls", call, "module"), this.root);
      for (const one of asList(field(module, "resources"))) {
        const name = asText(field(one, "address"));
        if (name !== undefined) resources.set(name, one);
      }
      this.modules.set(key, resources);
    }
    return resources.get(local);
  }
}

function isLeaf(expression: Json): boolean {
  if (!isObject(expression)) return false;
  return (
    Array.isArray(expression.references) ||
    Object.hasOwn(expression, "constant_value") ||
    entriesOf(expression).length === 0
  );
}
