import { asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Block, Body, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { mapEntry } from "./map-entries.ts";
import { HOLE } from "./placed-text.ts";
import { scriptText } from "./script-text.ts";
import { referredResource, unwrapped } from "./unwrapping.ts";

/** Something that Azure runs on or puts on a machine after its start. */
export interface VmExtension {
  readonly resource: Resource;
  /** The block of the extension: the resource, or a block of a scale set. */
  readonly block: Block;
  readonly body: Body;
  readonly header: Span;
  /** `runs`: commands or a configuration; `application`: a package that Azure keeps. */
  readonly kind: "runs" | "application";
  /** What the extension is called, or else its resource. */
  readonly name: string;
  /** `CustomScript`, `DSC`, ...; undefined where the resource has no type. */
  readonly type: string | undefined;
  /** The machine or scale set, where the module has it. */
  readonly machine: Resource | undefined;
}

/** The extensions of a module that change machines; those that watch or identify them are not among them. */
export function changingExtensions(module: TerraformModule): VmExtension[] {
  return [
    ...module.resources(...EXTENSIONS).flatMap((resource) => whole(module, resource)),
    ...module
      .resources("azurerm_virtual_machine_run_command")
      .map((resource) => ofResource(module, resource, "runs", undefined)),
    ...module
      .resources("azurerm_virtual_machine_gallery_application_assignment")
      .map((resource) => ofResource(module, resource, "application", undefined)),
    ...module.resources(...SCALE_SETS).flatMap((resource) => nested(module, resource)),
  ];
}

/** The command that a script extension for Linux runs, when it needs nothing else: no files, nothing secret or unknown. */
export function plainCommand(module: TerraformModule, { type, body }: VmExtension): string | undefined {
  if (!/^CustomScript(?:ForLinux)?$/i.test(type ?? "") || SECRETS.some((name) => attribute(body, name)))
    return undefined;
  const settings = attribute(body, "settings");
  const command = settings && commandIn(module, settings.expression);
  if (command === undefined || command.trim() === "" || command.includes(HOLE)) return undefined;
  return NEEDS_FILES.test(command) ? undefined : command.trim();
}

function commandIn(module: TerraformModule, settings: Parameters<typeof scriptText>[1]): string | undefined {
  const at = unwrapped(module, settings);
  const object = at.kind === "call" && at.name === "jsonencode" ? at.arguments[0] : undefined;
  if (object) {
    const entry = mapEntry(module, object, COMMAND);
    return entry && !mapEntry(module, object, "fileUris") ? scriptText(module, entry).text : undefined;
  }
  try {
    const read: unknown = JSON.parse(scriptText(module, settings).text);
    const entries = typeof read === "object" && read !== null ? new Map(Object.entries(read)) : new Map();
    const command: unknown = entries.get(COMMAND);
    return typeof command === "string" && !entries.has("fileUris") ? command : undefined;
  } catch {
    return undefined;
  }
}

function whole(module: TerraformModule, resource: Resource): VmExtension[] {
  const changing = changingType(module, resource.body);
  return changing && !onlyWaits(module, resource.body)
    ? [ofResource(module, resource, "runs", changing.type)]
    : [];
}

function ofResource(
  module: TerraformModule,
  resource: Resource,
  kind: VmExtension["kind"],
  type: string | undefined,
): VmExtension {
  const { block, body, header } = resource;
  const machine = MACHINE_REFERENCES.flatMap((name) => attribute(body, name) ?? [])
    .map((one) => referredResource(module, unwrapped(module, one.expression)))
    .find((one) => one !== undefined);
  return { resource, block, body, header, kind, name: resource.name, type, machine };
}

function nested(module: TerraformModule, resource: Resource): VmExtension[] {
  return blocksOfType(resource.body, "extension").flatMap((block): VmExtension[] => {
    const changing = changingType(module, block.body);
    const header = { piece: block.piece, range: block.headerRange };
    const given = module.value(block.body, "name");
    const name = given && asString(given);
    if (!changing || onlyWaits(module, block.body)) return [];
    const { type } = changing;
    const called = name ?? type ?? resource.name;
    return [
      { resource, block, body: block.body, header, kind: "runs", name: called, type, machine: resource },
    ];
  });
}

/** The type, which stays undefined where it is one of two that both change machines; undefined for other extensions. */
function changingType(
  module: TerraformModule,
  body: Body,
): { readonly type: string | undefined } | undefined {
  const written = attribute(body, "type");
  if (!written) return undefined;
  const type = asString(module.evaluate(written.expression));
  if (type !== undefined) return CHANGING_TYPES.test(type) ? { type } : undefined;
  const at = unwrapped(module, written.expression);
  if (at.kind !== "conditional") return undefined;
  const either = [at.whenTrue, at.whenFalse].map((one) => asString(module.evaluate(one)) ?? "");
  return either.every((one) => CHANGING_TYPES.test(one)) ? { type: undefined } : undefined;
}

/** It changes nothing: it only asks until somebody answers. */
function onlyWaits(module: TerraformModule, body: Body): boolean {
  const settings = attribute(body, "settings");
  const command = settings && commandIn(module, settings.expression);
  return command !== undefined && WAITS.test(command);
}

const WAITS =
  /^\s*powershell(?:\.exe)?\s+(?:-(?!c\b|command\b|enc)\w+(?:\s+\w+)?\s+)*-c(?:ommand)?\s+["']?\s*while\s*\((?:[^;|{}]|\n)*\bTest-(?:Net)?Connection\b[^;|{}]*\)\s*\{\s*Start-Sleep\s+(?:-\w+\s+)?\d+;?\s*\}\s*["']?\s*$/i;

const EXTENSIONS = ["azurerm_virtual_machine_extension", "azurerm_virtual_machine_scale_set_extension"];
const SCALE_SETS = [
  "azurerm_linux_virtual_machine_scale_set",
  "azurerm_windows_virtual_machine_scale_set",
  "azurerm_orchestrated_virtual_machine_scale_set",
  "azurerm_virtual_machine_scale_set",
];
const MACHINE_REFERENCES = ["virtual_machine_id", "virtual_machine_scale_set_id"];
const SECRETS = ["protected_settings", "protected_settings_from_key_vault"];
const COMMAND = "commandToExecute";
const NEEDS_FILES = /(?:^|[\s;&|'"])(?:\.\/|(?:ba|da|z)?sh\s+[^\s-])/;

/** Sources: the pages of the extensions' publishers. */
const CHANGING_TYPES =
  /^(?:CustomScript(?:Extension|ForLinux)?|RunCommand\w*|DSC(?:ForLinux)?|(?:Linux)?ChefClient|PuppetAgent|OSPatchingForLinux|VMAccess(?:ForLinux|Agent))$/i;
