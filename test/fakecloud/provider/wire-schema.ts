import type { Attribute, NestedBlock, Shape } from "../kinds/kind.ts";

const NESTING = { list: 2, set: 3 } as const;

/** A schema as the protocol writes it. */
export function wireSchema(shape: Shape): object {
  return { version: 0, block: wireBlock(shape) };
}

function wireBlock({ attributes, blocks, description }: Partial<Shape> & Pick<Shape, "attributes">): object {
  return {
    description: description ?? "",
    attributes: Object.entries(attributes).map(([name, attribute]) => wireAttribute(name, attribute)),
    blockTypes: Object.entries(blocks ?? {}).map(([name, block]) => wireNested(name, block)),
  };
}

function wireAttribute(name: string, { type, description, from, sensitive }: Attribute): object {
  return {
    name,
    type: new TextEncoder().encode(JSON.stringify(type)),
    description,
    required: from === "required",
    optional: from === "optional" || from === "chosen",
    computed: from === "computed" || from === "chosen",
    sensitive: sensitive === true,
  };
}

function wireNested(typeName: string, { nesting, most, attributes }: NestedBlock): object {
  return { typeName, nesting: NESTING[nesting], maxItems: most ?? 0, block: wireBlock({ attributes }) };
}
