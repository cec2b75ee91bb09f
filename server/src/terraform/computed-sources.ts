import { ANYWHERE, regionOf } from "./call-regions.ts";

/**
 * Where the module calls in a text may lead whose sources are no plain strings (`local.net`, `"./modules/${var.kind}"`):
 * paths and regions as in `localSources`. More is among them than is true, nothing is missing that a value without `..`
 * can lead to.
 */
export function computedSourcesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const written of writtenSources(text)) {
    const target = targetOfWritten(written);
    if (target !== undefined) found.add(target);
  }
  return found;
}

/** What stands behind `source =` in calls, to the end of the line; in JSON the string. */
function* writtenSources(text: string): Generator<string> {
  if (text.includes('"module"')) for (const match of text.matchAll(IN_JSON)) yield match[1] as string;
  for (const header of text.matchAll(CALL)) {
    const start = header.index + header[0].length;
    NEXT_ITEM.lastIndex = start;
    const body = text.slice(start, NEXT_ITEM.exec(text)?.index);
    for (const match of body.matchAll(IN_CALL)) yield match[1] as string;
  }
}

function targetOfWritten(written: string): string | undefined {
  if (!written.startsWith('"')) return ANYWHERE;
  const inModule = written.replace(OWN_FOLDER, '"./');
  const [, beginning = "", next] = BEGINNING.exec(inModule) ?? [];
  // A plain string is no business of this search, unless it has become one just now.
  if (next === '"') return inModule === written ? undefined : beginning;
  // What goes up again behind the unknown may come out anywhere.
  return inModule.slice(beginning.length + 1).includes("..") ? ANYWHERE : regionOf(beginning);
}

const CALL = /\bmodule[^\S\n]+(?:"[^"\n]*"|[\w-]+)[^\S\n]*\{/g;
const NEXT_ITEM =
  /\n(?:resource|data|variable|output|locals|provider|terraform|module|moved|import|removed|check|ephemeral)\b[^\n=]*\{/g;
const IN_CALL = /\bsource[^\S\n]*=(?!=)[^\S\n]*([^\n]*)/g;
const IN_JSON = /"source"\s*:\s*("(?:[^"\\]|\\.)*")/g;
const OWN_FOLDER = /^"\$\{\s*path\.module\s*\}\//;
/** The plain beginning of a string, and what ends it. */
const BEGINNING = /^"((?:[^"\\$%]|[$%](?!\{))*)(["\\$%]?)/;
