import type { Hop } from "../../eval/value.ts";
import { attribute } from "../../syntax/body.ts";
import { addAfter, remove, type SpanEdit } from "../../syntax/edits.ts";
import type { Block, Span } from "../../syntax/nodes.ts";
import type { TerraformBlock, TerraformModule } from "../../terraform/module.ts";
import type { Effect, Fix, Related } from "../rule.ts";

/** A variable that takes the place of a written value. */
export interface GivenValue {
  readonly name: string;
  /** Declares it; no edits where it is declared already. */
  declaration(): SpanEdit[];
}

/**
 * Finds variables that take the place of written values. Several places may ask for one: it then comes behind
 * the block of the first that asked, so that no two fixes declare it twice.
 */
export class GivenValues {
  private readonly taken = new Map<string, { readonly block: Block; readonly description: string }>();

  constructor(private readonly module: TerraformModule) {}

  /**
   * @param names the best first; one that stands for something else is passed over.
   * @param description tells one value from another: a variable with it and without a default is the same one.
   */
  variable(names: readonly string[], description: string, user: Block): GivenValue | undefined {
    for (const name of names) {
      const existing = variableNamed(this.module, name);
      if (existing) {
        if (this.isGiven(existing, description)) return { name, declaration: () => [] };
        continue;
      }
      const anchor = this.taken.get(name) ?? { block: user, description };
      if (anchor.description !== description) continue;
      this.taken.set(name, anchor);
      return { name, declaration: () => [addAfter(anchor.block, declaration(name, description))] };
    }
    return undefined;
  }

  private isGiven({ body }: TerraformBlock, description: string): boolean {
    const written = this.module.value(body, "description");
    return !attribute(body, "default") && written?.kind === "string" && written.value === description;
  }
}

/** Takes away the default that a value comes from, so that it must be given; undefined when it comes from none. */
export function withoutDefault(
  module: TerraformModule,
  hops: readonly Hop[],
  effect: Effect,
): { readonly at: Span; readonly fix: Fix } | undefined {
  const hop = hops.at(-1);
  if (hop?.kind !== "variable default") return undefined;
  const variable = variableNamed(module, hop.name.replace(/^var\./, ""));
  const written = variable && attribute(variable.body, "default");
  // A module that calls this one may have a variable of the same name.
  if (!written || written.piece !== hop.span.piece) return undefined;
  return {
    at: written,
    fix: {
      title: `Delete the default of ${hop.name}, so that a value must be given`,
      safe: false,
      effect,
      edits: () => remove(written, variable.body),
    },
  };
}

/** Where a value came from, as places to look at. */
export function origins(hops: readonly Hop[]): Related[] {
  return hops.map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` }));
}

/** A name made of words as Terraform writes names: `web_image_version`. */
export function variableName(...words: readonly string[]): string {
  const name = words
    .join("_")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `image_${name}`;
}

function variableNamed(module: TerraformModule, name: string): TerraformBlock | undefined {
  return module.blocks("variable").find((one) => one.block.labels[0]?.text === name);
}

function declaration(name: string, description: string): string {
  return [`variable "${name}" {`, `  description = "${description}"`, "  type        = string", "}"].join(
    "\n",
  );
}
