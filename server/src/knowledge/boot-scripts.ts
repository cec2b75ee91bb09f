import { originOf } from "../eval/derived.ts";
import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksAt, blocksOfType } from "../syntax/body.ts";
import type { Body, Piece, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { onceFor } from "../terraform/once.ts";
import { BOOT_PLACES, type BootPlace } from "./boot-places.ts";
import { mapEntry } from "./map-entries.ts";
import { HOLE, type PlacedText, slice } from "./placed-text.ts";
import { scriptText } from "./script-text.ts";
import { referredAddress, unwrapped } from "./unwrapping.ts";

/**
 * `shell` stands for every script of which no more is known; `other` for what is certainly neither of the others:
 * Python, Ignition, settings in TOML, a list of addresses.
 */
export type ScriptLanguage = "shell" | "cloud-config" | "powershell" | "batch" | "other";

/** A script that a machine runs when it starts, or the cloud-config it is set up by. */
export interface BootScript {
  /** The machine, template or group that is given it; one of them when several share the text. */
  readonly resource: Resource;
  /** What gives it to the machine: `user_data`, `metadata["startup-script"]`. */
  readonly name: string;
  /** The value given to the machine. */
  readonly given: Span;
  readonly language: ScriptLanguage;
  readonly text: PlacedText;
  /** What an apply does to the resource when the script changes. */
  readonly change: "in place" | "replaces";
}

/** The boot scripts of a module's machines that may exist, each written text once. */
export function bootScripts(module: TerraformModule): readonly BootScript[] {
  return onceFor(module, bootScripts, () =>
    withoutRepeated(
      module
        .resources(...BOOT_PLACES.keys())
        .filter((resource) => module.mayExist(resource))
        .flatMap((resource) => bootScriptsOf(module, resource)),
    ),
  );
}

/** The boot scripts of one resource. */
export function bootScriptsOf(module: TerraformModule, resource: Resource): BootScript[] {
  return module
    .fact(bootScriptsOf, resource, () => givenTo(module, resource))
    .flatMap(({ address, scripts }) => {
      const config = address === undefined ? undefined : module.resource(address);
      const isConfig = config && CLOUD_INIT_TYPES.has(config.resourceType);
      return isConfig ? scripts(() => partsOf(module, config)) : scripts();
    });
}

/** What a machine is given at one of the places for it. */
interface Given {
  /** The block that it may come from, which says then what is in it. */
  readonly address: string | undefined;
  /** The scripts in it, or those of the block. */
  scripts(ofBlock?: () => ScriptPart[]): readonly BootScript[];
}

function givenTo(module: TerraformModule, resource: Resource): readonly Given[] {
  return (BOOT_PLACES.get(resource.resourceType) ?? []).flatMap((place) => {
    const path = place.path ?? [];
    const bodies = path.length === 0 ? [resource.body] : blocksAt(resource.body, path).map((one) => one.body);
    return bodies.flatMap((body) => givenAt(module, resource, body, place));
  });
}

function givenAt(module: TerraformModule, resource: Resource, body: Body, place: BootPlace): Given[] {
  const found = attribute(body, place.attribute);
  const given =
    found && (place.key === undefined ? found.expression : mapEntry(module, found.expression, place.key));
  if (!given) return [];
  const common = {
    resource,
    name: place.key === undefined ? place.attribute : `${place.attribute}["${place.key}"]`,
    given,
    change: changeOf(module, resource, place),
  };
  const complete = (parts: readonly ScriptPart[]): BootScript[] =>
    parts.map((one) => ({ ...common, ...one }));
  const own = complete(scriptsIn(scriptText(module, given), place.language));
  return [
    {
      address: referredAddress(unwrapped(module, given)),
      scripts: (ofBlock) => (ofBlock ? complete(ofBlock()) : own),
    },
  ];
}

type ScriptPart = Pick<BootScript, "language" | "text">;

/** The parts of a `cloudinit_config`. */
function partsOf(module: TerraformModule, config: Resource): ScriptPart[] {
  return blocksOfType(config.body, "part").flatMap((part) => {
    const content = attribute(part.body, "content");
    if (!content) return [];
    const type = module.value(part.body, "content_type");
    return scriptsIn(scriptText(module, content.expression), languageOfType(type && asString(type)));
  });
}

/** A text may hold several scripts: the parts of a mail-like document, or what stands between EC2's tags for Windows. */
function scriptsIn(text: PlacedText, language: ScriptLanguage | undefined): ScriptPart[] {
  if (text.text.replaceAll(HOLE, "").trim() === "") return [];
  if (language) return [{ language, text }];
  const tagged = [...text.text.matchAll(/<(powershell|script)>([\s\S]*?)(?:<\/\1>|$)/gi)];
  if (tagged.length > 0) {
    return tagged.map((match) => {
      const start = match.index + (match[1] as string).length + 2;
      return {
        language: match[1]?.toLowerCase() === "powershell" ? "powershell" : "batch",
        text: slice(text, { start, end: start + (match[2] as string).length }),
      };
    });
  }
  return /^(?:MIME-Version|Content-Type):/i.test(text.text.trimStart())
    ? mimeParts(text)
    : [{ language: languageOf(text.text), text }];
}

function mimeParts(document: PlacedText): ScriptPart[] {
  const [, boundary] = /boundary="?([^"\s;]+)/i.exec(document.text) ?? [];
  const [head = ""] = document.text.split(/\n\s*\n/);
  if (boundary === undefined) return mimePart(document, { start: 0, end: document.text.length });
  const parts: ScriptPart[] = [];
  let start = head.length;
  for (let next = start; next >= 0; start = next) {
    next = document.text.indexOf(`--${boundary}`, start + 1);
    if (start > head.length)
      parts.push(...mimePart(document, { start, end: next < 0 ? document.text.length : next }));
    if (next >= 0) next += boundary.length + 2;
  }
  return parts;
}

