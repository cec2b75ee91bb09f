/** The address without keys of instances: `module.a["x.y"].aws_instance.web[0]` as `module.a.aws_instance.web`. */
export function blockAddress(address: string): string {
  return stepsOf(address)
    .map(({ name }) => name)
    .join(".");
}

/** `module.a["x"]` of `module.a["x"].aws_instance.web`; "" for the root module. */
export function moduleAddress(address: string): string {
  const steps = stepsOf(address);
  let count = 0;
  while (steps[count]?.name === "module" && steps[count + 1]) count += 2;
  return steps
    .slice(0, count)
    .map(({ name, key }) => `${name}${key}`)
    .join(".");
}

/** The names of the module calls on the way to it, and what is left in its own module, both without keys. */
export function withinModule(address: string): { readonly calls: readonly string[]; readonly local: string } {
  const names = stepsOf(address).map(({ name }) => name);
  const calls: string[] = [];
  while (names[0] === "module" && names.length > 1) calls.push(...names.splice(0, 2).slice(1));
  return { calls, local: names.join(".") };
}

interface Step {
  readonly name: string;
  /** With its brackets; "" for none. */
  readonly key: string;
}

function stepsOf(address: string): Step[] {
  const steps: Step[] = [];
  for (const match of address.matchAll(STEP))
    if (match[0] !== "") steps.push({ name: match[1] ?? "", key: match[2] ?? "" });
  return steps;
}

/** A name, and after it keys in brackets, in whose strings anything may stand. */
const STEP = /([^.[]*)((?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\])*)(?:\.|$)/g;
