import type { Attribute, Expression } from "../syntax/nodes.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import { type Hop, unknown, type Value } from "./value.ts";

/** How a variable gets a value inside its own folder. */
export interface VariableSource {
  readonly expression: Expression;
  readonly kind: "variable default" | "variable value";
}

/**
 * The scope of one folder: variables by their default (or by what a vars file of the folder sets), locals by
 * their expression. Values are computed when first asked for and kept; a value that needs itself is unknown.
 */
export class NamedValues implements Scope {
  private readonly values = new Map<string, Value>();
  private readonly inProgress = new Set<string>();

  constructor(
    private readonly variables: (name: string) => VariableSource | undefined,
    private readonly locals: (name: string) => Attribute | undefined,
  ) {}

  variable(name: string): Value | undefined {
    const source = this.variables(name);
    return source && this.named(`var.${name}`, source.expression, source.kind);
  }

  local(name: string): Value | undefined {
    const source = this.locals(name);
    return source && this.named(`local.${name}`, source.expression, "local");
  }

  private named(name: string, expression: Expression, kind: Hop["kind"]): Value {
    const known = this.values.get(name);
    if (known) return known;
    if (this.inProgress.has(name)) return unknown(expression);
    this.inProgress.add(name);
    const value = withHop(evaluate(expression, this), { span: expression, name, kind });
    this.inProgress.delete(name);
    this.values.set(name, value);
    return value;
  }
}

function withHop(value: Value, hop: Hop): Value {
  return { ...value, hops: [hop, ...value.hops] };
}
