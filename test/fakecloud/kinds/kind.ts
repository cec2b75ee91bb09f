import type { Context, View } from "../cloud/context.ts";
import type { Thing } from "../cloud/state.ts";
import type { ObjectValue, Value } from "../provider/values.ts";

/** In Terraform's own notation. */
export type AttributeType = "string" | "number" | "bool" | readonly ["list" | "set" | "map", "string"];

export interface Attribute {
  readonly type: AttributeType;
  readonly description: string;
  /**
   * `required` and `optional` are what the configuration may say; `chosen` may be said, and the cloud chooses where it is
   * not; `computed` comes from the cloud alone.
   */
  readonly from: "required" | "optional" | "chosen" | "computed";
  /** What is meant where the configuration says nothing. Only for `chosen`. */
  readonly fallback?: Value;
  /** Masked by Terraform, and never written into the cloud's file. */
  readonly sensitive?: true;
  /** Whether another value needs another thing. Otherwise it is changed in place. */
  readonly replaces?: true | ((before: Value, after: Value, planned: ObjectValue) => boolean);
  /** Of a `computed` one: the attributes after whose change it is another. */
  readonly changesWith?: readonly string[];
  /** The kind whose ids it holds. */
  readonly refersTo?: string;
}

/** Attributes of nested blocks are required or optional, and changed in place. */
export interface NestedBlock {
  readonly nesting: "list" | "set";
  readonly most?: number;
  readonly attributes: Readonly<Record<string, Attribute & { readonly from: "required" | "optional" }>>;
}

export interface Shape {
  readonly description: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
}

/** A kind of thing that configurations can make, see {@link typeName}. Functions may throw {@link CloudError}. */
export interface Kind extends Shape {
  readonly name: string;
  /** Whether two of the same name may not be there at once. */
  readonly uniqueName?: true;
  /** What does not depend on the cloud. */
  readonly check?: (configuration: ObjectValue) => void;
  /** Fills in what the cloud chooses. `thing.attributes` holds what was asked for. */
  readonly made?: (thing: Thing, context: Context) => void;
  readonly changed?: (thing: Thing, before: ObjectValue, context: Context) => void;
  /** Before it goes: refuses, or takes along what belongs to it. */
  readonly going?: (thing: Thing, context: Context) => void;
  /** @returns what is still waited for before it counts as made, or undefined. */
  readonly waitsFor?: (thing: Thing, view: View) => Wait | undefined;
}

export interface Wait {
  /** Seconds after which waiting ends with an error. */
  readonly atMost: number;
  /** What is not so yet, as a sentence. */
  readonly missing: string;
}

/** Something that is only looked up. */
export interface Lookup extends Shape {
  readonly name: string;
  readonly find: (configuration: ObjectValue, view: View) => ObjectValue;
}

/** What configurations call it: `fakecloud_machine`, but `aws_instance`. */
export function typeName({ name }: { readonly name: string }): string {
  return name.startsWith("aws_") ? name : `fakecloud_${name}`;
}

/** What a cloud would answer: becomes a diagnostic. */
export class CloudError extends Error {
  constructor(
    readonly summary: string,
    readonly detail: string,
    readonly attribute?: string,
  ) {
    super(`${summary}: ${detail}`);
  }
}

/** `name` and `name_prefix`: with a prefix the cloud makes a name of its own, so that old and new can be there at once. */
export function names(): Readonly<Record<string, Attribute>> {
  return {
    name: { type: "string", from: "chosen", replaces: true, description: "The only one of its kind." },
    name_prefix: {
      type: "string",
      from: "optional",
      replaces: true,
      description: "What the name that the cloud chooses begins with.",
    },
  };
}

export const ID: Attribute = { type: "string", from: "computed", description: "Given by the cloud." };
export const TAGS: Attribute = { type: ["map", "string"], from: "optional", description: "Free texts." };
