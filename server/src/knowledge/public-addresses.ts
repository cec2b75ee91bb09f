import { asBoolean } from "../eval/value.ts";
import { attribute, blocksAt, blocksOfType } from "../syntax/body.ts";
import { remove, replace, type SpanEdit } from "../syntax/edits.ts";
import type { Attribute, Block, Body } from "../syntax/nodes.ts";
import { isCertainlySet } from "../terraform/certain.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/** Where a machine, or what machines are made from, is given an address of the internet. */
export interface PublicAddress {
  readonly resource: Resource;
  readonly at: Attribute | Block;
  /** What taking the address away does. */
  readonly effect: "in place" | "replaces";
  without(): SpanEdit[];
}

/** Every place of the module that certainly gives one. Sources: the registries' pages of the resources. */
export function publicAddresses(module: TerraformModule): PublicAddress[] {
  return module.resources(...SHAPES.keys()).flatMap((resource) => {
    const shape = SHAPES.get(resource.resourceType);
    if (!shape) return [];
    const bodies =
      shape.path.length === 0 ? [resource.body] : blocksAt(resource.body, shape.path).map((one) => one.body);
    return bodies.flatMap((body): PublicAddress[] => {
      const found = { resource, effect: shape.effect };
      if (shape.block !== undefined)
        return blocksOfType(body, shape.block).map((at) => ({
          ...found,
          at,
          without: () => remove(at, body),
        }));
      return givenBy(module, body, shape).map(({ at, without }) => ({ ...found, at, without }));
    });
  });
}

interface AddressShape {
  /** Blocks on the way to where it is written. */
  readonly path: readonly string[];
  readonly effect: "in place" | "replaces";
  /** A switch. */
  readonly flag?: string;
  /** The address itself. */
  readonly reference?: string;
  /** A block that asks for an address by being there. */
  readonly block?: string;
}

function givenBy(
  module: TerraformModule,
  body: Body,
  { flag, reference }: AddressShape,
): { at: Attribute; without: () => SpanEdit[] }[] {
  const written = attribute(body, flag ?? reference ?? "");
  if (!written) return [];
  if (flag !== undefined) {
    if (asBoolean(module.evaluate(written.expression)) !== true) return [];
    return [{ at: written, without: () => [replace(written.expression, "false")] }];
  }
  return isCertainlySet(module, written.expression)
    ? [{ at: written, without: () => remove(written, body) }]
    : [];
}

const AWS_FLAG = "associate_public_ip_address";
const SHAPES: ReadonlyMap<string, AddressShape> = new Map<string, AddressShape>([
  ["aws_instance", { path: [], flag: AWS_FLAG, effect: "replaces" }],
  ["aws_spot_instance_request", { path: [], flag: AWS_FLAG, effect: "replaces" }],
  ["aws_launch_configuration", { path: [], flag: AWS_FLAG, effect: "replaces" }],
  ["aws_launch_template", { path: ["network_interfaces"], flag: AWS_FLAG, effect: "in place" }],
  ["google_compute_instance", { path: ["network_interface"], block: "access_config", effect: "in place" }],
  [
    "google_compute_instance_from_template",
    { path: ["network_interface"], block: "access_config", effect: "in place" },
  ],
  [
    "google_compute_instance_template",
    { path: ["network_interface"], block: "access_config", effect: "replaces" },
  ],
  [
    "google_compute_region_instance_template",
    { path: ["network_interface"], block: "access_config", effect: "replaces" },
  ],
  [
    "azurerm_network_interface",
    { path: ["ip_configuration"], reference: "public_ip_address_id", effect: "in place" },
  ],
  ["yandex_compute_instance", { path: ["network_interface"], flag: "nat", effect: "in place" }],
  [
    "yandex_compute_instance_group",
    { path: ["instance_template", "network_interface"], flag: "nat", effect: "in place" },
  ],
  ["tencentcloud_instance", { path: [], flag: "allocate_public_ip", effect: "replaces" }],
]);
