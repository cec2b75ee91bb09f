import { attribute } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";

/**
 * The body of a block after an override block has been merged into it, as Terraform does: an attribute replaces
 * the attribute of its name; a nested block replaces all nested blocks of its type (and dynamic ones making
 * it); `lifecycle` is merged attribute by attribute.
 * Source: developer.hashicorp.com/terraform/language/files/override.
 */
export function mergeOverride(base: Body, override: Body): Body {
  const attributes = [
    ...base.attributes.filter(
      (one) => attribute(override, one.name) === undefined && !has(override, one.name),
    ),
    ...override.attributes,
  ];
  const replaced = new Set(override.blocks.filter((one) => one.type !== "lifecycle").map(madeType));
  const kept = base.blocks.filter(
    (one) => !replaced.has(madeType(one)) && attribute(override, madeType(one)) === undefined,
  );
  const blocks = [...kept.map((one) => mergeLifecycle(one, override)), ...added(base, override)];
  return { ...base, attributes, blocks, problems: [...base.problems, ...override.problems] };
}

function has(body: Body, blockType: string): boolean {
  return body.blocks.some((one) => madeType(one) === blockType);
}

/** The type of block that a block makes: its own, or for `dynamic "x"` the type x. */
function madeType(block: Block): string {
  return block.type === "dynamic" ? (block.labels[0]?.text ?? "") : block.type;
}

function mergeLifecycle(base: Block, override: Body): Block {
  if (base.type !== "lifecycle") return base;
  const body = override.blocks
    .filter((one) => one.type === "lifecycle")
    .reduce<Body>((merged, one) => mergeOverride(merged, one.body), base.body);
  return body === base.body ? base : { ...plain(base), body };
}

/** A block may compute its body when asked; a copy needs the values themselves. */
function plain(block: Block): Omit<Block, "body"> {
  const { kind, type, labels, range, headerRange, piece } = block;
  return { kind, type, labels, range, headerRange, piece };
}

function added(base: Body, override: Body): Block[] {
  const hasLifecycle = base.blocks.some((one) => one.type === "lifecycle");
  return override.blocks.filter((one) => one.type !== "lifecycle" || !hasLifecycle);
}