function mimePart(document: PlacedText, range: { start: number; end: number }): ScriptPart[] {
  const part = slice(document, range);
  const body = /\n[ \t]*\n/.exec(part.text);
  if (!body) return [];
  const start = body.index + body[0].length;
  const [, type] = /^[ \t]*Content-Type:\s*([^\s;]+)/im.exec(part.text.slice(0, start)) ?? [];
  return scriptsIn(slice(part, { start, end: part.text.length }), languageOfType(type));
}

function languageOfType(type: string | undefined): ScriptLanguage | undefined {
  if (type === undefined || !/x-shellscript|cloud-config|cloud-boothook|include-url|jinja/.test(type))
    return undefined;
  if (/jinja/.test(type)) return undefined;
  return /cloud-config/.test(type) ? "cloud-config" : /include-url/.test(type) ? "other" : "shell";
}

/** As cloud-init and its like for Windows tell it: by the first line. */
function languageOf(text: string): ScriptLanguage {
  const start = text.trimStart().replace(/^## template: *jinja\s+/, "");
  if (/^#cloud-config/.test(start)) return "cloud-config";
  if (/^#ps1|^rem cmd/i.test(start)) return /^#ps1/i.test(start) ? "powershell" : "batch";
  const [, interpreter] = /^#!\s*(\S+(?:[ \t]+\S+)?)/.exec(start) ?? [];
  if (interpreter !== undefined) return /sh\b/.test(interpreter) ? "shell" : "other";
  return /^(?:[{[]|#include|#part-handler|variant:|-----BEGIN)/.test(start) ? "other" : "shell";
}

function changeOf(module: TerraformModule, resource: Resource, place: BootPlace): BootScript["change"] {
  if (resource.resourceType !== "aws_instance") return place.change;
  const replaces = module.value(resource.body, "user_data_replace_on_change");
  return replaces && asBoolean(replaces) === true ? "replaces" : place.change;
}

/** Machines that share a text run one script; the instances of one block have one each, but its text is kept once. */
function withoutRepeated(scripts: readonly BootScript[]): BootScript[] {
  const seen = new Map<Piece, Map<string, { readonly first: BootScript; readonly instances: Set<string> }>>();
  return scripts.flatMap((script) => {
    const { text, language, resource } = script;
    const { piece, range } = text.spanOf({ start: 0, end: text.text.length });
    const texts = seen.get(originOf(piece)) ?? new Map();
    seen.set(originOf(piece), texts);
    const key = `${range.start} ${range.end} ${language} ${text.text}`;
    const known = texts.get(key);
    const instance = resource.instance ?? "";
    if (!known) {
      texts.set(key, { first: script, instances: new Set([instance]) });
      return [script];
    }
    if (known.first.resource.address !== resource.address || known.instances.has(instance)) return [];
    known.instances.add(instance);
    return [{ ...script, text: known.first.text }];
  });
}

const CLOUD_INIT_TYPES: ReadonlySet<string> = new Set(["cloudinit_config", "template_cloudinit_config"]);
