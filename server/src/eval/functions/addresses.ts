/** An address range as `10.0.0.0/8` says it. */
export interface Prefix {
  /** 32 or 128. */
  readonly bits: number;
  readonly length: number;
  /** With the bits behind the length cleared. */
  readonly network: bigint;
}

/** Undefined when it is none. */
export function prefixOf(text: string): Prefix | undefined {
  const found = /^(.+)\/(\d{1,3})$/.exec(text);
  const address = found && addressOf(found[1] ?? "");
  if (!found || !address) return undefined;
  const length = Number(found[2]);
  if (length > address.bits || (found[2] ?? "").length > 3) return undefined;
  const hostBits = BigInt(address.bits - length);
  return { bits: address.bits, length, network: (address.value >> hostBits) << hostBits };
}

export interface Address {
  readonly bits: number;
  readonly value: bigint;
}

export function addressOf(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  const value = text.includes(":") ? version6(text) : version4(text);
  return value === undefined ? undefined : { bits: text.includes(":") ? 128 : 32, value };
}

const LONGEST_ADDRESS = 50;

/** Leading zeros are decimal, as in the first versions of Terraform. */
function version4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(Number(part)), 0n);
}

function version6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => groupsOf(half));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const given = head.length + (tail?.length ?? 0);
  if (tail ? given > 7 : given !== 8) return undefined;
  const groups = [...head, ...new Array<number>(8 - given).fill(0), ...(tail ?? [])];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

function groupsOf(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const embedded = index === parts.length - 1 ? version4(part) : undefined;
      if (embedded === undefined) return undefined;
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
    }
  }
  return groups;
}

export function addressText(value: bigint, bits: number): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  );
  const zeros = longestZeros(groups);
  if (!zeros) return groups.join(":");
  return `${groups.slice(0, zeros.start).join(":")}::${groups.slice(zeros.start + zeros.count).join(":")}`;
}

/** The first of the longest runs of at least two zeros. */
function longestZeros(
  groups: readonly string[],
): { readonly start: number; readonly count: number } | undefined {
  let best: { start: number; count: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let count = 0;
    while (groups[start + count] === "0") count++;
    if (count > 1 && count > (best?.count ?? 0)) best = { start, count };
  }
  return best;
}
