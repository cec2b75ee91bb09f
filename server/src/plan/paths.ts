/** The way to a value inside of another: names of attributes, keys of maps, indices of lists. */
export type Path = readonly (string | number)[];

/** As in code: `tags.Name`, `ingress[0].cidr_blocks`, `tags["weird key"]`. */
export function shownPath(path: Path): string {
  let shown = "";
  for (const step of path) {
    if (typeof step === "number") shown += `[${step}]`;
    else if (isName(step)) shown += shown === "" ? step : `.${step}`;
    else shown += `[${JSON.stringify(step)}]`;
  }
  return shown;
}

/** The path that is shown so; the end is left out from where it cannot be read. */
export function readPath(shown: string): Path {
  const path: (string | number)[] = [];
  let end = 0;
  for (const match of shown.matchAll(/\.?([A-Za-z_][\w-]*)|\[(\d+|"(?:[^"\\]|\\.)*")\]/g)) {
    const [whole, name, key] = match;
    if (match.index !== end) break;
    end += whole.length;
    path.push(name ?? (JSON.parse(key ?? "0") as string | number));
  }
  return path;
}

export function isName(step: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(step);
}

/** The names on the way alone, since blocks of the same name are told apart by indices. */
export function namesIn(path: Path): string[] {
  return path.filter((step) => typeof step === "string");
}

/** True if one of the two leads into the other, or they are the same. */
export function overlap(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false;
  return true;
}
