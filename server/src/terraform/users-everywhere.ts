import { walk } from "../syntax/body.ts";
import type { Body } from "../syntax/nodes.ts";
import type { Resource, TerraformBlock, TerraformModule } from "./module.ts";
import { onceFor } from "./once.ts";
import { referencesThroughLocals } from "./provisioners.ts";

/** A block that refers to something, and the module it stands in. */
export interface User {
  readonly module: TerraformModule;
  readonly block: TerraformBlock;
}

/**
 * The blocks that refer to `address`, directly or through locals, in this module and in others: what is passed to a
 * called module is followed to the uses of its variable, what is an output to the uses of the call in the module that
 * makes it. Each block once.
 */
export function usersEverywhere(module: TerraformModule, address: string): readonly User[] {
  return onceFor(module, `users of ${address}`, () => findUsersEverywhere(module, address));
}

function findUsersEverywhere(module: TerraformModule, address: string): User[] {
  const found: User[] = [];
  const seen = new Set<TerraformBlock>();
  const asked = new Map<TerraformModule, Set<string>>();
  const visit = (where: TerraformModule, name: string): void => {
    const names = asked.get(where) ?? new Set();
    if (names.has(name)) return;
    asked.set(where, names.add(name));
    for (const block of where.usersOf(name)) {
      if (!seen.has(block)) found.push({ module: where, block });
      seen.add(block);
      if (block.type === "module") intoCall(where, block, name, visit);
      else if (block.type === "output") {
        for (const user of usersOfOutput(where, block)) {
          if (!seen.has(user.block)) found.push(user);
          seen.add(user.block);
          if (user.block.type === "module") intoCall(user.module, user.block, callOf(where), visit);
        }
      }
    }
  };
  visit(module, address);
  return found;
}

type Visit = (module: TerraformModule, address: string) => void;

function intoCall(module: TerraformModule, call: TerraformBlock, address: string, visit: Visit): void {
  const called = module.calls.module(call);
  if (!called) return;
  for (const argument of call.body.attributes) {
    const references = referencesThroughLocals(module, argument.expression);
    if (references.some((one) => one.address === address)) visit(called, `var.${argument.name}`);
  }
}

function callOf(module: TerraformModule): string {
  return module.use.call?.block.address ?? "";
}

/** Who reads an output, in the module that makes the call. */
function usersOfOutput(module: TerraformModule, output: TerraformBlock): User[] {
  const { call } = module.use;
  const name = output.block.labels[0]?.text;
  if (!call || name === undefined) return [];
  return call.caller
    .usersOf(call.block.address)
    .filter((block) => readsOutput(block.body, call.block.address, name))
    .map((block) => ({ module: call.caller, block }));
}

/** Whether one of the references to the call is to that output; behind an index it is not looked for. */
function readsOutput(body: Body, call: string, output: string): boolean {
  const [, name] = call.split(".");
  for (const attribute of body.attributes)
    for (const one of walk(attribute.expression)) {
      if (one.kind === "access" && one.name === output) return true;
      if (one.kind === "traversal" && one.root === "module" && one.steps[0] === name)
        if (one.steps[1] === output || one.steps[1] === undefined) return true;
    }
  return body.blocks.some((block) => readsOutput(block.body, call, output));
}

/** The resources among them that may exist, with the modules they stand in. */
export function resourcesUsing(
  module: TerraformModule,
  address: string,
): { readonly module: TerraformModule; readonly resource: Resource }[] {
  return usersEverywhere(module, address).flatMap(({ module: where, block }) =>
    block.type === "resource" && where.mayExist(block)
      ? [{ module: where, resource: block as Resource }]
      : [],
  );
}
