import { PROVISIONER_CARRIER_TYPES } from "../../knowledge/compute.ts";
import { removeAll, removeTopLevel } from "../../syntax/edits.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import {
  connectionOf,
  orphanedConnections,
  type Provisioner,
  provisionersIn,
  provisionersOf,
} from "../../terraform/provisioners.ts";
import type { Finding, Fix } from "../rule.ts";
import { type Bake, bakeOf } from "./bake.ts";

/** The provisioners of a module with the fixes for each; fixes of one resource are worked out together. */
export function* fixableProvisioners(
  module: TerraformModule,
  ...types: readonly string[]
): Generator<{ readonly provisioner: Provisioner; readonly fixes: () => Fix[] }> {
  const bakes = new Map<Resource, Bake | undefined>();
  for (const provisioner of provisionersIn(module, ...types)) {
    const { owner } = provisioner;
    const fixes = (): Fix[] => {
      if (!bakes.has(owner)) bakes.set(owner, bakeOf(module, owner));
      const bake = bakes.get(owner);
      return [
        ...(bake?.moved.some((one) => one.block === provisioner.block) ? [moveFix(bake)] : []),
        deleteProvisioners("Delete this provisioner", [provisioner]),
        ...(provisionersOf(owner).length === 1 && isExpendable(module, owner)
          ? [deleteCarrier(module, owner)]
          : []),
      ];
    };
    yield { provisioner, fixes };
  }
}

/**
 * The findings of a provisioner that logs in to a machine to change it.
 * @param words what it does, for "<address> ... a machine", and what a connection is to it.
 */
export function* laterChanges(
  module: TerraformModule,
  type: string,
  words: { readonly doing: string; readonly login: string },
): Generator<Finding> {
  for (const { provisioner, fixes } of fixableProvisioners(module, type)) {
    if (provisioner.when === "destroy") continue;
    const connection = connectionOf(provisioner);
    const login = connection && { piece: connection.piece, range: connection.headerRange };
    yield {
      at: provisioner.header,
      subject: provisioner.owner,
      message: `${provisioner.owner.address} ${words.doing} a machine after its start, which no image keeps and no plan shows`,
      related: login ? [{ at: login, message: words.login }] : [],
      fixes,
    };
  }
}

/** Moves what can be baked to a template and takes it away here. */
export function moveFix(bake: Bake): Fix {
  return {
    title: "Move to a Packer template",
    safe: false,
    effect: "no change",
    edits: () => [...bake.removals(), bake.template()],
  };
}

/** Takes provisioners away, with the connections that nothing uses any more. */
export function deleteProvisioners(title: string, provisioners: readonly Provisioner[]): Fix {
  return {
    title,
    safe: false,
    effect: "no change",
    edits: () => {
      const owner = provisioners[0]?.owner;
      const orphans = owner ? orphanedConnections(owner, provisioners) : [];
      return removeAll([...provisioners.map((one) => one.block), ...orphans]);
    },
  };
}

/** Takes a resource away that is only there to run provisioners. */
export function deleteCarrier(module: TerraformModule, carrier: Resource): Fix {
  return {
    title: `Delete ${carrier.address} with its provisioners`,
    safe: false,
    effect: "no change",
    edits: () => removeTopLevel(carrier.block, module.files),
  };
}

/** True for a resource that is nothing without its provisioners, and that nothing refers to. */
export function isExpendable(module: TerraformModule, resource: Resource): boolean {
  const { body, block } = resource;
  return (
    PROVISIONER_CARRIER_TYPES.has(resource.resourceType) &&
    body.problems.length === 0 &&
    [...body.attributes, ...body.blocks].every((one) => one.piece === block.piece) &&
    module.usersOf(resource.address).length === 0
  );
}
