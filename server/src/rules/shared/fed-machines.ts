import { isCompute } from "../../knowledge/compute.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../../terraform/module.ts";
import { localExpression } from "../../terraform/provisioners.ts";
import { referencesIn } from "../../terraform/references.ts";

/** A machine, template or group that takes something from a data source. */
export interface FedMachine {
  readonly machine: Resource;
  /** As seen from the module of the data source: `module.web.aws_instance.this`. */
  readonly address: string;
}

/** What is passed on and on comes to an end. */
const DEEPEST = 5;

/** The machines that refer to `address`, in the module itself and in those it calls with what it takes from there. */
export function fedMachines(module: TerraformModule, address: string, depth = 0): FedMachine[] {
  return module.usersOf(address).flatMap((user) => {
    if (user.type === "module" && depth < DEEPEST) return fedByCall(module, user, address, depth);
    const machine = user as Resource;
    if (user.type !== "resource" || !isCompute(machine.resourceType) || !module.mayExist(user)) return [];
    return [{ machine, address: machine.address }];
  });
}

function fedByCall(
  module: TerraformModule,
  call: TerraformBlock,
  address: string,
  depth: number,
): FedMachine[] {
  const called = module.calls.module(call);
  if (!called) return [];
  return call.body.attributes
    .filter((one) => refersTo(module, one.expression, address))
    .flatMap((one) => fedMachines(called, `var.${one.name}`, depth + 1))
    .map((one) => ({ ...one, address: `${call.address}.${one.address}` }));
}

/** Directly or through one local. */
function refersTo(module: TerraformModule, expression: Expression, address: string): boolean {
  const names = referencesIn(expression);
  if (names.has(address)) return true;
  return [...names].some((name) => {
    const local = name.startsWith("local.")
      ? localExpression(module, name.slice("local.".length))
      : undefined;
    return local !== undefined && referencesIn(local).has(address);
  });
}
