import { attribute, blocksOfType, walk } from "../syntax/body.ts";
import { isOverrideFile } from "../syntax/names.ts";
import type { Attribute, Block, Body, Expression, Span, TraversalExpression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "./module.ts";
import { onceFor } from "./once.ts";
import { referenceOf } from "./references.ts";

/** A `provisioner` block of a resource. */
export interface Provisioner {
  /** `remote-exec`, `file`, `local-exec`, or one of another vendor. */
  readonly type: string;
  readonly owner: Resource;
  readonly block: Block;
  readonly header: Span;
  /** The arguments; those of the escape block `_ { ... }` are among them. */
  readonly body: Body;
  readonly when: "create" | "destroy";
  readonly continuesOnFailure: boolean;
  /** Its own connection; undefined when it takes the one of the resource. */
  readonly connection: Block | undefined;
}

/** The provisioners of a module, in the order of the resources and within one in the order they run. */
export function* provisionersIn(
  module: TerraformModule,
  ...types: readonly string[]
): Generator<Provisioner> {
  for (const resource of resourcesWith(module, "provisioner")) {
    for (const one of provisionersOf(resource)) if (types.length === 0 || types.includes(one.type)) yield one;
  }
}

/**
 * The resources that have a nested block of that type, also inside a provisioner. The others are passed over
 * by their text alone, because parsing their bodies is what would cost.
 */
export function resourcesWith(module: TerraformModule, blockType: Nested): readonly Resource[] {
  return onceFor(module, `with ${blockType}`, () => findResourcesWith(module, blockType));
}

function findResourcesWith(module: TerraformModule, blockType: Nested): Resource[] {
  const mentions = MENTIONS[blockType];
  const isOverridden = module.files.some((file) => isOverrideFile(file.path) && mentions.test(file.text));
  return module
    .resources()
    .filter((resource) => isOverridden || mentions.test(resource.block.piece.text))
    .filter((resource) => resource.body.blocks.some((one) => isOrHolds(one, blockType)));
}

function isOrHolds(one: Block, blockType: string): boolean {
  if (one.type === blockType) return true;
  return one.type === "provisioner" && withEscaped(one.body).blocks.some((inner) => inner.type === blockType);
}

export function provisionersOf(owner: Resource): Provisioner[] {
  return blocksOfType(owner.body, "provisioner").map((block) => {
    const body = withEscaped(block.body);
    return {
      type: block.labels[0]?.text ?? "",
      owner,
      block,
      header: { piece: block.piece, range: block.headerRange },
      body,
      when: keyword(body, "when") === "destroy" ? "destroy" : "create",
      continuesOnFailure: keyword(body, "on_failure") === "continue",
      connection: blocksOfType(body, "connection")[0],
    };
  });
}

/** The connection a provisioner uses: its own or the resource's. */
export function connectionOf(provisioner: Provisioner): Block | undefined {
  return provisioner.connection ?? blocksOfType(provisioner.owner.body, "connection")[0];
}

/** True for every provisioner that logs in to a machine; `local-exec` runs where Terraform does. */
export function usesConnection(provisioner: Provisioner): boolean {
  return provisioner.type !== "local-exec";
}

/** The resource's own connections that nothing uses once `removed` are gone. */
export function orphanedConnections(owner: Resource, removed: readonly Provisioner[]): Block[] {
  const gone = new Set(removed.map((one) => one.block));
  const stays = provisionersOf(owner).some((one) => usesConnection(one) && !gone.has(one.block));
  return stays ? [] : blocksOfType(owner.body, "connection");
}

/** What makes a carrier of provisioners run again: `triggers`, also as the block it once was, or `triggers_replace`. */
export function triggersOf(body: Body): Attribute[] {
  return [
    ...["triggers", "triggers_replace"].flatMap((name) => attribute(body, name) ?? []),
    ...blocksOfType(body, "triggers").flatMap((one) => one.body.attributes),
  ];
}

/** A reference in an expression, or in a local that the expression is made of. */
export interface FoundReference {
  readonly address: string;
  readonly at: TraversalExpression;
}

/** What the expression refers to, with what its locals refer to. */
export function referencesThroughLocals(module: TerraformModule, expression: Expression): FoundReference[] {
  const found: FoundReference[] = [];
  const seen = new Set<string>();
  const visit = (start: Expression): void => {
    for (const one of walk(start)) {
      const address = one.kind === "traversal" ? referenceOf(one.root, one.steps) : undefined;
      if (one.kind !== "traversal" || address === undefined) continue;
      found.push({ address, at: one });
      if (one.root !== "local" || seen.has(address)) continue;
      seen.add(address);
      const local = localExpression(module, one.steps[0] as string);
      if (local) visit(local);
    }
  };
  visit(expression);
  return found;
}

export function localExpression(module: TerraformModule, name: string): Expression | undefined {
  return module.localAttribute(name)?.expression;
}

/** `when = destroy` as it is written today, or quoted as it once was. */
function keyword(body: Body, name: string): string | undefined {
  const expression = attribute(body, name)?.expression;
  if (expression?.kind === "traversal" && expression.steps.length === 0) return expression.root;
  return expression?.kind === "literal" && typeof expression.value === "string"
    ? expression.value
    : undefined;
}

/** `_ { ... }` holds arguments whose names Terraform would take for its own. */
function withEscaped(body: Body): Body {
  const escaped = blocksOfType(body, "_");
  if (escaped.length === 0) return body;
  return {
    ...body,
    attributes: [...body.attributes, ...escaped.flatMap((one) => one.body.attributes)],
    blocks: [...body.blocks, ...escaped.flatMap((one) => one.body.blocks)],
  };
}

type Nested = "provisioner" | "connection";

const MENTIONS = { provisioner: /\bprovisioner\b/, connection: /\bconnection\b[^\n]*\{/ };
