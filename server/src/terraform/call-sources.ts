import { asString } from "../eval/value.ts";
import type { Expression, TemplateExpression } from "../syntax/nodes.ts";
import { ANYWHERE, regionOf } from "./call-regions.ts";
import { isLocalSource, joined } from "./call-targets.ts";
import type { TerraformModule } from "./module.ts";

/** What the source of a call says: a folder, something that is to be fetched, or, as far as is known, only a region. */
export type CallSource =
  | { readonly kind: "folder"; readonly directory: string }
  | { readonly kind: "fetched" }
  | { readonly kind: "region"; readonly region: string };

/** Where a call leads. OpenTofu works sources out from variables, locals and paths. */
export function readCallSource(caller: TerraformModule, written: Expression): CallSource {
  if (written.kind === "literal") return located(caller, String(written.value)) ?? FETCHED;
  if (written.kind === "template" && hasFolderInside(caller, written))
    return { kind: "region", region: ANYWHERE };
  const value = asString(caller.evaluate(written));
  const found = value === undefined ? undefined : (located(caller, value) ?? FETCHED);
  if (found) return found;
  const region = written.kind === "template" ? regionOfTemplate(caller, written) : ANYWHERE;
  return region === undefined ? FETCHED : { kind: "region", region };
}

const FETCHED: CallSource = { kind: "fetched" };

/** Where a source leads that is a path, or begins with `path.module` or `path.root`, which are absolute here. */
function located(caller: TerraformModule, source: string): CallSource | undefined {
  if (isLocalSource(source)) return { kind: "folder", directory: joined(caller.directory, source) };
  for (const base of [caller.directory, caller.rootDirectory])
    if (source === base || source.startsWith(`${base}/`))
      return { kind: "folder", directory: joined(base, source.slice(base.length)) };
  return undefined;
}

/** `"./${path.module}/net"`: paths are absolute here, not as the tools fill them in. */
function hasFolderInside(caller: TerraformModule, { parts }: TemplateExpression): boolean {
  return parts.slice(1).some((part) => {
    const value = part.kind === "interpolation" ? asString(caller.evaluate(part.expression)) : undefined;
    return value !== undefined && (value === caller.directory || value === caller.rootDirectory);
  });
}

/** The region below what is known of the beginning. */
function regionOfTemplate(caller: TerraformModule, { parts }: TemplateExpression): string | undefined {
  let text = "";
  for (const [index, part] of parts.entries()) {
    const value = part.kind === "interpolation" ? asString(caller.evaluate(part.expression)) : undefined;
    const more = part.kind === "text" ? part.text : value;
    if (more === undefined) {
      const goesUp = parts.slice(index).some((one) => one.kind === "text" && one.text.includes(".."));
      return goesUp ? ANYWHERE : regionBelow(caller, text);
    }
    text += more;
  }
  return ANYWHERE;
}

function regionBelow(caller: TerraformModule, beginning: string): string | undefined {
  const own = `${caller.directory}/`;
  const local = beginning.startsWith(own) ? `./${beginning.slice(own.length)}` : beginning;
  if (local.startsWith(caller.rootDirectory)) return ANYWHERE;
  const region = regionOf(local);
  return region === undefined || region === ANYWHERE ? region : joined(caller.directory, region);
}
