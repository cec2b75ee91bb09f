import { nearest } from "../text/nearest.ts";

interface Named {
  readonly name: string;
}

/** The block of that name, or that there is none, with what may be meant: a sentence that goes on after the file. */
export function blockNamed<T extends Named>(
  kind: "image" | "target",
  name: string,
  blocks: readonly T[],
): { readonly block: T } | { readonly wrong: string } {
  const block = blocks.find((one) => one.name === name);
  if (block) return { block };
  const names = blocks.map((one) => one.name);
  const meant = nearest(name, names);
  const advice =
    meant !== undefined
      ? `do you mean "${meant}"?`
      : names.length > 0
        ? `there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}`
        : `add ${kind} "${name}" { ... }`;
  return { wrong: `there is no ${kind} "${name}"; ${advice}` };
}
