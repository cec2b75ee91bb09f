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

/** What an address names, where nothing else says it. */
export interface AddressParts {
  /** The address of the module, "" for the root. */
  readonly module: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Of `count` or `for_each`. */
  readonly key: number | string | undefined;
}

export function partsOf(address: string): AddressParts {
  const module = moduleAddress(address);
  const local = stepsOf(address).slice(module === "" ? 0 : stepsOf(module).length);
  const isData = local[0]?.name === "data" && local.length > 2;
  const [type, named] = isData ? local.slice(1) : local;
  return {
    module,
    mode: isData ? "data" : "managed",
    type: type?.name ?? "",
    name: named?.name ?? "",
    key: keyIn(named?.key ?? ""),
  };
}

/** Of `[0]` or `["a"]`; a text as HCL writes it, which escapes more than JSON knows. */
function keyIn(brackets: string): number | string | undefined {
  const inside = brackets.slice(1, -1);
  if (/^\d+$/.test(inside)) return Number(inside);
  if (!inside.startsWith('"')) return undefined;
  return inside
    .slice(1, -1)
    .replace(/\\(n|r|t|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|["\\])|([$%])\2(?=\{)/g, (_, written, mark) =>
      mark ? mark : unescaped(written as string),
    );
}

function unescaped(written: string): string {
  if (written.length === 1) return { n: "\n", r: "\r", t: "\t" }[written] ?? written;
  const code = Number.parseInt(written.slice(1), 16);
  return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
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
