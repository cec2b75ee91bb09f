import { asString } from "../../eval/value.ts";
import { attribute, sourceText } from "../../syntax/body.ts";
import { addAfter, remove, type SpanEdit } from "../../syntax/edits.ts";
import type { Block, Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { Fix } from "../rule.ts";

/**
 * Makes an EBS volume of its own of an `ebs_block_device`. Only where the zone is known without asking the machine:
 * a volume that takes its zone from the machine would be replaced with it.
 */
export function extractVolume(module: TerraformModule, machine: Resource, device: Block): Fix[] {
  const zone = zoneOf(module, machine);
  const name = module.value(device.body, "device_name");
  const path = name && asString(name);
  const isAlone = !attribute(machine.body, "count") && !attribute(machine.body, "for_each");
  if (machine.resourceType !== "aws_instance" || zone === undefined || !path || !isAlone) return [];
  // A volume is made of a size or of a snapshot.
  if (!attribute(device.body, "volume_size") && !attribute(device.body, "snapshot_id")) return [];
  const volume = `${machine.name}_${path.replace(/^.*\//, "")}`;
  if (module.resource(`aws_ebs_volume.${volume}`) || module.resource(`aws_volume_attachment.${volume}`))
    return [];
  return [
    {
      title: "Make it a volume of its own, attached to the machine",
      safe: false,
      effect: "replaces",
      edits: (): SpanEdit[] => [
        ...remove(device, machine.block.body),
        addAfter(machine.block, resources(machine, device, volume, zone)),
      ],
    },
  ];
}

function zoneOf(module: TerraformModule, machine: Resource): string | undefined {
  const written = attribute(machine.body, "availability_zone");
  if (written) return sourceText(written.expression);
  const subnet = attribute(machine.body, "subnet_id")?.expression;
  const address = subnet && subnetAddress(subnet);
  return address && module.resource(address) ? `${address}.availability_zone` : undefined;
}

function subnetAddress(expression: Expression): string | undefined {
  if (expression.kind !== "traversal") return undefined;
  const [name, property, ...rest] = expression.steps;
  const isId = expression.root === "aws_subnet" && property === "id" && rest.length === 0;
  return isId ? `aws_subnet.${name}` : undefined;
}

function resources(machine: Resource, device: Block, volume: string, zone: string): string {
  const settings = device.body.attributes.flatMap((one): [string, string][] => {
    const name = VOLUME_ATTRIBUTES[one.name];
    return name ? [[name, sourceText(one.expression)]] : [];
  });
  const deviceName = attribute(device.body, "device_name");
  return [
    ...written(`resource "aws_ebs_volume" "${volume}"`, [["availability_zone", zone], ...settings]),
    "",
    ...written(`resource "aws_volume_attachment" "${volume}"`, [
      ["device_name", deviceName ? sourceText(deviceName.expression) : '""'],
      ["volume_id", `aws_ebs_volume.${volume}.id`],
      ["instance_id", `${machine.address}.id`],
    ]),
  ].join("\n");
}

function written(header: string, attributes: readonly (readonly [string, string])[]): string[] {
  const single = attributes.filter(([, value]) => !value.includes("\n"));
  const width = Math.max(...single.map(([name]) => name.length));
  const long = attributes.filter(([, value]) => value.includes("\n"));
  return [
    `${header} {`,
    ...single.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`),
    ...long.flatMap(([name, value]) => ["", `  ${name} = ${dedented(value)}`]),
    "}",
  ];
}

/** Two less than inside the device's block. */
function dedented(value: string): string {
  return value.replaceAll("\r\n", "\n").replaceAll("\n  ", "\n");
}

const VOLUME_ATTRIBUTES: Readonly<Record<string, string>> = {
  volume_size: "size",
  volume_type: "type",
  iops: "iops",
  throughput: "throughput",
  encrypted: "encrypted",
  kms_key_id: "kms_key_id",
  snapshot_id: "snapshot_id",
  tags: "tags",
};
