import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Block, Body } from "../syntax/nodes.ts";
import { comments } from "../syntax/scanner.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { isRootDevice } from "./boot-disks.ts";

/** A data volume that is written inside the machine it belongs to. Sources: the registries' documentation of the resources. */
export interface InlineVolume {
  readonly block: Block;
  /** Whether the volume is deleted with its machine; undefined when that is not known. */
  readonly goesWithMachine: boolean | undefined;
  /** Said in so many words, rather than by leaving it out. */
  readonly isSaid: boolean;
}

export function typesWithInlineVolumes(): string[] {
  return Object.keys(PLACES);
}

/** The data volumes of a machine or template; not its boot disk, not what is a cache by its name or the comment on it, not what exists by itself. */
export function inlineVolumesOf(module: TerraformModule, machine: Resource): InlineVolume[] {
  const place = PLACES[machine.resourceType];
  if (!place) return [];
  return blocksOfType(machine.body, place.type)
    .filter((one, index) => place.isData(module, one.body, index) && !CACHE.test(commentsOn(one)))
    .map((one) => {
      const [inner] = place.inner ? blocksOfType(one.body, place.inner) : [one];
      const owner = place.isMachines ? machine.body : inner?.body;
      const value = owner && module.value(owner, place.attribute);
      const isSaid = owner !== undefined && attribute(owner, place.attribute) !== undefined;
      return {
        block: one,
        goesWithMachine: value ? asBoolean(value) : isSaid ? undefined : place.goesWhenMissing,
        isSaid,
      };
    });
}

/** The comments right above the block and in it: often only they tell what a volume is for. */
function commentsOn({ piece, range }: Block): string {
  const found = comments(piece.text).filter((comment) => comment.start < range.end);
  let start = range.start;
  for (const comment of found.toReversed())
    if (comment.end <= start && /^[ \t]*\r?\n?[ \t]*$/.test(piece.text.slice(comment.end, start)))
      start = comment.start;
  return found
    .filter((comment) => comment.start >= start)
    .map((comment) => piece.text.slice(comment.start, comment.end))
    .join("\n");
}

/** Groups make machines of templates: what a template's machines lose with them is meant to go unless it says otherwise. */
export function isTemplate(resourceType: string): boolean {
  return PLACES[resourceType]?.isTemplate === true;
}

interface InlinePlace {
  readonly type: string;
  readonly inner?: string;
  readonly attribute: string;
  /** The attribute is the machine's and holds for all its volumes. */
  readonly isMachines?: true;
  readonly goesWhenMissing: boolean;
  readonly isTemplate?: true;
  isData(module: TerraformModule, body: Body, index: number): boolean;
}

const AWS_MACHINE: InlinePlace = {
  type: "ebs_block_device",
  attribute: "delete_on_termination",
  goesWhenMissing: true,
  isData: isDataDevice,
};

const GOOGLE_TEMPLATE: InlinePlace = {
  type: "disk",
  attribute: "auto_delete",
  goesWhenMissing: true,
  isTemplate: true,
  isData: (module, body, index) => {
    const boot = module.value(body, "boot");
    const type = module.value(body, "type");
    if (attribute(body, "source") || (type && asString(type) !== "PERSISTENT")) return false;
    return boot ? asBoolean(boot) === false : index > 0;
  },
};

const PLACES: Readonly<Record<string, InlinePlace>> = {
  aws_instance: AWS_MACHINE,
  aws_spot_instance_request: AWS_MACHINE,
  aws_launch_configuration: { ...AWS_MACHINE, isTemplate: true },
  aws_launch_template: {
    type: "block_device_mappings",
    inner: "ebs",
    attribute: "delete_on_termination",
    goesWhenMissing: true,
    isTemplate: true,
    isData: isDataDevice,
  },
  azurerm_virtual_machine: {
    type: "storage_data_disk",
    attribute: "delete_data_disks_on_termination",
    isMachines: true,
    goesWhenMissing: false,
    isData: (module, body) => {
      const option = module.value(body, "create_option");
      return (
        option !== undefined && !/^attach$/i.test(asString(option) ?? "attach") && !isCache(module, body)
      );
    },
  },
  google_compute_instance_template: GOOGLE_TEMPLATE,
  google_compute_region_instance_template: GOOGLE_TEMPLATE,
  alicloud_instance: {
    type: "data_disks",
    attribute: "delete_with_instance",
    goesWhenMissing: true,
    isData: (module, body) => !isCache(module, body),
  },
};

function isDataDevice(module: TerraformModule, body: Body): boolean {
  const device = module.value(body, "device_name");
  const name = device && asString(device);
  if (name === undefined || isRootDevice(name) || DOCKER_DEVICE.test(name)) return false;
  return !attribute(body, "virtual_name") && !attribute(body, "no_device") && !isCache(module, body);
}

/** By its name or tags. */
function isCache(module: TerraformModule, body: Body): boolean {
  const name = module.value(body, "name");
  const tags = module.value(body, "tags");
  const texts = [name, ...(tags?.kind === "object" ? tags.entries.values() : [])];
  return texts.some((one) => one && CACHE.test(asString(one) ?? "")) || CACHE.test(writtenName(body));
}

/** What stands in the code of a name of which not all is known. */
function writtenName(body: Body): string {
  const name = attribute(body, "name")?.expression;
  if (name?.kind !== "template") return "";
  return name.parts.map((part) => (part.kind === "text" ? part.text : "…")).join("");
}

/** Where Amazon's older ECS images kept Docker's layers. */
const DOCKER_DEVICE = /^\/dev\/xvdc[az]$/;
const CACHE = /(?:^|[^a-z])(?:caches?|scratch|swap|te?mp|ephemeral|docker)(?:[^a-z]|$)/i;
