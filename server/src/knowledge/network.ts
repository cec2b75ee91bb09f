/** Address ranges: what "the whole world" is, however it is written. */

export type AddressFamily = 4 | 6;

export interface AddressRange {
  readonly family: AddressFamily;
  /** First and last address, both included. */
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `10.0.0.0/8`, `::/0` or a single address; undefined for everything else. */
export function readRange(text: string): AddressRange | undefined {
  const known = RANGES.get(text);
  if (known !== undefined) return known === null ? undefined : known;
  const range = parseRange(text);
  if (RANGES.size >= MOST_RANGES) RANGES.clear();
  RANGES.set(text, range ?? null);
  return range;
}

/** The same few ranges stand everywhere, and the rules about what is open ask again and again. */
const RANGES = new Map<string, AddressRange | null>();
const MOST_RANGES = 2_000;

function parseRange(text: string): AddressRange | undefined {
  const [, address = "", length] = /^\s*([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?\s*$/.exec(text) ?? [];
  const family = address.includes(":") ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  const value = family === 4 ? readIpv4(address) : readIpv6(address);
  const prefix = length === undefined ? bits : Number(length);
  if (value === undefined || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

/** True for a range that holds every address of its family. */
export function isWorld(text: string): boolean {
  const range = readRange(text);
  return range !== undefined && coversFamily([range], range.family);
}

/**
 * Those of the texts that open the world: each one that does so alone, or, when none does, all that do so
 * together (`0.0.0.0/1` with `128.0.0.0/1`). Empty when even together they leave something out.
 */
export function worldAmong<T extends { readonly address: string | undefined }>(sources: readonly T[]): T[] {
  const alone = sources.filter((one) => one.address !== undefined && isWorld(one.address));
  if (alone.length > 0) return alone;
  const read = sources.flatMap((source) => {
    const range = source.address === undefined ? undefined : readRange(source.address);
    return range ? [{ source, range }] : [];
  });
  for (const family of [4, 6] as const) {
    const own = read.filter((one) => one.range.family === family);
    const needed = withoutNeedless(own, family);
    if (needed.length > 0) return needed.map((one) => one.source);
  }
  return [];
}

/** The same for the addresses of one family alone. */
export function worldOfFamily<T extends { readonly address: string | undefined }>(
  sources: readonly T[],
  family: AddressFamily,
): T[] {
  return worldAmong(sources.filter((one) => familyOf(one) === family));
}

/** Undefined for what is no range of addresses. */
export function familyOf(source: { readonly address: string | undefined }): AddressFamily | undefined {
  return source.address === undefined ? undefined : readRange(source.address)?.family;
}

/** The ranges that are needed to cover the family; empty when all of them do not. */
function withoutNeedless<T extends { readonly range: AddressRange }>(
  all: readonly T[],
  family: AddressFamily,
): T[] {
  const covers = (some: readonly T[]): boolean =>
    coversFamily(
      some.map((one) => one.range),
      family,
    );
  if (!covers(all)) return [];
  return all.reduce<readonly T[]>((kept, one) => {
    const rest = kept.filter((other) => other !== one);
    return covers(rest) ? rest : kept;
  }, all) as T[];
}

function coversFamily(ranges: readonly AddressRange[], family: AddressFamily): boolean {
  const ordered = [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1));
  let next = 0n;
  for (const range of ordered) {
    if (range.first > next) return false;
    if (range.last >= next) next = range.last + 1n;
  }
  return next === 1n << BigInt(family === 4 ? 32 : 128);
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255))
    return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(readGroups);
  if (!head) return undefined;
  if (halves.length === 1) return head.length === 8 ? joinGroups(head) : undefined;
  const gap = 8 - head.length - (tail?.length ?? 0);
  if (!tail || gap < 1) return undefined;
  return joinGroups([...head, ...new Array<number>(gap).fill(0), ...tail]);
}

/** The 16-bit groups of one side of a `::`; its last may be an IPv4 address. */
function readGroups(text: string): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (part.includes(".") && index === parts.length - 1) {
      const value = readIpv4(part);
      if (value === undefined) return undefined;
      groups.push(Number(value >> 16n), Number(value & 0xffffn));
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function joinGroups(groups: readonly number[]): bigint {
  return groups.reduce((value, group) => (value << 16n) + BigInt(group), 0n);
}
